using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Cli.Tests;

/// <summary>Small reports for what comes behind a scan.</summary>
internal static class SampleReport
{
    private static readonly RuleInfo Rule = new(
        "PLM1499", "Title", "Message", RuleCategory.Privilege, DiagnosticSeverity.Error, "Description.", equivalents: []);

    /// <summary>A report with a finding of each severity.</summary>
    public static ScanReport With(params DiagnosticSeverity[] severities) => new()
    {
        ToolVersion = "0.1.0",
        Rules = [new RuleState(Rule, DiagnosticSeverity.Error)],
        Findings = [.. severities.Select(Finding)],
        Verdicts = [],
        Inputs = [],
        Scores = new ScoreCard([], Grade: null, CappedByError: false),
        Notifications = [],
        Sources = ImmutableSortedDictionary<string, ReportSource>.Empty,
        Summary = new ScanSummary([], Skipped: 0, RulesOff: 0),
    };

    /// <summary>The same report with scores.</summary>
    public static ScanReport Scored(this ScanReport report, params ReadOnlySpan<(ScoreName Name, double? Value)> scores)
    {
        var all = ImmutableArray.CreateBuilder<Score>();
        foreach (var (name, value) in scores)
        {
            all.Add(new Score(name, value, []));
        }

        return report with { Scores = new ScoreCard(all.ToImmutable(), Grade: null, CappedByError: false) };
    }

    /// <summary>The same report with all findings suppressed.</summary>
    public static ScanReport Suppressed(this ScanReport report) =>
        report with { Findings = [.. report.Findings.Select(static finding => finding with { Suppression = new Suppression(SuppressionKind.Comment, "why") })] };

    private static ReportedFinding Finding(DiagnosticSeverity severity) => new()
    {
        Rule = Rule,
        Severity = severity,
        Finding = new Finding { Place = new FilePlace(new SourceFile("Dockerfile", "USER root\n"), new TextSpan(0, 4)) },
        Message = "Message",
        Subject = new Subject("dockerfile", "Dockerfile", "Dockerfile"),
        LineHash = "1:1",
        Fingerprint = "1",
    };
}
