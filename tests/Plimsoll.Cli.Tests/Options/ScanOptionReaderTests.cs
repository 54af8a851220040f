using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Cli.Options;
using Plimsoll.Engine;

namespace Plimsoll.Cli.Tests.Options;

public sealed class ScanOptionReaderTests
{
    [Fact]
    public void Without_options_the_working_directory_is_scanned_with_the_defaults()
    {
        var request = Reader().Request()!;
        request.Paths.ShouldBe(["."]);
        request.WorkingDirectory.ShouldBe("/");
        request.MaximumConfigSize.ShouldBe(16L << 20);
        request.MaximumEntries.ShouldBe(1_000_000);
        request.Jobs.ShouldBe(0);
        request.AsOf.ShouldBeNull();
        request.Set.ShouldBeNull();
        request.SecretsOnly.ShouldBeFalse();
    }

    [Fact]
    public void Every_option_reaches_the_request()
    {
        var request = Reader(
            "a", "-", "--root", "r", "--exclude", "x", "--strict-inputs", "--secrets-only", "--stdin-filename", "n", "--target", "t", "--build-arg", "A=1",
            "--build-arg", "A=2", "--config", "c", "--set", "strict", "--no-inline-ignores", "--as-of", "2026-11-25", "--score-accepts-suppressed", "--jobs", "3",
            "--max-config-size", "64k", "--max-entries", "7", "--debug", "--select", "plm0001,PLM0003", "--ignore", "PLM0002").Request()!;
        request.Paths.ShouldBe(["a", "-"]);
        request.Root.ShouldBe("r");
        request.Exclude.ShouldBe(["x"]);
        request.StrictInputs.ShouldBeTrue();
        request.SecretsOnly.ShouldBeTrue();
        request.SearchOtherText.ShouldBeTrue();
        request.StandardInputName.ShouldBe("n");
        request.Target.ShouldBe("t");
        request.BuildArguments["A"].ShouldBe("2");
        request.ConfigFile.ShouldBe("c");
        request.Set.ShouldBe("strict");
        request.NoInlineIgnores.ShouldBeTrue();
        request.AsOf.ShouldBe(new DateOnly(2026, 11, 25));
        request.ScoreAcceptsSuppressed.ShouldBeTrue();
        request.Jobs.ShouldBe(3);
        request.MaximumConfigSize.ShouldBe(65536);
        request.MaximumEntries.ShouldBe(7);
        request.Debug.ShouldBeTrue();
        request.Select.ShouldBe(["PLM0001", "PLM0003"]);
        request.Ignore.ShouldBe(["PLM0002"]);
    }

    [Theory]
    [InlineData("65536", 65536)]
    [InlineData("64K", 65536)]
    [InlineData("16M", 16 << 20)]
    [InlineData("1g", 1 << 30)]
    public void A_size_may_have_a_unit(string text, long bytes) => Reader("--max-config-size", text).Request()!.MaximumConfigSize.ShouldBe(bytes);

    [Fact]
    public void The_command_line_decides_about_the_gate_before_the_configuration()
    {
        var configured = Outcome(DiagnosticSeverity.Error, 50);
        Gate(configured).FailOn.ShouldBe(DiagnosticSeverity.Error);
        Gate(configured).MinimumScores.ShouldBe([new(ScoreName.Overall, 50)]);
        Gate(configured, "--fail-on", "info", "--min-score", "80").FailOn.ShouldBe(DiagnosticSeverity.Info);
        Gate(configured, "--fail-on", "info", "--min-score", "80").MinimumScores.ShouldBe([new(ScoreName.Overall, 80)]);
        Gate(configured, "--fail-on", "none").FailOn.ShouldBeNull();
    }

    [Fact]
    public void Without_either_findings_from_warning_on_fail_and_no_score_is_asked_for()
    {
        var gate = Gate(new ScanOutcome(Report: null, []));
        gate.FailOn.ShouldBe(DiagnosticSeverity.Warning);
        gate.MinimumScores.ShouldBeEmpty();
    }

    [Fact]
    public void A_configuration_can_say_that_findings_never_fail() => Gate(Outcome(DiagnosticSeverity.Hidden, 0)).FailOn.ShouldBeNull();

    private static ScanOutcome Outcome(DiagnosticSeverity failOn, double score) =>
        new(Report: null, []) { FailOn = failOn, MinimumScores = [new(ScoreName.Overall, score)] };

    private static Gate Gate(ScanOutcome outcome, params string[] args)
    {
        var reader = Reader(args);
        reader.ReadGate().ShouldBeTrue();
        return reader.GateFor(outcome);
    }

    private static ScanOptionReader Reader(params string[] args)
    {
        var table = new OptionTable(ScanOptions.All);
        table.Read(args).ShouldBeNull();
        return new ScanOptionReader(table, new FakeTerminal());
    }
}
