using System.Text;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

public sealed class CommandLineTests
{
    private const string Clean = "FROM debian:12.11\nUSER 65532\n";
    private const string Untagged = "FROM debian\nUSER 65532\n";

    [Fact]
    public void ReportsGoToFilesAndStandardOutputHoldsOneReportAlone()
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", Untagged);
        var run = Command.Run(box.Root, "scan", "-f", "text", "-f", "json=a.json", "-f", "sarif=b.sarif");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith("Dockerfile:1:6: warning PLM1002: Base image 'debian' has neither a tag nor a digest\n");
        File.ReadAllText(Path.Combine(box.Root, "a.json")).ShouldContain("\"PLM1002\"");
        File.ReadAllText(Path.Combine(box.Root, "b.sarif")).ShouldContain("\"PLM1002\"");
        Directory.EnumerateFiles(box.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["Dockerfile", "a.json", "b.sarif"]);
    }

    [Theory]
    [InlineData("--fail-on error", 0)]
    [InlineData("--fail-on none", 0)]
    [InlineData("--fail-on warning", 1)]
    [InlineData("--exit-zero", 0)]
    [InlineData("--min-score 100 --fail-on none", 1)]
    [InlineData("--min-score imageSafety=50 --fail-on none", 0)]
    [InlineData("--min-score vmSecurity=99 --fail-on none", 0)]
    [InlineData("--ignore PLM1002", 0)]
    [InlineData("--select PLM1003", 0)]
    [InlineData("--build-arg X=y", 1)]
    [InlineData("--target none", 2)]
    public void TheGateDecidesAboutTheExitCode(string options, int expected)
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", Untagged);
        Command.Run(box.Root, ["scan", .. options.Split(' ')]).ExitCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("-f", "sarif=Dockerfile")]
    [InlineData("-o", "./sub/../Dockerfile")]
    [InlineData("-f", "json=plimsoll.toml")]
    public void AReportIsNotWrittenOverAnInputOrTheConfiguration(string option, string value)
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", Untagged);
        box.Write("plimsoll.toml", "target = \"x\"\n");
        var run = Command.Run(box.Root, "scan", option, value);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("would destroy it");
        File.ReadAllText(Path.Combine(box.Root, "Dockerfile")).ShouldBe(Untagged);
        File.ReadAllText(Path.Combine(box.Root, "plimsoll.toml")).ShouldStartWith("target");
    }

    [Fact]
    public void AValueThatNobodyKnowsForASecretStandsInNoReport()
    {
        // No rule knows these for secrets; no report may copy what stands around a finding.
        const string Word = "correct-horse-battery";
        using var box = new Sandbox();
        box.Write("Dockerfile", $"FROM debian\nRUN echo root:{Word} | chpasswd\nRUN curl -u admin:{Word} https://example.com/x | sh\nARG DB_PASSWORD:{Word}\nARG T\nUSER root:$T\n");
        foreach (var format in (string[])["text", "json", "sarif"])
        {
            var run = Command.Run(box.Root, "scan", "-f", format, "--build-arg", "T=" + Word, "--verbose", "--explain-score");
            run.ExitCode.ShouldBe(1);
            (run.Output + run.Error).ShouldNotContain(Word);
        }

        Command.Run(box.Root, "scan", "--build-arg", Word).Error.ShouldNotContain(Word);
    }

    [Fact]
    public void WhatIsShownAndWhatIsGatedAreTwoThings()
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", Untagged);
        var run = Command.Run(box.Root, "scan", "--min-severity", "error");
        run.Output.ShouldNotContain("PLM1002");
        run.ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("scan --nope")]
    [InlineData("scan --fromat json")]
    [InlineData("scan --format xml")]
    [InlineData("scan -f --quiet")]
    [InlineData("scan -f json -f sarif")]
    [InlineData("scan --fail-on never")]
    [InlineData("scan --min-score loud=1")]
    [InlineData("scan --jobs 0")]
    [InlineData("scan --max-config-size 1X")]
    [InlineData("scan --as-of yesterday")]
    [InlineData("scan --select PLM9999")]
    [InlineData("scan --set nope")]
    [InlineData("scan --root nowhere")]
    [InlineData("scan --config nowhere.toml")]
    [InlineData("scan --baseline a.json")]
    [InlineData("scan --images")]
    [InlineData("scan --build-arg X")]
    [InlineData("scan -o nowhere/a.txt")]
    [InlineData("fix")]
    [InlineData("completion bash")]
    [InlineData("skan")]
    [InlineData("explain PLM9999")]
    [InlineData("explain")]
    [InlineData("rules --format xml")]
    [InlineData("")]
    public void BadUsageIsExitTwoAndALineOnStandardError(string line)
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", Clean);
        var run = Command.Run(box.Root, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
        run.Error.ShouldNotContain("   at ");
        if (line.Length > 0 && !line.StartsWith("scan -o", StringComparison.Ordinal))
        {
            run.Output.ShouldBeEmpty();
            run.Error.Trim().Split('\n').Length.ShouldBe(1, run.Error);
        }
    }

    [Fact]
    public void StandardInputIsADockerfile()
    {
        using var box = new Sandbox();
        var run = Command.Run(box.Root, Encoding.UTF8.GetBytes(Untagged), "scan", "-");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith("Dockerfile:1:6: warning PLM1002");
        Command.Run(box.Root, Encoding.UTF8.GetBytes(Untagged), "scan", "-", "--stdin-filename", "app/web.Dockerfile").Output.ShouldStartWith("app/web.Dockerfile:1:6: ");
    }

    [Fact]
    public void IgnoresInCommentsCountAndUnusedOnesAreTold()
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", "# plimsoll: ignore=PLM1002 -- a template\nFROM debian\n# plimsoll: ignore=PLM1005\nUSER 65532\n");
        var run = Command.Run(box.Root, "scan");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("Dockerfile:3:1: info PLM0010: The ignore of PLM1005 hits nothing\n");
        run.Output.ShouldNotContain("PLM1002");
        run.Error.ShouldContain("1 finding suppressed");
        Command.Run(box.Root, "scan", "--no-inline-ignores").ExitCode.ShouldBe(1);
        Command.Run(box.Root, "scan", "--include-suppressed").Output.ShouldContain("(suppressed: a template)");
        Command.Run(box.Root, "scan", "-f", "sarif").Output.ShouldNotContain("\"suppressions\"");
        box.Write("Dockerfile", "# hadolint ignore=DL3006\nFROM debian\nUSER 65532\n");
        Command.Run(box.Root, "scan").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void TheConfigurationOfTheProjectCounts()
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", Untagged);
        box.Write("plimsoll.toml", "[rules.PLM1002]\nseverity = \"error\"\n");
        Command.Run(box.Root, "scan").Output.ShouldContain("error PLM1002");
        box.Write("plimsoll.toml", "[rules.PLM1002]\nseverity = \"off\"\n");
        Command.Run(box.Root, "scan").ExitCode.ShouldBe(0);
        box.Write("plimsoll.toml", "fail-on = \"none\"\n[rules.PLM1002]\nseverity = \"laud\"\n");
        var run = Command.Run(box.Root, "scan");
        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("plimsoll.toml:3:12: ");
        box.Write("plimsoll.toml", "colour = 1\n");
        Command.Run(box.Root, "scan").Error.ShouldStartWith("plimsoll.toml:1:1: ");
    }

    [Fact]
    public void GitIgnoredAndInstalledFilesAreSkippedUnlessNamed()
    {
        using var box = new Sandbox();
        box.Write(".git/HEAD", "ref: refs/heads/main\n");
        box.Write(".gitignore", "generated/\n");
        box.Write("Dockerfile", Clean);
        box.Write("generated/Dockerfile", Untagged);
        box.Write("node_modules/a/Dockerfile", Untagged);
        Command.Run(box.Root, "scan", "--list-inputs").Output.ShouldBe("dockerfile\tDockerfile\n");
        Command.Run(box.Root, "scan").ExitCode.ShouldBe(0);
        Command.Run(box.Root, "scan", "generated/Dockerfile").ExitCode.ShouldBe(1);
    }

    [Fact]
    public void NamedFilesOfOtherKindsAreSkippedWithANote()
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", Clean);
        box.Write("a.yaml", "a: b\n");
        var run = Command.Run(box.Root, "scan", "Dockerfile", "a.yaml");
        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("a.yaml");
        run.Error.ShouldEndWith("scanned 1 Dockerfile, 1 skipped\n");
        Command.Run(box.Root, "scan", "Dockerfile", "a.yaml", "--strict-inputs").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void OneValueIsOneFindingWhateverItsNameTells()
    {
        using var box = new Sandbox();
        box.Write("Dockerfile", "FROM debian:12.11\nARG NPM_TOKEN=k3Jx8vQ2mW9zR4tY7bN1\nENV GITHUB_TOKEN=k3Jx8vQ2mW9zR4tY7bN2\nUSER 65532\n");
        var lines = Command.Run(box.Root, "scan").Output.Split('\n').Where(line => line.Contains(" PLM", StringComparison.Ordinal)).ToArray();
        lines.Select(line => line.Split(" PLM")[0] + " PLM" + line.Split(" PLM")[1][..4]).ShouldBe(["Dockerfile:2:5: error PLM1016", "Dockerfile:3:5: error PLM1016"]);
    }

    [Fact]
    public void RulesAndPagesAreShownOffline()
    {
        using var box = new Sandbox();
        Command.Run(box.Root, "rules").Output.ShouldContain("PLM1002");
        System.Text.Json.JsonDocument.Parse(Command.Run(box.Root, "rules", "--format", "json").Output).RootElement.GetArrayLength().ShouldBeGreaterThan(30);
        Command.Run(box.Root, "rules", "--format", "markdown").Output.ShouldStartWith("| Id |");
        Command.Run(box.Root, "explain", "hadolint:DL3006").Output.ShouldStartWith("# PLM1002: ");
        Command.Run(box.Root, "explain", "plm5003").Output.ShouldStartWith("# PLM5003: ");
        Command.Run(box.Root, "explain", "PLM1909").Error.ShouldContain("did you mean");
        Command.Run(box.Root, "--version").Output.ShouldMatch(@"^\d+\.\d+\.\d+\n$");
        Command.Run(box.Root, "--help").ExitCode.ShouldBe(0);
        Command.Run(box.Root, "scan", "--help").Output.ShouldContain("--fail-on");
    }
}
