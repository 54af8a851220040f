using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Reporting.Tests;

/// <summary>A report made by hand that holds what writers must get right.</summary>
internal static class ReportFixture
{
    public const string Secret = "correct-horse-battery";
    public const string Text = "FROM debian\nENV PW=" + Secret + " A=1\nRUN a [b] {c} | d\nUSER root\n";

    public static readonly SourceFile File = new("app dir/Docker\u202efile", Text);

    private static readonly RuleInfo Untagged = new(
        "PLM1002", "Base image has no tag", "Base image '{0}' has neither a tag nor a digest", RuleCategory.SupplyChain, DiagnosticSeverity.Warning, "It moves.", ["plimsoll-catalogue:base-untagged", "hadolint:DL3006"]);

    private static readonly RuleInfo Named = new(
        "PLM1006", "Secret in an ENV variable", "ENV sets '{0}'", RuleCategory.Secrets, DiagnosticSeverity.Warning, "It is read.", ["plimsoll-catalogue:secret-named-env"]);

    private static readonly RuleInfo Style = new(
        "PLM1999", "Odd style", "Odd {0}", RuleCategory.Style, DiagnosticSeverity.Info, "It is odd.", ["plimsoll-catalogue:odd"]);

    private static readonly Subject Stage = new("stage", "0", File.Path);

    public static ScanReport Report(bool incomplete = false)
    {
        var findings = ImmutableArray.Create(
            Finding(Untagged, "debian", "debian", DiagnosticSeverity.Warning),
            Finding(Named, "PW=" + Secret, "PW", DiagnosticSeverity.Warning) with { Also = ["PLM5013"] },
            Finding(Style, "a [b] {c}", $"[b] {{c}} \u001b {Secret}", DiagnosticSeverity.Info),
            Finding(Style, "| d", "again", DiagnosticSeverity.Info),
            Finding(Untagged, "root", "suppressed", DiagnosticSeverity.Warning) with { Suppression = new Suppression(SuppressionKind.Comment, "because " + Secret) });
        findings = findings.SetItem(2, findings[2] with
        {
            Finding = findings[2].Finding with
            {
                Related = [new RelatedPlace(new FilePlace(File, Span("debian")), "the base " + Secret)],
                Fix = new Fix("Say so", FixSafety.Safe, [new TextChange(new TextSpan(Span("a [b]").Start, 0), "x ")]),
                Facts = [new("host", Secret)],
            },
        });
        findings = findings.SetItem(3, findings[3] with
        {
            Finding = findings[3].Finding with { Fix = new Fix("Tell", FixSafety.Safe, [new TextChange(new TextSpan(0, 0), Secret)]) },
        });
        if (incomplete)
        {
            findings = findings.Add(new ReportedFinding
            {
                Rule = Untagged,
                Severity = DiagnosticSeverity.Error,
                Finding = new Finding { Place = new InputPlace("bin/x", 7) },
                Message = "'bin/x' is no text",
                Subject = Stage,
                LineHash = "c129715d7a2bc9a3:1",
                Fingerprint = "00",
            });
        }

        var card = new ScoreCard(
            [
                new Score(ScoreName.ImageSafety, 73.3, [new ScoreCost("PLM1006", "secret at line 2 " + Secret, 26.7)]),
                new Score(ScoreName.Runtime, Value: null, []),
                new Score(ScoreName.Overall, 73.3, []),
            ],
            "C",
            CappedByError: true);
        return new ScanReport
        {
            ToolVersion = "1.2.3",
            Rules = [new RuleState(Untagged, DiagnosticSeverity.Warning), new RuleState(Named, DiagnosticSeverity.Warning), new RuleState(Style, DiagnosticSeverity.Info)],
            Findings = findings,
            Verdicts = [new SubjectVerdict("PLM1002", Stage, Outcome.Failed, Reason: null), new SubjectVerdict("PLM1006", Stage, Outcome.NotEvaluated, "nothing sets " + Secret)],
            Inputs = [new InputScores(File.Path, "dockerfile", card)],
            Scores = card,
            Notifications = incomplete ? [new Notification("PLM0001", DiagnosticSeverity.Error, "bin/x", "'bin/x' is no text " + Secret)] : [],
            Sources = ImmutableSortedDictionary<string, ReportSource>.Empty.Add(File.Path, new ReportSource(File, [new SecretSpan(Span(Secret), Secret)])),
            Summary = new ScanSummary([new KindCount("Dockerfile", 1)], 0, 0),
        };
    }

    public static string Write(string format, ScanReport report, ReportOptions? options = null)
    {
        using var stream = new MemoryStream();
        ReportWriters.Of(format)!.Write(report, options ?? new ReportOptions(), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static TextSpan Span(string text) => new(Text.IndexOf(text, StringComparison.Ordinal), text.Length);

    private static ReportedFinding Finding(RuleInfo rule, string at, string argument, DiagnosticSeverity severity) => new()
    {
        Rule = rule,
        Severity = severity,
        Finding = new Finding { Place = new FilePlace(File, Span(at)), Arguments = [argument] },
        Message = string.Format(System.Globalization.CultureInfo.InvariantCulture, rule.Message, argument),
        Subject = Stage,
        LineHash = LineHash.Compute(File)[File.Lines.Position(Span(at).Start).Line - 1],
        Fingerprint = "0123456789abcdef",
    };
}
