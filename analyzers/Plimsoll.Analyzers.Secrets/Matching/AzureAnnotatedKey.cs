using System.Buffers.Binary;
using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>
/// Azure's keys of 84 characters: 52 random ones, JQQJ9 and a letter that says which layout, year and month, platform and
/// provider data, four letters that name the service, four of checksum.
/// </summary>
internal static class AzureAnnotatedKey
{
    private const int Length = 84;
    private const int CheckedBase64 = 80;

    // Marvin32 of the bytes that the first 80 characters decode to, seeded with "Default0" read backwards.
    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64BigEndian("Default0"u8);

    /// <summary>Right when the last four characters are the checksum of all before, in either of the two ways it is written.</summary>
    public static CheckResult Check(ReadOnlySpan<byte> token)
    {
        var text = Encoding.ASCII.GetString(token);
        if (text.Length < Length)
        {
            return CheckResult.Wrong;
        }

        text = text[..Length];
        var bytes = new byte[60];
        if (!Convert.TryFromBase64String(text[..CheckedBase64], bytes, out var count) || count != bytes.Length)
        {
            return CheckResult.Wrong;
        }

        var hash = Marvin32.Hash(bytes, Seed);
        var isRight = text.AsSpan(CheckedBase64).SequenceEqual(AsBase64(hash)) || text.AsSpan(CheckedBase64).SequenceEqual(AsBase62(hash));
        return new CheckResult(isRight, [new("service", text.Substring(76, 4))]);
    }

    /// <summary>The first three bytes of the hash.</summary>
    internal static string AsBase64(uint hash)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, hash);
        return Convert.ToBase64String(bytes[..3]);
    }

    /// <summary>Four of the six digits of the hash to the base 62.</summary>
    internal static string AsBase62(uint hash)
    {
        const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var text = new StringBuilder();
        while (hash > 0)
        {
            text.Insert(0, Digits[(int)(hash % 62)]);
            hash /= 62;
        }

        return text.ToString().PadRight(6, '0')[..4];
    }
}
