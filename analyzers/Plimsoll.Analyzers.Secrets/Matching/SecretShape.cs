using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>A part of a shape behind its prefix.</summary>
/// <param name="literal">The text; empty for a run.</param>
/// <param name="alphabet">The alphabet of a run.</param>
/// <param name="minimum">The least characters of a run.</param>
/// <param name="maximum">The most characters of a run.</param>
internal sealed class ShapePart(string literal, Alphabet alphabet, int minimum, int maximum)
{
    public byte[] Literal { get; } = Encoding.ASCII.GetBytes(literal);

    public Alphabet Alphabet { get; } = alphabet;

    public int Minimum { get; } = minimum;

    public int Maximum { get; } = maximum;
}

/// <summary>How a token looks: a prefix that the engine looks for, and what follows.</summary>
internal sealed class SecretShape(int family, string prefix, ShapePart[] parts, SecretCheck check, bool isLowered, bool keepsFailed)
{
    public int Family { get; } = family;

    public string PrefixText { get; } = prefix;

    public byte[] Prefix { get; } = Encoding.ASCII.GetBytes(prefix);

    public ShapePart[] Parts { get; } = parts;

    public SecretCheck Check { get; } = check;

    public bool IsLowered { get; } = isLowered;

    public bool KeepsFailed { get; } = keepsFailed;

    /// <summary>Whether the prefix may begin a run of the first pass; others are searched for by themselves.</summary>
    public bool StartsRun { get; } = IsRunStart(prefix, parts);

    /// <summary>
    /// The length of the token that starts at an index behind its prefix, or -1. A run takes all it can; a run that could
    /// go on behind the end of the shape is a longer word, and no token.
    /// </summary>
    public int Match(ReadOnlySpan<byte> text, int at)
    {
        var start = at;
        at += Prefix.Length;
        foreach (var part in Parts)
        {
            if (part.Alphabet == Alphabet.None)
            {
                if (!text[at..].StartsWith(part.Literal))
                {
                    return -1;
                }

                at += part.Literal.Length;
                continue;
            }

            var end = Math.Min(text.Length, at + part.Maximum);
            var from = at;
            while (at < end && AlphabetTable.Has(text[at], part.Alphabet))
            {
                at++;
            }

            if (at - from < part.Minimum)
            {
                return -1;
            }
        }

        return at < text.Length && IsWordByte(text[at]) ? -1 : at - start;
    }

    private static bool IsWordByte(byte b) => AlphabetTable.Has(b, Alphabet.Base64url);

    private static bool IsRunStart(string prefix, ShapePart[] parts)
    {
        foreach (var c in prefix)
        {
            if (!AlphabetTable.Has((byte)c, Alphabet.Token))
            {
                return false;
            }
        }

        // The run must be as long as the first pass asks, up to the first byte that is no token character.
        var length = prefix.Length;
        foreach (var part in parts)
        {
            if (part.Alphabet == Alphabet.None)
            {
                foreach (var b in part.Literal)
                {
                    if (!AlphabetTable.Has(b, Alphabet.Token))
                    {
                        return length >= SecretSearch.ShortestRun;
                    }
                }

                length += part.Literal.Length;
            }
            else
            {
                length += part.Minimum;
            }
        }

        return length >= SecretSearch.ShortestRun;
    }
}
