using Plimsoll.Cli.Output;
using Plimsoll.Input.Reading;
using Shouldly;

namespace Plimsoll.Cli.Tests.Output;

public sealed class ProgressLineTests
{
    [Fact]
    public void TellsBytesLayersAndRate()
    {
        var meter = new ReadMeter();
        meter.Begin();
        meter.Begin();
        meter.End();
        meter.Add(3 << 20);
        ProgressLine.Describe(meter, TimeSpan.FromSeconds(2)).ShouldBe("3.0 MiB of 2 layers, 1 done, 1.5 MiB/s");
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void StandsOnATerminalAloneAndOnlyWhenWanted(bool isTerminal, bool isWanted)
    {
        var terminal = new FakeTerminal { ErrorIsTerminal = isTerminal };
        ProgressLine.Start(new ReadMeter(), terminal, isWanted).ShouldBeNull();
        terminal.Told.ShouldBeEmpty();
    }

    [Fact]
    public void LeavesNothingBehindAScanThatIsOverSoon()
    {
        var terminal = new FakeTerminal { ErrorIsTerminal = true };
        ProgressLine.Start(new ReadMeter(), terminal, isWanted: true).ShouldNotBeNull().Dispose();
        terminal.Told.ShouldBeEmpty();
    }
}
