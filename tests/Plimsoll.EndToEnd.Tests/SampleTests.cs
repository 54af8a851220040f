using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.EndToEnd.Tests;

/// <summary>The samples of the README: everything is found in one, nothing in the other.</summary>
public sealed class SampleTests
{
    [Fact]
    public void TheVulnerableSampleShowsEveryRuleButTheOnesThatItsOthersExclude()
    {
        var run = Command.Run(Fixtures.RepositoryRoot, "scan", "samples/vulnerable");
        run.ExitCode.ShouldBe(1);
        var found = run.Output.Split('\n').Where(line => line.Contains(": ", StringComparison.Ordinal) && line.Contains(" PLM", StringComparison.Ordinal))
            .Select(line => line.Split(" PLM")[1][..4] + "@" + line.Split(':')[1]);
        found.ShouldBe(["1002@2", "1010@4", "1007@5", "1008@6", "1003@12", "1006@13", "5013@14", "1015@15", "1014@16", "1009@16", "1011@16", "1013@18", "1012@19", "1005@20"]);
        run.Output.ShouldNotContain("battery-staple");
        run.Output.ShouldNotContain("correct-horse");
        run.Error.ShouldBe("scanned 1 Dockerfile\n");
    }

    [Fact]
    public void TheHardenedTwinHasNoFindingAndTheBestGrade()
    {
        var run = Command.Run(Fixtures.RepositoryRoot, "scan", "samples/hardened");
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldBe("scores: grade A; imageSafety 100.0, runtime 100.0, communication 100.0, overall 100.0\n");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    public void TheSameBytesComeOutWhateverTheJobsAndTheOrderOfPaths(string format)
    {
        var first = Command.Run(Fixtures.RepositoryRoot, "scan", "samples", "tests/Fixtures", "-f", format, "--jobs", "1");
        first.ExitCode.ShouldBe(1);
        first.Output.ShouldNotBeEmpty();
        Command.Run(Fixtures.RepositoryRoot, "scan", "samples", "tests/Fixtures", "-f", format, "--jobs", "1").Output.ShouldBe(first.Output);
        Command.Run(Fixtures.RepositoryRoot, "scan", "tests/Fixtures", "samples", "-f", format, "--jobs", "8").Output.ShouldBe(first.Output);
        Command.Run(Fixtures.RepositoryRoot, "scan", "samples/hardened/Dockerfile", "tests/Fixtures", "samples/vulnerable", "samples", "-f", format).Output.ShouldBe(first.Output);
        Command.Run(Path.Combine(Fixtures.RepositoryRoot, "samples"), "scan", ".", "../tests/Fixtures", "-f", format).Output.ShouldBe(first.Output);
    }

    [Fact]
    public void NoMachineFactStandsInAReport()
    {
        foreach (var format in (string[])["text", "json", "sarif"])
        {
            var output = Command.Run(Fixtures.RepositoryRoot, "scan", "samples", "-f", format).Output;
            output.ShouldNotContain(Fixtures.RepositoryRoot);
            output.ShouldNotContain(Environment.MachineName);
        }
    }
}
