namespace Plimsoll.Analyzers.Secrets;

/// <summary>
/// AWS secret access keys: forty characters of base64 that only a name, or an access key id close by, tells from other
/// text.
/// </summary>
internal sealed class AwsSecretMatcher(int family) : IMatcher
{
    private const int KeyLength = 40;
    private const int LinesAround = 3;
    private const int FarthestValue = 16;

    /// <summary>Looks for keys beside the access key ids that were found.</summary>
    public static void FindBesideIds(ReadOnlySpan<byte> bytes, ref List<SecretMatch>? found)
    {
        if (found is null)
        {
            return;
        }

        var families = SecretTables.Families;
        var family = Array.FindIndex(families, static candidate => candidate.Matcher == SecretMatcher.AwsSecret);
        foreach (var match in found.ToArray())
        {
            if (family >= 0 && families[match.Family].Info.Id == "PLM5001")
            {
                new AwsSecretMatcher(family).FindBeside(bytes, match, ref found);
            }
        }
    }

    /// <inheritdoc/>
    public int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found)
    {
        var start = at;
        while (start > 0 && at - start < 40 && AlphabetTable.Has(bytes[start - 1], Alphabet.Base64url))
        {
            start--;
        }

        var end = at + length;
        while (end < bytes.Length && end - at < 40 && AlphabetTable.Has(bytes[end], Alphabet.Base64url))
        {
            end++;
        }

        if (IsName(bytes[start..end]) && ValueBehind(bytes, end) is var value and >= 0 && IsKey(bytes, value))
        {
            Add(bytes, value, ref found);
        }

        return at + length;
    }

    /// <summary>A name with "secret" in it that also says aws, or access key.</summary>
    private static bool IsName(ReadOnlySpan<byte> name)
    {
        Span<byte> plain = stackalloc byte[96];
        var length = 0;
        foreach (var b in name)
        {
            if (b is not ((byte)'_' or (byte)'-') && length < plain.Length)
            {
                plain[length++] = (byte)(b | 0x20);
            }
        }

        plain = plain[..length];
        return plain.IndexOf("aws"u8) >= 0 || plain.IndexOf("secretaccesskey"u8) >= 0 || plain.IndexOf("secretkey"u8) >= 0;
    }

    private static int ValueBehind(ReadOnlySpan<byte> bytes, int at)
    {
        var limit = Math.Min(bytes.Length, at + FarthestValue);
        var hasOperator = false;
        for (; at < limit; at++)
        {
            if (bytes[at] is (byte)'=' or (byte)':' or (byte)' ' or (byte)'\t')
            {
                hasOperator = true;
            }
            else if (bytes[at] is not ((byte)'"' or (byte)'\'' or (byte)'>' or (byte)'\\' or (byte)',' or (byte)'`'))
            {
                return hasOperator ? at : -1;
            }
        }

        return -1;
    }

    private void FindBeside(ReadOnlySpan<byte> bytes, SecretMatch id, ref List<SecretMatch>? found)
    {
        var start = id.Start;
        for (var lines = 0; start > 0 && id.Start - start < 2000; start--)
        {
            if (bytes[start - 1] == '\n' && ++lines > LinesAround)
            {
                break;
            }
        }

        var end = id.End;
        for (var lines = 0; end < bytes.Length && end - id.End < 2000; end++)
        {
            if (bytes[end] == '\n' && ++lines > LinesAround)
            {
                break;
            }
        }

        for (var at = start; at + KeyLength <= end; at++)
        {
            if ((at == 0 || !AlphabetTable.Has(bytes[at - 1], Alphabet.Base64)) && IsKey(bytes, at))
            {
                Add(bytes, at, ref found);
            }
        }
    }

    private static bool IsKey(ReadOnlySpan<byte> bytes, int at)
    {
        if (at + KeyLength > bytes.Length)
        {
            return false;
        }

        bool upper = false, lower = false, digit = false, beyondHex = false;
        for (var i = 0; i < KeyLength; i++)
        {
            var b = bytes[at + i];
            if (!AlphabetTable.Has(b, Alphabet.Base64) || b == '=')
            {
                return false;
            }

            upper |= b is >= (byte)'A' and <= (byte)'Z';
            lower |= b is >= (byte)'a' and <= (byte)'z';
            digit |= b is >= (byte)'0' and <= (byte)'9';
            beyondHex |= !AlphabetTable.Has(b, Alphabet.Hex);
        }

        var ends = at + KeyLength == bytes.Length || !AlphabetTable.Has(bytes[at + KeyLength], Alphabet.Base64 | Alphabet.Base64url);
        return ends && upper && lower && digit && beyondHex && !Placeholder.IsOne(bytes.Slice(at, KeyLength));
    }

    private void Add(ReadOnlySpan<byte> bytes, int at, ref List<SecretMatch>? found)
    {
        (found ??= []).Add(new SecretMatch(family, at, KeyLength) { KeyName = KeyNames.LeftOf(bytes, at) });
    }
}
