using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Kinds.Dockerfile;
using Plimsoll.Engine.Scoring;
using Plimsoll.Input;
using Shouldly;
using Outcome = Plimsoll.Abstractions.Report.Outcome;

namespace Plimsoll.Engine.Tests.Scoring;

public sealed class ScoreTests
{
    private const string Text = "FROM debian:12 AS build\nRUN one\nFROM debian:12\nENV A=b\nRUN two\nCOPY a b\nUSER c\n";
    private static readonly SourceFile File = new("Dockerfile", Text);
    private static readonly InputModel Model =
        new DockerfileKind().Read(File, new ScanRequest { ToolVersion = "0.0.0", WorkingDirectory = "/" });

    [Fact]
    public void TheWorstUnitWeighsTwoThirdsAndCleanOnesCannotHideIt()
    {
        RankedMean.Of([]).ShouldBe(100);
        RankedMean.Of([0]).ShouldBe(100 - (200.0 / 3), 0.001);
        RankedMean.Of([0, 0]).ShouldBe(100 - 66.667 - 22.222, 0.01);
        RankedMean.Of(Enumerable.Repeat(0.0, 50).ToArray()).ShouldBe(0, 0.001);
    }

    [Fact]
    public void ImageSafetyIsWhatTheBudgetsSay()
    {
        // Configuration 20, build 8, keys 20: 48 in all.
        Safety().ShouldBe(100);
        Safety(At("ENV", Rule(DiagnosticSeverity.Error))).ShouldBe(Rounded(100 - (20 * (2 / 3.0) * 100 / 48)));
        Safety(At("RUN two", Rule(DiagnosticSeverity.Warning))).ShouldBe(Rounded(100 - (8 * (2 / 3.0) * 40 / 48)));
        Safety(At("ENV", Rule(DiagnosticSeverity.Error, RuleCategory.Secrets))).ShouldBe(Rounded(100 - (20 * (2 / 3.0) * 100 / 48)));
    }

    [Fact]
    public void WhatIsNotShippedCostsNothing() => Safety(At("RUN one", Rule(DiagnosticSeverity.Error))).ShouldBe(100);

    [Fact]
    public void AMissingUserCountsInTheConfigurationAlthoughItStandsAtFrom()
    {
        var missing = new RuleInfo("PLM1004", "a", "b", RuleCategory.Privilege, DiagnosticSeverity.Error, "c.", [], scoreClass: ScoreClass.Config);
        Safety(At("FROM debian:12\nENV", missing)).ShouldBe(Safety(At("ENV", Rule(DiagnosticSeverity.Error))));
    }

    [Fact]
    public void SuppressedFindingsCountUnlessTheRunAcceptsThem()
    {
        Safety(At("ENV", Rule(DiagnosticSeverity.Error)) with { Counts = false }).ShouldBe(100);
        Safety(At("ENV", Rule(DiagnosticSeverity.Error))).ShouldBeLessThan(100);
    }

    [Property]
    public Property OneFindingMoreNeverRaisesImageSafety() =>
        Prop.ForAll(Findings().ListOf().ToArbitrary(), Findings().ToArbitrary(), (findings, more) =>
            Safety([.. findings, more]) <= Safety([.. findings]));

    [Property]
    public Property OneFailureMoreNeverRaisesAPolicyScore() =>
        Prop.ForAll(Verdicts().NonEmptyListOf().ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), (verdicts, pick) =>
        {
            var index = pick % verdicts.Count;
            var worse = verdicts.ToList();
            if (worse[index].Outcome != Outcome.NotEvaluated)
            {
                worse[index] = worse[index] with { Outcome = Outcome.Failed };
            }

            return (PolicyShare.Compute(ScoreName.Runtime, worse).Value ?? 100) <= (PolicyShare.Compute(ScoreName.Runtime, verdicts).Value ?? 100);
        });

    [Fact]
    public void APolicyCountsByItsWeightAndItsShareOfSubjects()
    {
        var error = Rule(DiagnosticSeverity.Error, RuleCategory.Privilege, "PLM1011");
        var warning = Rule(DiagnosticSeverity.Warning, RuleCategory.Privilege, "PLM1005");
        var score = PolicyShare.Compute(ScoreName.Runtime,
        [
            new ScoredVerdict(error, Stage("a"), Outcome.Failed), new ScoredVerdict(error, Stage("b"), Outcome.Passed),
            new ScoredVerdict(warning, Stage("a"), Outcome.Passed), new ScoredVerdict(warning, Stage("b"), Outcome.NotEvaluated),
        ]);
        score.Value.ShouldBe(Rounded(((10 * 50) + (5 * 100)) / 15.0));
        score.Costs.ShouldHaveSingleItem().ShouldBe(new ScoreCost("PLM1011", "stage a", Rounded(10 * 50 / 15.0)));
    }

    [Fact]
    public void NothingEvaluatedIsNoScore()
    {
        PolicyShare.Compute(ScoreName.Runtime, []).Value.ShouldBeNull();
        var card = ScoreKeeper.ForInput(Model, [], [], hasOpenError: false);
        card[ScoreName.Runtime].ShouldBeNull();
        card[ScoreName.Overall].ShouldBe(card[ScoreName.ImageSafety]);
    }

    [Fact]
    public void AnOpenErrorCapsTheGrade()
    {
        ScoreKeeper.ForInput(Model, [], [], hasOpenError: false).Grade.ShouldBe("A");
        var capped = ScoreKeeper.ForInput(Model, [], [], hasOpenError: true);
        capped.Grade.ShouldBe("C");
        capped.CappedByError.ShouldBeTrue();
    }

    [Fact]
    public void TheRunShowsTheWorstOfItsInputs()
    {
        var good = new InputScores("a", "dockerfile", ScoreKeeper.ForInput(Model, [], [], hasOpenError: false));
        var bad = new InputScores("b", "dockerfile", ScoreKeeper.ForInput(Model, [At("ENV", Rule(DiagnosticSeverity.Error))], [], hasOpenError: true));
        var run = ScoreKeeper.ForRun([good, bad], hasOpenError: true);
        run[ScoreName.ImageSafety].ShouldBe(bad.Card[ScoreName.ImageSafety]);
        run[ScoreName.Overall].ShouldBe(bad.Card[ScoreName.Overall]);
        ScoreKeeper.ForRun([], hasOpenError: false).Grade.ShouldBeNull();
    }

    private static double Safety(params ScoredFinding[] findings) => ImageSafety.Compute(Model, findings).Value!.Value;

    private static double Rounded(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);

    private static ScoredFinding At(string text, RuleInfo rule) =>
        new(rule, new FilePlace(File, new TextSpan(Text.IndexOf(text, StringComparison.Ordinal), 3)), Counts: true);

    private static RuleInfo Rule(DiagnosticSeverity severity, RuleCategory category = RuleCategory.Correctness, string id = "PLM1001") =>
        new(id, "a", "b", category, severity, "c.", []);

    private static Subject Stage(string name) => new("stage", name, "Dockerfile");

    private static Gen<ScoredFinding> Findings() =>
        from offset in Gen.Choose(0, Text.Length - 1)
        from severity in Gen.Elements(DiagnosticSeverity.Info, DiagnosticSeverity.Warning, DiagnosticSeverity.Error)
        from category in Gen.Elements(RuleCategory.Secrets, RuleCategory.Correctness, RuleCategory.Network)
        select new ScoredFinding(Rule(severity, category), new FilePlace(File, new TextSpan(offset, 1)), Counts: true);

    private static Gen<ScoredVerdict> Verdicts() =>
        from rule in Gen.Elements("PLM1004", "PLM1005", "PLM1011")
        from severity in Gen.Elements(DiagnosticSeverity.Warning, DiagnosticSeverity.Error)
        from stage in Gen.Elements("a", "b", "c")
        from outcome in Gen.Elements(Outcome.Passed, Outcome.Failed, Outcome.NotEvaluated)
        select new ScoredVerdict(Rule(severity, RuleCategory.Privilege, rule), Stage(stage), outcome);
}
