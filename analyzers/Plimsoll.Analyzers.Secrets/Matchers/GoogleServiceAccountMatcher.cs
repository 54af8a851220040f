namespace Plimsoll.Analyzers.Secrets;

/// <summary>The JSON file of a Google service account: its type, the account's address, and a private key that decodes.</summary>
internal sealed class GoogleServiceAccountMatcher(int family) : IMatcher
{
    private const int Farthest = 8 * 1024;

    /// <inheritdoc/>
    public int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found)
    {
        var start = Math.Max(0, at - Farthest);
        var around = bytes[start..Math.Min(bytes.Length, at + Farthest)];
        var account = AccountIn(around);
        var key = around.IndexOf("private_key\""u8);
        if (account is not null && key >= 0 && around[key..].IndexOf("-----BEGIN "u8) is var begin and >= 0 and < 64
            && PemKey.Read(around, key + begin) is { } pem)
        {
            (found ??= []).Add(new SecretMatch(family, start + key + begin, pem.Length)
            {
                KeyName = "private_key",
                Facts = [new("account", account)],
            });
        }

        return at + length;
    }

    private static string? AccountIn(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf(".iam.gserviceaccount.com"u8);
        if (end < 0)
        {
            return null;
        }

        var start = end;
        while (start > 0 && end - start < 100 && (AlphabetTable.Has(text[start - 1], Alphabet.Base64url) || text[start - 1] is (byte)'@' or (byte)'.'))
        {
            start--;
        }

        return System.Text.Encoding.ASCII.GetString(text[start..(end + ".iam.gserviceaccount.com".Length)]);
    }
}
