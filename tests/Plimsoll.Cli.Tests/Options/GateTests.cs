using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Cli.Options;

namespace Plimsoll.Cli.Tests.Options;

public sealed class GateTests
{
    [Theory]
    [InlineData(null, DiagnosticSeverity.Error, false)]
    [InlineData(DiagnosticSeverity.Error, DiagnosticSeverity.Error, true)]
    [InlineData(DiagnosticSeverity.Error, DiagnosticSeverity.Warning, false)]
    [InlineData(DiagnosticSeverity.Warning, DiagnosticSeverity.Error, true)]
    [InlineData(DiagnosticSeverity.Warning, DiagnosticSeverity.Warning, true)]
    [InlineData(DiagnosticSeverity.Warning, DiagnosticSeverity.Info, false)]
    [InlineData(DiagnosticSeverity.Info, DiagnosticSeverity.Info, true)]
    public void A_finding_at_or_above_the_severity_fails(DiagnosticSeverity? failOn, DiagnosticSeverity finding, bool fails)
    {
        Fails(SampleReport.With(finding), failOn, out var told).ShouldBe(fails);
        told.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_found_passes() => Fails(SampleReport.With(), DiagnosticSeverity.Info, out _).ShouldBeFalse();

    [Fact]
    public void A_suppressed_finding_passes() =>
        Fails(SampleReport.With(DiagnosticSeverity.Error).Suppressed(), DiagnosticSeverity.Info, out _).ShouldBeFalse();

    [Theory]
    [InlineData("80", 79.9, true)]
    [InlineData("80", 80.0, false)]
    [InlineData("overall=80", 79.9, true)]
    [InlineData("0", 0.0, false)]
    [InlineData("100", 99.9, true)]
    [InlineData("79.95", 79.9, true)]
    public void A_score_below_the_minimum_fails_and_is_told(string minimum, double score, bool fails)
    {
        var report = SampleReport.With().Scored((ScoreName.Overall, score));
        Fails(report, failOn: null, out var told, minimum).ShouldBe(fails);
        told.StartsWith($"plimsoll: the score overall is {score:0.0}, below", StringComparison.Ordinal).ShouldBe(fails);
    }

    [Fact]
    public void The_attack_index_fails_above_its_limit()
    {
        var report = SampleReport.With().Scored((ScoreName.AttackIndex, 40));
        Fails(report, failOn: null, out var told, "attackIndex=30").ShouldBeTrue();
        told.ShouldBe("plimsoll: the score attackIndex is 40.0, above 30\n");
        Fails(report, failOn: null, out _, "attackIndex=50").ShouldBeFalse();
    }

    [Fact]
    public void A_score_that_is_null_or_absent_passes_with_a_note()
    {
        var report = SampleReport.With().Scored((ScoreName.Runtime, null));
        Fails(report, failOn: null, out var told, "runtime=70", "communication=70").ShouldBeFalse();
        told.ShouldBe("""
            plimsoll: --min-score runtime: nothing that it counts was scanned, so it passes
            plimsoll: --min-score communication: nothing that it counts was scanned, so it passes

            """);
    }

    [Theory]
    [InlineData("")]
    [InlineData("=80")]
    [InlineData("overall=")]
    [InlineData("Overall=80")]
    [InlineData("overall=8=0")]
    [InlineData("-1")]
    [InlineData("1e1")]
    [InlineData("100.1")]
    [InlineData("80,5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData(" 80")]
    public void What_is_no_number_from_0_to_100_is_no_minimum(string text) => Gate.ReadScore(text).ShouldBeNull();

    [Fact]
    public void Every_score_can_be_named()
    {
        foreach (var name in Enum.GetValues<ScoreName>())
        {
            Gate.ReadScore($"{Reporting.ShownFindings.NameOf(name)}=12.5").ShouldBe(new ScoreFloor(name, 12.5));
        }
    }

    private static bool Fails(ScanReport report, DiagnosticSeverity? failOn, out string told, params string[] scores)
    {
        using var notes = new StringWriter { NewLine = "\n" };
        var gate = new Gate(failOn, [.. scores.Select(static score => Gate.ReadScore(score)!)]);
        var fails = gate.Fails(report, notes);
        told = notes.ToString();
        return fails;
    }
}
