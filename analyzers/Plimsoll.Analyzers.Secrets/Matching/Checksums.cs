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
