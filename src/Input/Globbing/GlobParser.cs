using System.Text;

namespace Plimsoll.Input.Globbing;

/// <summary>Reads patterns into steps.</summary>
internal static class GlobParser
{
    /// <summary>Longer patterns are refused; no path is longer on most systems.</summary>
    private const int MaximumLength = 4096;

    /// <summary>A pattern as steps; <see cref="Literal"/> when it is a plain name (at any depth) or, with a slash in front, a plain path.</summary>
    internal sealed record Parsed(GlobToken[] Tokens, bool IsNegated, bool IsForDirectories, string? Literal);

    internal static Parsed? Parse(string line, GlobSyntax syntax) =>
        line.Length > MaximumLength ? null
        : syntax is GlobSyntax.GitIgnore ? ParseGit(line)
        : ParseDocker(line);

    private static Parsed? ParseGit(string line)
    {
        var text = TrimEnd(line);
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var isNegated = text[0] == '!';
        text = isNegated ? text[1..] : text;

        // Whether a slash in front or within ties it to the directory of the file; one at the end does not.
        var isForDirectories = text.EndsWith('/');
        text = isForDirectories ? text[..^1] : text;
        var isAnchored = text.Contains('/');
        text = text.StartsWith('/') ? text[1..] : text;
        return text.Length == 0 ? null : Build(text, isNegated, isForDirectories, isAnchored, GlobSyntax.GitIgnore);
    }

    private static Parsed? ParseDocker(string line)
    {
        if (line.StartsWith('#'))
        {
            return null;
        }

        var text = line.Trim();
        var isNegated = text.StartsWith('!');
        text = Clean(isNegated ? text[1..].Trim() : text);
        return text.Length == 0 ? null : Build(text, isNegated, isForDirectories: false, isAnchored: true, GlobSyntax.DockerIgnore);
    }

    /// <summary>Blanks at the end do not count, but for one behind a backslash; nor does the CR of a CRLF.</summary>
    private static string TrimEnd(string line)
    {
        var end = line.EndsWith('\r') ? line.Length - 1 : line.Length;
        while (end > 0 && line[end - 1] == ' ')
        {
            var backslashes = 0;
            while (end - 2 - backslashes >= 0 && line[end - 2 - backslashes] == '\\')
            {
                backslashes++;
            }

            if (backslashes % 2 == 1)
            {
                break;
            }

            end--;
        }

        return line[..end];
    }

    /// <summary>The shortest form of a path: no empty or <c>.</c> segments, <c>..</c> taken back by text, none in front.</summary>
    private static string Clean(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/'))
        {
            if (segment is ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    private static Parsed? Build(string text, bool isNegated, bool isForDirectories, bool isAnchored, GlobSyntax syntax)
    {
        if (!text.AsSpan().ContainsAny("*?[\\"))
        {
            var literal = isAnchored ? $"/{text}" : text;
            return new Parsed([], isNegated, isForDirectories, literal);
        }

        var tokens = new List<GlobToken>(text.Length + 2);
        if (!isAnchored)
        {
            AddAnythingThenSlash(tokens);
        }

        return Append(tokens, CodePoints(text), syntax)
            ? new Parsed([.. tokens], isNegated, isForDirectories, Literal: null)
            : null;
    }

    private static bool Append(List<GlobToken> tokens, ReadOnlySpan<int> pattern, GlobSyntax syntax)
    {
        for (var at = 0; at < pattern.Length;)
        {
            var character = pattern[at++];
            switch (character)
            {
                case '?':
                    tokens.Add(new GlobToken(GlobTokenKind.AnyOne));
                    break;
                case '*':
                    AppendStars(tokens, pattern, ref at, syntax);
                    break;
                case '[':
                    if (GlobClass.Read(pattern, ref at, syntax) is not { } set)
                    {
                        return false;
                    }

                    tokens.Add(new GlobToken(GlobTokenKind.Class, Set: set));
                    break;
                case '\\' when at == pattern.Length:
                    return false;
                case '\\':
                    tokens.Add(new GlobToken(GlobTokenKind.Literal, pattern[at++]));
                    break;
                default:
                    tokens.Add(new GlobToken(GlobTokenKind.Literal, character));
                    break;
            }
        }

        return true;
    }

    /// <summary>
    /// One star or several. Git takes several as "any directories" only where they are a whole segment, else as one; Docker
    /// takes any two so.
    /// </summary>
    private static void AppendStars(List<GlobToken> tokens, ReadOnlySpan<int> pattern, ref int at, GlobSyntax syntax)
    {
        var first = at - 1;
        while (at < pattern.Length && pattern[at] == '*')
        {
            at++;
        }

        var count = at - first;
        var isSegment = (first == 0 || pattern[first - 1] == '/') && (at == pattern.Length || pattern[at] == '/');
        if (count == 1 || (syntax is GlobSyntax.GitIgnore && !isSegment))
        {
            tokens.Add(new GlobToken(GlobTokenKind.Star));
        }
        else if (at == pattern.Length)
        {
            tokens.Add(new GlobToken(GlobTokenKind.Anything));
        }
        else
        {
            at += pattern[at] == '/' ? 1 : 0;
            AddAnythingThenSlash(tokens);
        }
    }

    private static void AddAnythingThenSlash(List<GlobToken> tokens)
    {
        tokens.Add(new GlobToken(GlobTokenKind.AnythingThenSlash));
        tokens.Add(new GlobToken(GlobTokenKind.UntilSlash));
    }

    private static ReadOnlySpan<int> CodePoints(string text)
    {
        var points = new int[text.Length];
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            points[count++] = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
                ? char.ConvertToUtf32(text[at], text[++at])
                : text[at];
        }

        return points.AsSpan(0, count);
    }
}
