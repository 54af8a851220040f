using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Finds the name that a value is given to: <c>name = "value"</c> and its kin in most formats.</summary>
internal static class KeyNames
{
    private const int Farthest = 80;

    /// <summary>The name at the left of a value on the same line, or null.</summary>
    public static string? LeftOf(ReadOnlySpan<byte> bytes, int start)
    {
        var lowest = Math.Max(0, start - Farthest);
        var at = start - 1;
        var operators = 0;
        while (at >= lowest && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'"' or (byte)'\'' or (byte)'=' or (byte)':' or (byte)'`' or (byte)'>' or (byte)'\\')
        {
            operators += bytes[at] is (byte)'=' or (byte)':' or (byte)' ' ? 1 : 0;
            at--;
        }

        var end = at + 1;
        while (at >= lowest && (AlphabetTable.Has(bytes[at], Alphabet.Base64url) || bytes[at] == '.'))
        {
            at--;
        }

        var length = end - at - 1;
        var name = bytes.Slice(at + 1, length);
        return operators > 0 && length is > 0 and <= 64 && !AlphabetTable.Has(name[0], Alphabet.Digit) && !LooksRandom(name)
            ? Encoding.ASCII.GetString(name)
            : null;
    }

    /// <summary>A token that another stands beside is no name, and must not be shown as one.</summary>
    private static bool LooksRandom(ReadOnlySpan<byte> name)
    {
        int upper = 0, lower = 0, digits = 0;
        var isOneWord = true;
        foreach (var b in name)
        {
            isOneWord &= AlphabetTable.Has(b, Alphabet.Base62);
            upper += b is >= (byte)'A' and <= (byte)'Z' ? 1 : 0;
            lower += b is >= (byte)'a' and <= (byte)'z' ? 1 : 0;
            digits += AlphabetTable.Has(b, Alphabet.Digit) ? 1 : 0;
        }

        return name.Length >= 16 && digits >= 3 && (isOneWord || (upper >= 3 && lower >= 3));
    }
}
