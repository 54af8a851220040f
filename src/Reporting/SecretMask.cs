using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting;

/// <summary>
/// Keeps the secrets of a report out of every output, whichever rule speaks: by place in text that is cut out of a source, by
/// value everywhere else.
/// </summary>
public sealed class SecretMask
{
    /// <summary>What stands for a secret; its length tells nothing.</summary>
    public const string Text = "***";

    // Shorter values are words that stand everywhere; they are masked where they are written.
    private const int ShortestValue = 5;

    private readonly string[] values;

    private SecretMask(string[] values) => this.values = values;

    /// <summary>The mask of a report: no output shows any secret of any of its sources.</summary>
    public static SecretMask Of(ScanReport report)
    {
        var found = new SortedSet<string>(LongestFirst.Instance);
        foreach (var source in report.Sources.Values)
        {
            foreach (var secret in source.Secrets)
            {
                if (secret.Value.Length > 0)
                {
                    Add(found, secret.Value);
                    Add(found, source.File.Slice(secret.Span).ToString());
                }
            }
        }

        return new SecretMask([.. found]);
    }

    /// <summary>A text with every secret value in it replaced.</summary>
    public string Hide(string text)
    {
        foreach (var value in values)
        {
            if (text.Length >= value.Length && text.Contains(value, StringComparison.Ordinal))
            {
                text = text.Replace(value, Text, StringComparison.Ordinal);
            }
        }

        return text;
    }

    /// <summary>A message as it is shown.</summary>
    public string Message(string text) => Show.Message(Hide(text));

    /// <summary>Whether a span touches a secret.</summary>
    public static bool Touches(ReportSource source, TextSpan span)
    {
        foreach (var secret in source.Secrets)
        {
            if (secret.Span.OverlapsWith(span) || (span.IsEmpty && secret.Span.IntersectsWith(span)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of a span with the secrets in it replaced.</summary>
    public string Excerpt(ReportSource source, TextSpan span)
    {
        var text = new StringBuilder(span.Length);
        var at = span.Start;
        foreach (var secret in source.Secrets)
        {
            var start = Math.Max(secret.Span.Start, at);
            var end = Math.Min(secret.Span.End, span.End);
            if (start < end)
            {
                text.Append(source.File.Text, at, start - at).Append(Text);
                at = end;
            }
        }

        text.Append(source.File.Text, at, span.End - at);
        return Hide(text.ToString());
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
            if (change.NewText is { } text && Hide(text) != text)
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

    private static void Add(SortedSet<string> found, string value)
    {
        if (value.Length >= ShortestValue)
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
