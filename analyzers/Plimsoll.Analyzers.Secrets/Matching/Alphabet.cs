namespace Plimsoll.Analyzers.Secrets;

/// <summary>The sets of characters that tokens are made of; bits of a class table.</summary>
[Flags]
internal enum Alphabet : ushort
{
    None = 0,
    Digit = 1,
    Hex = 2,
    UpperHex = 4,
    Base32 = 8,
    Base36 = 16,
    Base62 = 32,
    UpperAlnum = 64,
    Base64url = 128,
    Base64 = 256,
    Word = 512,

    /// <summary>What a run of the first pass is made of: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>.</summary>
    Token = 1024,
}

/// <summary>The alphabets that each byte belongs to.</summary>
internal static class AlphabetTable
{
    private static readonly Alphabet[] Classes = Build();
    private static readonly byte[] TokenBytes = Array.ConvertAll(Classes, static c => (byte)((c & Alphabet.Token) != Alphabet.None ? 1 : 0));

    /// <summary>Whether a byte belongs to an alphabet.</summary>
    public static bool Has(byte b, Alphabet alphabet) => (Classes[b] & alphabet) != Alphabet.None;

    /// <summary>For the hot loop: 1 for each byte that a run may hold.</summary>
    public static ReadOnlySpan<byte> Tokens => TokenBytes;

    private static Alphabet[] Build()
    {
        var classes = new Alphabet[256];
        for (var c = 0; c < 128; c++)
        {
            var isDigit = c is >= '0' and <= '9';
            var isLower = c is >= 'a' and <= 'z';
            var isUpper = c is >= 'A' and <= 'Z';
            var isAlnum = isDigit || isLower || isUpper;
            classes[c] =
                (isDigit ? Alphabet.Digit : Alphabet.None)
                | (isDigit || c is >= 'a' and <= 'f' ? Alphabet.Hex : Alphabet.None)
                | (isDigit || c is >= 'A' and <= 'F' ? Alphabet.UpperHex : Alphabet.None)
                | (isUpper || c is >= '2' and <= '7' ? Alphabet.Base32 : Alphabet.None)
                | (isDigit || isLower ? Alphabet.Base36 : Alphabet.None)
                | (isAlnum ? Alphabet.Base62 : Alphabet.None)
                | (isDigit || isUpper ? Alphabet.UpperAlnum : Alphabet.None)
                | (isAlnum || c is '-' or '_' ? Alphabet.Base64url | Alphabet.Token : Alphabet.None)
                | (isAlnum || c is '+' or '/' or '=' ? Alphabet.Base64 : Alphabet.None)
                | (isAlnum || c == '_' ? Alphabet.Word : Alphabet.None)
                | (c == '.' ? Alphabet.Token : Alphabet.None);
        }

        return classes;
    }
}
