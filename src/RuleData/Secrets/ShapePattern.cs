using System.Collections.Immutable;
using System.Globalization;

namespace Plimsoll.RuleData.Secrets;

/// <summary>A part of a shape: literal text, or so many characters of an alphabet.</summary>
/// <param name="Literal">The text; empty for a run.</param>
/// <param name="Alphabet">The alphabet of a run; null for a literal.</param>
/// <param name="Minimum">The least characters of a run.</param>
/// <param name="Maximum">The most characters of a run.</param>
public sealed record ShapePart(string Literal, string? Alphabet, int Minimum, int Maximum);

/// <summary>
/// The shape of a token as data: literal text with runs in angle brackets, for example
/// <c>github_pat_&lt;base62:22&gt;_&lt;base62:59&gt;</c>. It begins with the literal that the engine looks for.
/// </summary>
public static class ShapePattern
{
    /// <summary>The alphabets that a run may name.</summary>
    public static readonly ImmutableArray<string> Alphabets =
        ["digit", "hex", "upper-hex", "base32", "base36", "base62", "upper-alnum", "base64url", "base64", "word"];

    /// <summary>Takes a pattern apart; returns null and what is wrong with it when it makes no sense.</summary>
    public static ImmutableArray<ShapePart>? Parse(string pattern, out string? problem)
    {
        var parts = ImmutableArray.CreateBuilder<ShapePart>();
        problem = null;
        var at = 0;
        while (at < pattern.Length)
        {
            var open = pattern.IndexOf('<', at);
            if (open != at)
            {
                var end = open < 0 ? pattern.Length : open;
                parts.Add(new ShapePart(pattern[at..end], Alphabet: null, 0, 0));
                at = end;
                continue;
            }

            var close = pattern.IndexOf('>', at);
            if (close < 0 || ParseRun(pattern[(at + 1)..close]) is not { } run)
            {
                problem = $"a run is written <alphabet:length> or <alphabet:least-most>, with one of {string.Join(", ", Alphabets)}";
                return null;
            }

            parts.Add(run);
            at = close + 1;
        }

        if (parts.Count == 0 || parts[0].Alphabet is not null || parts[0].Literal.Length < 2)
        {
            problem = "a shape begins with two characters of literal text or more";
            return null;
        }

        return parts.ToImmutable();
    }

    private static ShapePart? ParseRun(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Alphabets.Contains(text[..colon]))
        {
            return null;
        }

        var lengths = text[(colon + 1)..].Split('-');
        if (lengths.Length is not (1 or 2)
            || !int.TryParse(lengths[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            || !int.TryParse(lengths[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            || least < 1 || most < least || most > 8192)
        {
            return null;
        }

        return new ShapePart("", text[..colon], least, most);
    }
}
