using System.Text;
using Shouldly;

namespace Plimsoll.Cli.Tests;

public sealed class ApplicationTests
{
    [Theory]
    [InlineData("--images")]
    [InlineData("--compose-file a")]
    [InlineData("--profile a")]
    [InlineData("--env-file a")]
    [InlineData("--attacker-skill a")]
    [InlineData("--rules a")]
    [InlineData("--secrets-config a")]
    [InlineData("--baseline a")]
    [InlineData("--attacker-skill low")]
    [InlineData("--max-manifests 1")]
    [InlineData("--max-nodes 1")]
    [InlineData("--max-includes 1")]
    public void AnOptionOfALaterVersionIsRefused(string options)
    {
        var terminal = new FakeTerminal();
        Application.Run(["scan", .. options.Split(' ')], terminal).ShouldBe(2);
        terminal.ErrorText.ShouldBe($"plimsoll: the option '{options.Split(' ')[0]}' does not exist yet\n");
        terminal.OutputText.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fix")]
    [InlineData("baseline")]
    [InlineData("inventory")]
    [InlineData("init")]
    [InlineData("effective")]
    [InlineData("completion")]
    public void ACommandOfALaterVersionIsRefused(string command)
    {
        var terminal = new FakeTerminal();
        Application.Run([command], terminal).ShouldBe(2);
        terminal.ErrorText.ShouldBe($"plimsoll: '{command}' does not exist yet\n");
    }

    [Theory]
    [InlineData("scan --fail-on", "plimsoll: ")]
    [InlineData("scan --fail-on a --fail-on b", "the option '--fail-on' is given twice")]
    [InlineData("scan --root --quiet", "the option '--root' needs a value")]
    [InlineData("scan --explain-scor", "did you mean '--explain-score'?")]
    [InlineData("scan -x", "unknown option '-x'")]
    [InlineData("scan -f text=", "has '=' and no file behind it")]
    [InlineData("scan -f json=a -o b", "--output has no format left that needs a file")]
    [InlineData("scan --color sometimes", "--color is auto, always or never, not 'sometimes'")]
    [InlineData("scan --min-severity none", "--min-severity is error, warning or info, not 'none'")]
    [InlineData("scan --max-results -5", "needs a value")]
    [InlineData("scan @response", "scanned nothing")]
    public void MistakesAreToldInALine(string line, string expected)
    {
        var terminal = new FakeTerminal();
        Application.Run(line.Split(' '), terminal).ShouldBe(2);
        terminal.ErrorText.ShouldContain(expected);
    }

    [Fact]
    public void AloneItPrintsTheHelpAndFails()
    {
        var terminal = new FakeTerminal();
        Application.Run([], terminal).ShouldBe(2);
        terminal.ErrorText.ShouldContain("Exit codes");
        terminal.OutputText.ShouldBeEmpty();
        terminal = new FakeTerminal();
        Application.Run(["--help"], terminal).ShouldBe(0);
        terminal.OutputText.Split('\n').Length.ShouldBeLessThan(40);
    }

    [Theory]
    [InlineData("always", null, null, false, true)]
    [InlineData("never", null, "1", true, false)]
    [InlineData("auto", "1", "1", true, false)]
    [InlineData(null, null, "1", false, true)]
    [InlineData(null, null, null, true, true)]
    [InlineData(null, null, null, false, false)]
    public void ColourFollowsOptionVariablesAndTerminalInThatOrder(string? option, string? noColor, string? forced, bool isTerminal, bool expected)
    {
        var terminal = new FakeTerminal { OutputIsTerminal = isTerminal };
        terminal.Variables["NO_COLOR"] = noColor;
        terminal.Variables["FORCE_COLOR"] = forced;
        Plimsoll.Cli.Output.ColorChoice.Decide(option, terminal).ShouldBe(expected);
    }

    [Fact]
    public void GitHubActionsGetPlainText()
    {
        var terminal = new FakeTerminal { OutputIsTerminal = true };
        terminal.Variables["GITHUB_ACTIONS"] = "true";
        Plimsoll.Cli.Output.ColorChoice.Decide(option: null, terminal).ShouldBeFalse();
    }

    [Fact]
    public void ReportsAreWrittenBesideTheirTargetAndRenamed()
    {
        var directory = Directory.CreateTempSubdirectory("plimsoll").FullName;
        try
        {
            var path = Path.Combine(directory, "a.txt");
            File.WriteAllText(path, "old");
            Plimsoll.Cli.Output.ReportFile.Write(path, stream =>
            {
                stream.Write("new"u8);
                File.ReadAllText(path).ShouldBe("old");
            }).ShouldBeNull();
            File.ReadAllText(path).ShouldBe("new");
            Directory.EnumerateFiles(directory).ShouldHaveSingleItem();
            Plimsoll.Cli.Output.ReportFile.Write(directory, _ => { }).ShouldBe("it is a directory");
            Plimsoll.Cli.Output.ReportFile.Write(Path.Combine(directory, "no", "a"), _ => { }).ShouldBe("its directory does not exist");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private sealed class FakeTerminal : ITerminal
    {
        private readonly MemoryStream output = new();
        private readonly StringWriter error = new() { NewLine = "\n" };

        public Dictionary<string, string?> Variables { get; } = new(StringComparer.Ordinal);

        public string OutputText => Encoding.UTF8.GetString(output.ToArray());

        public string ErrorText => error.ToString();

        public Stream Output => output;

        public TextWriter Error => error;

        public Stream Input => Stream.Null;

        public bool OutputIsTerminal { get; init; }

        public bool ErrorIsTerminal => false;

        public bool OutputIsClosed => false;

        public string WorkingDirectory => Path.GetTempPath();

        public string? Variable(string name) => Variables.GetValueOrDefault(name);
    }
}
