using System.IO.Hashing;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Checksums that providers put into their tokens.</summary>
internal static class Checksums
{
    private const int CheckedLength = 30;
    private const int DigitsBase62 = 6;
    private const int DigitsBase36 = 7;

    /// <summary>
    /// GitHub's and npm's: the last six of 36 characters are the CRC-32 of the first thirty as a number to the base 62,
    /// digits 0-9A-Za-z, padded with zeros.
    /// </summary>
    public static bool HasCrc32Base62(ReadOnlySpan<byte> body) =>
        body.Length == CheckedLength + DigitsBase62
        && ToBase62(Crc32.HashToUInt32(body[..CheckedLength]), DigitsBase62).AsSpan().SequenceEqual(ToChars(body[CheckedLength..]));

    /// <summary>GitLab's routable tokens: the last seven characters are the CRC-32 of all before as a number to the base 36.</summary>
    public static bool HasGitlabCrc32(ReadOnlySpan<byte> token) =>
        token.Length > DigitsBase36
        && ToBase36(Crc32.HashToUInt32(token[..^DigitsBase36]), DigitsBase36).AsSpan().SequenceEqual(ToChars(token[^DigitsBase36..]));

    /// <summary>Grafana's: behind the last underscore stands the CRC-32 of all before it, its bytes in hexadecimal, lowest first.</summary>
    public static bool HasCrc32Hex(ReadOnlySpan<byte> token)
    {
        var at = token.LastIndexOf((byte)'_');
        return at > 0 && Convert.ToHexStringLower(Crc32.Hash(token[..at])).AsSpan().SequenceEqual(ToChars(token[(at + 1)..]));
    }

    /// <summary>Bech32 (BIP 173): all in one case, a human part, <c>1</c>, and data whose last six characters are a checksum.</summary>
    public static bool IsBech32(ReadOnlySpan<byte> token)
    {
        const string Digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        var separator = token.LastIndexOf((byte)'1');
        if (separator < 1)
        {
            return false;
        }

        var sum = 1u;
        for (var i = 0; i < separator; i++)
        {
            sum = Bech32Step(sum) ^ (uint)(char.ToLowerInvariant((char)token[i]) >> 5);
        }

        sum = Bech32Step(sum);
        for (var i = 0; i < separator; i++)
        {
            sum = Bech32Step(sum) ^ (uint)(char.ToLowerInvariant((char)token[i]) & 31);
        }

        foreach (var b in token[(separator + 1)..])
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant((char)b), StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            sum = Bech32Step(sum) ^ (uint)digit;
        }

        return sum == 1;
    }

    private static uint Bech32Step(uint sum)
    {
        ReadOnlySpan<uint> generator = [0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3];
        var top = sum >> 25;
        sum = (sum & 0x1FFFFFF) << 5;
        for (var i = 0; i < generator.Length; i++)
        {
            sum ^= ((top >> i) & 1) != 0 ? generator[i] : 0;
        }

        return sum;
    }

    /// <summary>A number to the base 62, digits 0-9A-Za-z, padded.</summary>
    public static string ToBase62(uint value, int digits) => ToBase(value, digits, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>A number to the base 36, digits 0-9a-z, padded.</summary>
    public static string ToBase36(uint value, int digits) => ToBase(value, digits, "0123456789abcdefghijklmnopqrstuvwxyz");

    private static string ToBase(uint value, int digits, string alphabet)
    {
        var text = new char[digits];
        for (var i = digits - 1; i >= 0; i--)
        {
            text[i] = alphabet[(int)(value % (uint)alphabet.Length)];
            value /= (uint)alphabet.Length;
        }

        return new string(text);
    }

    private static char[] ToChars(ReadOnlySpan<byte> bytes)
    {
        var chars = new char[bytes.Length];
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = (char)bytes[i];
        }

        return chars;
    }
}
