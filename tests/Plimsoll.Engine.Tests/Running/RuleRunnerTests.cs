using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Engine.Kinds.Dockerfile;
using Plimsoll.Engine.Running;
using Plimsoll.Input;
using Shouldly;

namespace Plimsoll.Engine.Tests.Running;

public sealed class RuleRunnerTests
{
    private const string Text = "FROM debian AS a\nRUN one\nFROM debian:12 AS b\nRUN two\nRUN three\nENV S=x\n";

    [Fact]
    public void VerdictsAreKeptPerRuleAndSubject()
    {
        var results = Run(new Failing("two"), new Unsure("three"));
        results.Verdicts.Select(verdict => $"{verdict.Rule.Id} {verdict.Subject.Name} {verdict.Failed} {verdict.NotEvaluated}")
            .ShouldBe(["PLM1901 a False ", "PLM1901 b True ", "PLM1902 a False ", "PLM1902 b False three"]);
        results.Findings.ShouldHaveSingleItem().Subject.Name.ShouldBe("b");
    }

    [Fact]
    public void ARuleThatThrowsCostsItselfAndNoOther()
    {
        var results = Run(new Throwing(), new Failing("two"));
        results.Failures.ShouldHaveSingleItem().RuleId.ShouldBe("PLM1903");
        results.Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public void FingerprintsSurviveMovedLinesAndTellEqualFindingsApart()
    {
        var before = Scan("FROM debian\nRUN sudo a\nRUN sudo a\nUSER x\n");
        var after = Scan("# moved\n\nFROM debian\n# far\nRUN   sudo a\nRUN sudo a\nUSER x\n");
        after.Select(finding => finding.Fingerprint).ShouldBe(before.Select(finding => finding.Fingerprint));
        before.Select(finding => finding.Fingerprint).ShouldBeUnique();
    }

    [Fact]
    public void AFingerprintHoldsNoSecret()
    {
        // The same instruction with another value has the same key: nothing of the value went into it.
        var one = Scan("FROM debian:12\nRUN sudo a https://u:correct-horse@b.example/\nUSER x\n");
        var two = Scan("FROM debian:12\nRUN sudo a https://u:battery-staple@b.example/\nUSER x\n");
        two.Select(finding => finding.Fingerprint).ShouldBe(one.Select(finding => finding.Fingerprint));
        one.Length.ShouldBe(2);
    }

    private static ReportedFinding[] Scan(string text) =>
    [
        .. Scanner.Scan(new ScanRequest
        {
            ToolVersion = "0.0.0",
            WorkingDirectory = Path.GetTempPath(),
            Root = Path.GetTempPath(),
            Paths = ["-"],
            StandardInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
        }).Report!.Findings,
    ];

    private static RuleResults Run(params Rule[] rules)
    {
        var model = new DockerfileKind().Read(new SourceFile("Dockerfile", Text), new ScanRequest { ToolVersion = "0.0.0", WorkingDirectory = "/" });
        return RuleRunner.Run(model, [.. rules], Settings.Default);
    }

    private static RuleInfo Info(string id) => new(id, "a", "b", RuleCategory.Privilege, DiagnosticSeverity.Warning, "c.", []);

    private sealed class Failing(string name) : Rule<RunCommand>
    {
        public override RuleInfo Info { get; } = RuleRunnerTests.Info("PLM1901");

        public override Verdict Judge(RunCommand command, Settings settings) => command.Name == name ? Fail(command) : Pass;
    }

    private sealed class Unsure(string name) : Rule<RunCommand>
    {
        public override RuleInfo Info { get; } = RuleRunnerTests.Info("PLM1902");

        public override Verdict Judge(RunCommand command, Settings settings) => command.Name == name ? NotEvaluated(name) : Pass;
    }

    private sealed class Throwing : Rule<RunCommand>
    {
        public override RuleInfo Info { get; } = RuleRunnerTests.Info("PLM1903");

        public override Verdict Judge(RunCommand command, Settings settings) => throw new InvalidOperationException();
    }
}
