using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;

namespace Plimsoll.Reporting.Tests.Text;

public sealed class ExcerptTests
{
    [Fact]
    public void Of_a_long_line_only_what_stands_around_is_shown()
    {
        var lines = Shown(new string('a', 500) + "HERE" + new string('b', 500), "HERE");
        lines[1].ShouldBe("  1 | …" + new string('a', 60) + "HERE" + new string('b', 60) + "…");
        lines[2].ShouldBe("    | " + new string(' ', 61) + "^^^^");
    }

    [Fact]
    public void A_short_line_is_shown_whole()
    {
        var lines = Shown("RUN a && b", "a");
        lines[1].ShouldBe("  1 | RUN a && b");
        lines[2].ShouldBe("    |     ^");
    }

    [Fact]
    public void A_long_mark_is_cut()
    {
        var lines = Shown("x" + new string('m', 400) + "y", new string('m', 400));
        lines[1].ShouldStartWith("  1 | xmmm");
        lines[1].Length.ShouldBeLessThan(200);
        lines[2].Trim(' ', '|').ShouldBe(new string('^', 120));
    }

    [Fact]
    public void A_cut_never_halves_a_surrogate_pair()
    {
        foreach (var shift in (string[])["", "a"])
        {
            var emoji = string.Concat(Enumerable.Repeat("\U0001f600", 200));
            var line = Shown(shift + emoji + "HERE" + shift + emoji, "HERE")[1];
            line.ShouldNotContain("\ufffd");
            line.ShouldNotContain("\\ud");
        }
    }

    [Fact]
    public void Many_findings_on_a_line_of_megabytes_cost_what_they_show()
    {
        var sample = new SampleReport();
        var file = sample.Text("f", "[|hunter2|]" + new string('x', 8_000_000));
        for (var i = 0; i < 100; i++)
        {
            sample.Find(SampleRules.Root, new FilePlace(file, new TextSpan(i * 50_000, 40_000)), "Here");
        }

        var clock = System.Diagnostics.Stopwatch.StartNew();
        SampleReport.Written("text", sample.Build(), new ReportOptions { Excerpts = true }).Length.ShouldBeLessThan(100_000);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string[] Shown(string text, string piece)
    {
        var sample = new SampleReport();
        var file = sample.Text("f", text + "\n");
        sample.Find(SampleRules.Root, SampleReport.At(file, piece), "Here");
        return SampleReport.Shown("text", sample.Build(), new ReportOptions { Excerpts = true }).Split('\n');
    }
}
