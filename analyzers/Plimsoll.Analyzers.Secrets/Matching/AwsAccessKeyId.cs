using System.Globalization;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>AWS access key ids tell the account that they belong to.</summary>
internal static class AwsAccessKeyId
{
    /// <summary>
    /// The sixteen characters behind the prefix are base32; bits 2 to 41 of their first six bytes are the account. Ids from
    /// before 2019, whose fifth character is I or J, carry none.
    /// </summary>
    public static CheckResult Check(ReadOnlySpan<byte> token)
    {
        var body = token[4..];
        if (body[0] is (byte)'I' or (byte)'J')
        {
            return CheckResult.Right;
        }

        ulong bits = 0;
        for (var i = 0; i < 10; i++)
        {
            bits = (bits << 5) | (uint)(body[i] >= 'A' ? body[i] - 'A' : body[i] - '2' + 26);
        }

        // Ten characters are 50 bits: the first 48 are six bytes, of which the first bit is not the account's.
        var account = ((bits >> 2) & 0x7FFF_FFFF_FF80) >> 7;
        return new CheckResult(IsRight: true, [new("account", account.ToString("D12", CultureInfo.InvariantCulture))]);
    }
}
