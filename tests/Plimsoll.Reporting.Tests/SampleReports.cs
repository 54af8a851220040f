using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Reporting.Tests;

/// <summary>The reports that the snapshots are made of.</summary>
internal static class SampleReports
{
    /// <summary>Nothing found, nothing scored.</summary>
    public static ScanReport Clean()
    {
        var sample = new SampleReport { Summary = new ScanSummary([], Skipped: 0, RulesOff: 0) };
        return sample.Build();
    }

    /// <summary>What an ordinary run finds: fixes, related places, suppressed findings, two findings on one line, scores.</summary>
    public static ScanReport Ordinary()
    {
        var sample = new SampleReport();
        var file = sample.Text("app/Dockerfile", "FROM debian\nrun true\nUSER root\n\nFROM alpine AS last\nUSER root:root\n");
        sample.Rules(SampleRules.Untagged, SampleRules.Root, SampleRules.Casing);
        var debian = SampleReport.At(file, "debian");
        sample.Find(SampleRules.Untagged, debian, "Base image 'debian' has neither a tag nor a digest");
        sample.Find(
            SampleRules.Casing,
            SampleReport.At(file, "run"),
            "Keyword 'run' is not written in capitals",
            fix: new Fix("Write 'RUN'", FixSafety.Safe, [new TextChange(SampleReport.At(file, "run").Span, "RUN")]));
        sample.Find(
            SampleRules.Root,
            SampleReport.At(file, "root"),
            "User 'root' is root",
            related: [new RelatedPlace(debian, "the base image [sets] no user {yet}")],
            facts: [new("account", "0")]);
        sample.Find(SampleRules.Casing, new FilePlace(file, new TextSpan(file.Lines.Start(4), 0)), "Line 4 is empty");
        sample.Find(
            SampleRules.Untagged,
            SampleReport.At(file, "alpine"),
            "Base image 'alpine' has neither a tag nor a digest",
            suppression: new Suppression(SuppressionKind.Comment, "moves on purpose"));
        sample.Find(SampleRules.Root, SampleReport.At(file, "root", 2), "User 'root' is root", severity: DiagnosticSeverity.Info, subject: "last");
        sample.Find(SampleRules.Root, SampleReport.At(file, "root", 3), "Group 'root' is root", also: ["PLM1409"], subject: "last");
        sample.Find(
            SampleRules.Casing,
            new FilePlace(file, new TextSpan(file.Text.Length, 0)),
            "The file ends here",
            suppression: new Suppression(SuppressionKind.Baseline, Reason: null));
        Score(sample);
        return sample.Build();
    }

    /// <summary>Secrets in messages, in lines that are cut out, in fixes; escapes and marks of writing direction in names.</summary>
    public static ScanReport Hostile()
    {
        var sample = new SampleReport();
        var file = sample.Text(
            "a\u202eb/\u001b[31m\nDockerfile",
            "FROM debian\u200b AS \U000E0041x\nARG TOKEN=[|tok-9f8e7d6c|]\nENV KEY=[|\"ab\\\ncd1234\"|] PIN=[|4711|]\nRUN curl -H tok-9f8e7d6c abcd1234 4711\u0007\n",
            "tok-9f8e7d6c",
            "abcd1234",
            "4711");
        sample.Rules(SampleRules.Untagged, SampleRules.Token);
        sample.Find(SampleRules.Untagged, SampleReport.At(file, "debian\u200b"), "Base image 'debian\u200b' \u202e\r\n::error::has no tag ##[group]x");
        sample.Find(
            SampleRules.Token,
            SampleReport.At(file, "tok-9f8e7d6c"),
            "Token 'tok-9f8e7d6c' is written in plain text",
            related: [new RelatedPlace(SampleReport.At(file, "tok-9f8e7d6c", 2), "tok-9f8e7d6c is used")],
            fix: new Fix("Mount 'tok-9f8e7d6c'", FixSafety.Unsafe, [new TextChange(SampleReport.At(file, "FROM").Span, "# tok-9f8e7d6c\nFROM")]),
            facts: [new("length", "12"), new("issuer", "tok-9f8e7d6c\u202e")],
            subject: "tok-9f8e7d6c");
        sample.Find(
            SampleRules.Token,
            SampleReport.At(file, "PIN=4711"),
            "PIN is written in plain text",
            fix: new Fix("Take PIN away\u202e", FixSafety.Unsafe, [new TextChange(SampleReport.At(file, "PIN=4711").Span, "")]));
        sample.Find(SampleRules.Token, SampleReport.At(file, "KEY=\"ab\\\ncd1234\""), "Key 'abcd1234' is written in plain text");
        sample.Find(
            SampleRules.Untagged,
            SampleReport.At(file, "RUN"),
            "Not pinned",
            fix: new Fix("Pin for 'tok-9f8e7d6c'\u202e", FixSafety.Unsafe, [new TextChange(SampleReport.At(file, "RUN").Span, "RUN")]));
        sample.Find(SampleRules.Token, SampleReport.At(file, "8e7d6c abcd"), "Half a token", suppression: new Suppression(SuppressionKind.Configuration, "tok-9f8e7d6c is \u001b[0m old"));
        sample.Verdicts = [new SubjectVerdict("PLM1401", new Subject("stage", "tok-9f8e7d6c", file.Path), Outcome.NotEvaluated, "'abcd1234\u001b' has no value")];
        sample.Inputs =
        [
            new InputScores(
                file.Path,
                "dockerfile",
                new ScoreCard([new Score(ScoreName.Overall, 12.5, [new ScoreCost("PLM5101", "ARG tok-9f8e7d6c\n", 50)])], "F", CappedByError: false)),
        ];
        sample.Scores = sample.Inputs[0].Card;
        sample.Note(DiagnosticSeverity.Info, file.Path, "Skipped 'tok-9f8e7d6c\u202e'");
        return sample.Build();
    }

    /// <summary>A run that could not read everything, and scores that are null.</summary>
    public static ScanReport Incomplete()
    {
        var sample = new SampleReport();
        sample.Rules(SampleRules.Unread);
        sample.Find(SampleRules.Unread, new InputPlace("b c/broken#1", 12), "The text is not UTF-8");
        sample.Find(SampleRules.Unread, new FilePlace(sample.Text("empty", ""), new TextSpan(0, 0)), "The file is empty");
        sample.Note(DiagnosticSeverity.Error, "b c/broken#1", "The text is not UTF-8", rule: "PLM0001");
        sample.Note(DiagnosticSeverity.Info, "", "2 directories were left out");
        sample.Inputs =
        [
            new InputScores("empty", "dockerfile", new ScoreCard([new Score(ScoreName.Runtime, Value: null, []), new Score(ScoreName.Overall, Value: null, [])], Grade: null, CappedByError: false)),
        ];
        sample.Scores = sample.Inputs[0].Card;
        sample.Summary = new ScanSummary([new("Dockerfile", 2)], Skipped: 1, RulesOff: 3);
        return sample.Build();
    }

    private static void Score(SampleReport sample)
    {
        var app = new ScoreCard(
            [
                new Score(ScoreName.ImageSafety, 71.4, [new ScoreCost("PLM1402", "USER at line 3", 20.25), new ScoreCost("PLM1401", "FROM at line 1", 8.35)]),
                new Score(ScoreName.Runtime, 100, []),
                new Score(ScoreName.Communication, Value: null, []),
                new Score(ScoreName.Overall, 85.7, []),
            ],
            "C",
            CappedByError: true);
        sample.Inputs = [new InputScores("app/Dockerfile", "dockerfile", app), new InputScores("web/Dockerfile", "dockerfile", app with { Grade = "B", CappedByError = false })];
        sample.Scores = app;
        sample.Summary = new ScanSummary([new("Dockerfile", 2)], Skipped: 0, RulesOff: 1);
        sample.Verdicts =
        [
            new SubjectVerdict("PLM1401", new Subject("stage", "0", "app/Dockerfile"), Outcome.Failed, Reason: null),
            new SubjectVerdict("PLM1402", new Subject("stage", "last", "app/Dockerfile"), Outcome.NotEvaluated, "the value of UID is not known"),
            new SubjectVerdict("PLM1403", new Subject("dockerfile", "app/Dockerfile", "app/Dockerfile"), Outcome.Passed, Reason: null),
        ];
    }
}
