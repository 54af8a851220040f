using Plimsoll.Cli.Output;

namespace Plimsoll.Cli.Tests.Output;

public sealed class ColorChoiceTests
{
    [Theory]
    [InlineData(null, "", true, true)]
    [InlineData(null, "", false, false)]
    [InlineData("auto", "", true, true)]
    [InlineData("always", "NO_COLOR=1", false, true)]
    [InlineData("never", "FORCE_COLOR=1", true, false)]
    [InlineData(null, "NO_COLOR=1", true, false)]
    [InlineData(null, "NO_COLOR=1 FORCE_COLOR=1", true, false)]
    [InlineData(null, "FORCE_COLOR=1", false, true)]
    [InlineData(null, "FORCE_COLOR=0", false, false)]
    [InlineData(null, "CLICOLOR_FORCE=1", false, true)]
    [InlineData(null, "CLICOLOR_FORCE=0", false, false)]
    [InlineData(null, "FORCE_COLOR=1 GITHUB_ACTIONS=true", false, true)]
    [InlineData(null, "GITHUB_ACTIONS=true", true, false)]
    [InlineData(null, "TERM=dumb", true, false)]
    [InlineData(null, "TERM=xterm", true, true)]
    public void The_option_wins_then_what_forbids_then_what_forces_then_the_terminal(string? option, string variables, bool isTerminal, bool colour)
    {
        var terminal = new FakeTerminal { OutputIsTerminal = isTerminal };
        foreach (var variable in variables.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            terminal.Variables.Add(variable.Split('=')[0], variable.Split('=')[1]);
        }

        ColorChoice.Decide(option, terminal).ShouldBe(colour);
    }
}
