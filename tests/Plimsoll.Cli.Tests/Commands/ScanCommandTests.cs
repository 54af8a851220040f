using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Cli.Commands;
using Plimsoll.Cli.Options;
using Plimsoll.Cli.Output;
using Plimsoll.Input;
using Plimsoll.Reporting;

namespace Plimsoll.Cli.Tests.Commands;

/// <summary>What comes behind a scan: reports, words, and the exit code.</summary>
public sealed class ScanCommandTests
{
    private static readonly Notification Unread = new("PLM0001", DiagnosticSeverity.Error, "x", "The text of 'x' is not UTF-8");

    [Theory]
    [InlineData(0)]
    [InlineData(0, "--exit-zero")]
    public void Nothing_found_is_0(int exit, params string[] args) => Finish(SampleReport.With(), args).Exit.ShouldBe(exit);

    [Theory]
    [InlineData(1)]
    [InlineData(1, "-f", "sarif")]
    [InlineData(1, "-f", "json")]
    [InlineData(1, "--quiet")]
    [InlineData(1, "--min-severity", "error")]
    [InlineData(0, "--fail-on", "error")]
    [InlineData(0, "--fail-on", "none")]
    [InlineData(0, "--exit-zero")]
    public void A_warning_is_1_unless_the_gate_says_otherwise(int exit, params string[] args) =>
        Finish(SampleReport.With(DiagnosticSeverity.Warning), args).Exit.ShouldBe(exit);

    [Fact]
    public void A_low_score_is_1_and_told()
    {
        var (exit, _, told) = Finish(SampleReport.With().Scored((ScoreName.Overall, 12)), "--min-score", "80");
        exit.ShouldBe(1);
        told.ShouldBe("plimsoll: the score overall is 12.0, below 80\nscanned nothing\n");
    }

    [Theory]
    [InlineData()]
    [InlineData("--exit-zero")]
    [InlineData("--fail-on", "none")]
    [InlineData("--quiet")]
    public void What_was_not_analysed_is_2_whatever_is_asked_for(params string[] args)
    {
        var (exit, _, told) = Finish(SampleReport.With(DiagnosticSeverity.Error) with { Notifications = [Unread] }, args);
        exit.ShouldBe(2);
        told.ShouldContain("plimsoll: The text of 'x' is not UTF-8\n");
    }

    [Fact]
    public void A_report_that_could_not_be_written_is_2_and_the_rest_is_told_all_the_same()
    {
        var (exit, _, told) = Finish(SampleReport.With(), "-f", "json=/nowhere/at/all", "--exit-zero");
        exit.ShouldBe(2);
        told.ShouldBe("plimsoll: cannot write '/nowhere/at/all': its directory does not exist\nscanned nothing\n");
    }

    [Fact]
    public void Standard_output_has_the_report_alone_and_the_last_line_of_standard_error_says_what_was_scanned()
    {
        var report = SampleReport.With(DiagnosticSeverity.Error) with
        {
            Notifications = [new Notification(RuleId: null, DiagnosticSeverity.Info, "y", "Skipped 'y'")],
            Summary = new ScanSummary([new("Dockerfile", 3), new("image", 1)], Skipped: 2, RulesOff: 0),
        };
        var (_, shown, told) = Finish(report);
        shown.ShouldBe("Dockerfile:1:1: error PLM1499: Message\n");
        told.ShouldBe("plimsoll: Skipped 'y'\nscanned 3 Dockerfiles, 1 image, 2 skipped\n");
    }

    [Fact]
    public void Suppressed_findings_are_counted_in_the_last_line()
    {
        var report = SampleReport.With(DiagnosticSeverity.Error).Suppressed();
        Finish(report).ShouldBe((0, "", "scanned nothing, 1 finding suppressed\n"));
    }

    [Fact]
    public void Quiet_leaves_standard_error_empty_when_all_was_analysed()
    {
        var report = SampleReport.With().Scored((ScoreName.Overall, 12)) with { Notifications = [new Notification(RuleId: null, DiagnosticSeverity.Info, "y", "Skipped 'y'")] };
        Finish(report, "--quiet", "--min-score", "80").ShouldBe((1, "", ""));
    }

    [Fact]
    public void A_trace_is_told_only_on_request()
    {
        var report = SampleReport.With() with { Notifications = [Unread with { Trace = "at Somewhere" }] };
        Finish(report).Told.ShouldNotContain("at Somewhere");
        Finish(report, "--debug").Told.ShouldContain("at Somewhere");
    }

    [Fact]
    public void Words_on_standard_error_show_neither_secrets_nor_controls()
    {
        var file = new SourceFile("f", "A=hunter2\n");
        var report = SampleReport.With() with
        {
            Notifications = [new Notification(RuleId: null, DiagnosticSeverity.Info, "y", "Skipped 'hunter2'\u001b[2J\n::error::x")],
            Sources = ImmutableSortedDictionary<string, ReportSource>.Empty.Add("f", new ReportSource(file, [new SecretSpan(new TextSpan(2, 7), "hunter2")])),
        };
        Finish(report).Told.ShouldBe("plimsoll: Skipped '***'\\x1b[2J\\n::error::x\nscanned nothing\n");
    }

    private static (int Exit, string Shown, string Told) Finish(ScanReport report, params string[] args)
    {
        var table = new OptionTable(ScanOptions.All);
        table.Read(args).ShouldBeNull();
        var terminal = new FakeTerminal();
        var reader = new ScanOptionReader(table, terminal);
        var plan = reader.Output()!;
        var options = reader.Options(plan)!;
        reader.ReadGate().ShouldBeTrue();
        var exit = ScanCommand.Finish(report, reader.GateFor(new Engine.ScanOutcome(report, [])), plan, options, table, terminal);
        return (exit, terminal.Shown, terminal.Told);
    }
}
