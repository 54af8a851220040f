using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting;

/// <summary>
/// Keeps the secrets of a report out of every output, whichever rule speaks: by place in text that is cut out of a source, by
/// value everywhere else. Paths are shown as they are: whoever gets the report must find the file.
/// </summary>
public sealed class SecretMask
{
    /// <summary>What stands for a secret; its length tells nothing.</summary>
    public const string Text = "***";

    // Shorter values are words that stand everywhere; they are masked where they are written.
    private const int ShortestValue = 5;

    // How far around a piece of text a value is looked for that reaches into it.
    private const int LongestReach = 4096;

    /// <summary>The values by their first letters, longest first; null when there is none.</summary>
    private readonly Dictionary<string, List<string>>? values;
    private readonly int reach;

    /// <summary>Where secrets are written, by the path of the text; in order and apart.</summary>
    private readonly Dictionary<string, List<TextSpan>> places = new(StringComparer.Ordinal);

    private SecretMask(ScanReport report)
    {
        var found = new SortedSet<string>(LongestFirst.Instance);
        foreach (var (path, source) in report.Sources)
        {
            if (source.Secrets.IsEmpty)
            {
                continue;
            }

            var spans = new List<TextSpan>(source.Secrets.Length);
            foreach (var secret in source.Secrets)
            {
                spans.Add(secret.Span);
                if (secret.Value.Length > 0)
                {
                    Add(found, secret.Value);
                    Add(found, source.File.Slice(secret.Span).ToString());
                }
            }

            places.Add(path, Joined(spans));
        }

        foreach (var value in found)
        {
            values ??= new Dictionary<string, List<string>>(StringComparer.Ordinal);
            var start = value[..ShortestValue];
            if (!values.TryGetValue(start, out var alike))
            {
                values.Add(start, alike = []);
            }

            alike.Add(value);
            reach = Math.Min(Math.Max(reach, value.Length), LongestReach);
        }
    }

    /// <summary>The mask of a report: no output shows any secret of any of its sources.</summary>
    public static SecretMask Of(ScanReport report) => new(report);

    /// <summary>A text with every secret value in it replaced; values that overlap are replaced together.</summary>
    public string Hide(string text)
    {
        if (values is null)
        {
            return text;
        }

        var hidden = new List<TextSpan>();
        FindValues(text, 0, hidden);
        return hidden.Count == 0 ? text : Replace(text, new TextSpan(0, text.Length), hidden);
    }

    /// <summary>A message as it is shown.</summary>
    public string Message(string text) => Show.Message(Hide(text));

    /// <summary>Whether a span, or the place of an empty one, touches a secret that is written there.</summary>
    public bool Touches(ReportSource source, TextSpan span)
    {
        if (!places.TryGetValue(source.File.Path, out var spans))
        {
            return false;
        }

        // A secret that ends where an empty span stands touches it, too.
        for (var i = FirstEndingAtOrBehind(spans, span.Start); i < spans.Count && spans[i].Start <= span.End; i++)
        {
            if (spans[i].OverlapsWith(span) || (span.IsEmpty && spans[i].IntersectsWith(span)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What of a span no output may show, in order and apart: secrets by place and by value, also those that only reach into
    /// it; null when there is none.
    /// </summary>
    public List<TextSpan>? Hidden(ReportSource source, TextSpan span)
    {
        if (places.Count == 0)
        {
            return null;
        }

        var found = new List<TextSpan>();
        if (places.TryGetValue(source.File.Path, out var spans))
        {
            for (var i = FirstEndingAtOrBehind(spans, span.Start); i < spans.Count && spans[i].Start < span.End; i++)
            {
                found.Add(spans[i]);
            }
        }

        if (values is not null)
        {
            var text = source.File.Text;
            var around = TextSpan.FromBounds(Math.Max(0, span.Start - reach), Math.Min(text.Length, span.End + reach));
            FindValues(source.File.Slice(around), around.Start, found);
        }

        found.RemoveAll(part => !part.OverlapsWith(span));
        return found.Count == 0 ? null : Joined(found);
    }

    /// <summary>The text of a span with the secrets in it replaced.</summary>
    public string Excerpt(ReportSource source, TextSpan span) => Replace(source.File.Text, span, Hidden(source, span));

    /// <summary>The text of a span with parts of it replaced, which must be in order and apart; null is none.</summary>
    public static string Replace(string text, TextSpan span, List<TextSpan>? hidden)
    {
        if (hidden is null)
        {
            return text.Substring(span.Start, span.Length);
        }

        var shown = new StringBuilder(span.Length);
        var at = span.Start;
        foreach (var part in hidden)
        {
            if (part.OverlapsWith(span))
            {
                shown.Append(text, at, Math.Max(0, part.Start - at)).Append(Text);
                at = Math.Min(part.End, span.End);
            }
        }

        return shown.Append(text, at, span.End - at).ToString();
    }

    /// <summary>The fix of a finding, or null when it has none or one that would show a secret.</summary>
    public Fix? FixOf(ReportedFinding finding, ScanReport report)
    {
        if (finding.Finding.Fix is not { } fix
            || finding.Finding.Place is not FilePlace place
            || !report.Sources.TryGetValue(place.Path, out var source))
        {
            return null;
        }

        foreach (var change in fix.Changes)
        {
            if (change.NewText is { } text && Holds(text))
            {
                return null;
            }

            if (!change.Span.IsEmpty && Touches(source, change.Span))
            {
                return null;
            }
        }

        return fix;
    }

    private bool Holds(string text) => !ReferenceEquals(Hide(text), text);

    /// <summary>Adds the places of values in a text that starts at an offset; costs one look-up a character.</summary>
    private void FindValues(ReadOnlySpan<char> text, int offset, List<TextSpan> found)
    {
        if (values is null)
        {
            return;
        }

        var byStart = values.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i + ShortestValue <= text.Length; i++)
        {
            if (!byStart.TryGetValue(text.Slice(i, ShortestValue), out var alike))
            {
                continue;
            }

            foreach (var value in alike)
            {
                if (text[i..].StartsWith(value, StringComparison.Ordinal))
                {
                    Append(found, new TextSpan(offset + i, value.Length));
                    break;
                }
            }
        }
    }

    /// <summary>Adds a span, as one with the span before when they overlap.</summary>
    private static void Append(List<TextSpan> spans, TextSpan span)
    {
        if (spans.Count > 0 && spans[^1].Start <= span.Start && span.Start < spans[^1].End)
        {
            spans[^1] = TextSpan.FromBounds(spans[^1].Start, Math.Max(spans[^1].End, span.End));
        }
        else
        {
            spans.Add(span);
        }
    }

    private static List<TextSpan> Joined(List<TextSpan> spans)
    {
        spans.Sort();
        var joined = new List<TextSpan>(spans.Count);
        foreach (var span in spans)
        {
            Append(joined, span);
        }

        return joined;
    }

    private static int FirstEndingAtOrBehind(List<TextSpan> spans, int offset)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].End < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static void Add(SortedSet<string> found, string value)
    {
        // What looks like the mask itself cannot be masked, and tells nothing.
        if (value.Length >= ShortestValue && value.AsSpan().ContainsAnyExcept('*'))
        {
            found.Add(value);
        }
    }

    private sealed class LongestFirst : IComparer<string>
    {
        public static readonly LongestFirst Instance = new();

        public int Compare(string? x, string? y) =>
            x!.Length != y!.Length ? y.Length.CompareTo(x.Length) : string.CompareOrdinal(x, y);
    }
}
