namespace Plimsoll.Input.Globbing;

/// <summary>A set of characters, <c>[a-z]</c> or <c>[!a-z]</c>.</summary>
internal sealed class GlobClass
{
    private readonly List<(int First, int Last)> ranges = [];

    private bool isNegated;

    /// <summary>Whether a code point is in the set; a slash never is.</summary>
    internal bool Contains(int character)
    {
        if (character == '/')
        {
            return false;
        }

        foreach (var (first, last) in ranges)
        {
            if (character >= first && character <= last)
            {
                return !isNegated;
            }
        }

        return isNegated;
    }

    /// <summary>Reads a set from behind its <c>[</c>.</summary>
    /// <param name="pattern">The whole pattern as code points.</param>
    /// <param name="at">The place behind <c>[</c>; afterwards that behind <c>]</c>.</param>
    /// <param name="syntax">Git negates by <c>!</c> and <c>^</c>, and knows <c>[:alpha:]</c>; Docker negates by <c>^</c> alone.</param>
    /// <returns>Null: the set does not end.</returns>
    internal static GlobClass? Read(ReadOnlySpan<int> pattern, ref int at, GlobSyntax syntax)
    {
        var set = new GlobClass();
        if (at < pattern.Length && (pattern[at] == '^' || (pattern[at] == '!' && syntax is GlobSyntax.GitIgnore)))
        {
            set.isNegated = true;
            at++;
        }

        // A bracket right in front is a member, and does not end the set.
        for (var isFirst = true; at < pattern.Length; isFirst = false)
        {
            if (pattern[at] == ']' && !isFirst)
            {
                at++;
                return set;
            }

            if (syntax is GlobSyntax.GitIgnore && set.AddNamed(pattern, ref at))
            {
                continue;
            }

            if (ReadMember(pattern, ref at) is not { } first)
            {
                return null;
            }

            var last = first;
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                if (ReadMember(pattern, ref at) is not { } end)
                {
                    return null;
                }

                last = end;
            }

            set.ranges.Add((first, last));
        }

        return null;
    }

    private static int? ReadMember(ReadOnlySpan<int> pattern, ref int at)
    {
        if (pattern[at] == '\\')
        {
            at++;
        }

        return at < pattern.Length ? pattern[at++] : null;
    }

    private bool AddNamed(ReadOnlySpan<int> pattern, ref int at)
    {
        if (at + 1 >= pattern.Length || pattern[at] != '[' || pattern[at + 1] != ':')
        {
            return false;
        }

        // The longest name has six letters; what is longer is no name but a set that begins with "[:".
        var end = at + 2;
        while (end < pattern.Length && end - at <= 8 && pattern[end] is >= 'a' and <= 'z')
        {
            end++;
        }

        if (end + 1 >= pattern.Length || pattern[end] != ':' || pattern[end + 1] != ']')
        {
            return false;
        }

        Span<char> name = stackalloc char[end - at - 2];
        for (var index = 0; index < name.Length; index++)
        {
            name[index] = (char)pattern[at + 2 + index];
        }

        if (!AddNamed(name))
        {
            return false;
        }

        at = end + 2;
        return true;
    }

    private bool AddNamed(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "digit": Add("09"); break;
            case "lower": Add("az"); break;
            case "upper": Add("AZ"); break;
            case "alpha": Add("azAZ"); break;
            case "alnum": Add("azAZ09"); break;
            case "xdigit": Add("09afAF"); break;
            case "blank": Add("  \t\t"); break;
            case "space": Add("  \t\r"); break;
            case "cntrl": Add("\u0001\u001F\u007F\u007F"); break;
            case "print": Add(" ~"); break;
            case "graph": Add("!~"); break;
            case "punct": Add("!/:@[`{~"); break;
            default: return false;
        }

        return true;
    }

    private void Add(string pairs)
    {
        for (var at = 0; at < pairs.Length; at += 2)
        {
            ranges.Add((pairs[at], pairs[at + 1]));
        }
    }
}
