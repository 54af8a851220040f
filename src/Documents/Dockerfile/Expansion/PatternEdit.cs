namespace Plimsoll.Documents.Dockerfile.Expansion;

/// <summary>The modifiers <c>#</c>, <c>%</c> and <c>/</c>, with <c>*</c> and <c>?</c> in their patterns.</summary>
internal static class PatternEdit
{
    // Matching costs at most text times pattern.
    private const int LongestPattern = 256;
    private const int LongestText = 512;

    /// <summary>The edited text; null when it is beyond the bounds.</summary>
    public static string? Apply(string text, char modifier, bool twice, string operand)
    {
        if (operand.Length > LongestPattern || text.Length > LongestText)
        {
            return null;
        }

        return modifier switch
        {
            '#' => text[PrefixLength(text, operand, twice)..],
            '%' => text[..SuffixStart(text, operand, twice)],
            _ => Replace(text, operand, all: twice),
        };
    }

    private static int PrefixLength(string text, string pattern, bool longest)
    {
        var found = 0;
        for (var length = 0; length <= text.Length; length++)
        {
            if (Matches(text.AsSpan(0, length), pattern))
            {
                found = length;
                if (!longest)
                {
                    break;
                }
            }
        }

        return found;
    }

    private static int SuffixStart(string text, string pattern, bool longest)
    {
        var found = text.Length;
        for (var start = text.Length; start >= 0; start--)
        {
            if (Matches(text.AsSpan(start), pattern))
            {
                found = start;
                if (!longest)
                {
                    break;
                }
            }
        }

        return found;
    }

    private static string? Replace(string text, string operand, bool all)
    {
        var slash = operand.IndexOf('/', StringComparison.Ordinal);
        var pattern = slash < 0 ? operand : operand[..slash];
        var replacement = slash < 0 ? "" : operand[(slash + 1)..];
        if (pattern.Length == 0)
        {
            return text;
        }

        if (pattern.AsSpan().IndexOfAny('*', '?') >= 0)
        {
            return null;
        }

        if (all)
        {
            return text.Replace(pattern, replacement, StringComparison.Ordinal);
        }

        var found = text.IndexOf(pattern, StringComparison.Ordinal);
        return found < 0 ? text : string.Concat(text.AsSpan(0, found), replacement, text.AsSpan(found + pattern.Length));
    }

    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        int t = 0, p = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
