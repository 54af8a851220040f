using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Reporting;

/// <summary>The findings that a format shows, and words that formats share.</summary>
public static class ShownFindings
{
    private const int PerRuleAndFile = 100;

    /// <summary>The findings to show in the order of the report, cut to the maximum by severity.</summary>
    /// <param name="report">The report.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="left">How many were left out for their number.</param>
    public static List<ReportedFinding> Select(ScanReport report, ReportOptions options, out int left)
    {
        var shown = new List<ReportedFinding>();
        var counts = new OccurrenceCounter();
        left = 0;
        foreach (var finding in report.Findings)
        {
            if (finding.Severity < options.MinimumSeverity || (finding.Suppression is not null && !options.IncludeSuppressed))
            {
                continue;
            }

            if (counts.Count($"{finding.Rule.Id} {finding.Finding.Place.Path}") <= PerRuleAndFile)
            {
                shown.Add(finding);
            }
            else
            {
                left++;
            }
        }

        if (shown.Count > options.MaximumResults)
        {
            left += shown.Count - options.MaximumResults;
            var best = SeverestFirst.Sort(shown, static finding => finding.Severity);
            var kept = new HashSet<ReportedFinding>(best.Take(options.MaximumResults), ReferenceEqualityComparer.Instance);
            shown.RemoveAll(finding => !kept.Contains(finding));
        }

        return shown;
    }

    /// <summary>The word for a severity.</summary>
    public static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    /// <summary>The reported name of a score.</summary>
    public static string NameOf(ScoreName name)
    {
        var text = name.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    /// <summary>Where a finding starts and ends; a place without text is the first character.</summary>
    public static (LinePosition Start, LinePosition End) Region(Place place)
    {
        if (place is not FilePlace { File: var file, Span: var span })
        {
            var line = (place as InputPlace)?.Line ?? 1;
            return (new LinePosition(line, 1), new LinePosition(line, 1));
        }

        return (file.Lines.Position(span.Start), file.Lines.Position(span.End));
    }
}
