using System.Collections.Immutable;
using System.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Engine;
using Plimsoll.Engine.Help;
using Shouldly;

namespace Plimsoll.Repository.Tests;

/// <summary>The examples of the pages are executed: each reports on just the lines that it names.</summary>
public sealed class PageExampleTests
{
    public static TheoryData<string, int> Examples
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rule in RuleCatalogue.All)
            {
                var count = RuleHelp.PageOf(rule.Id)!.Examples.Count();
                for (var i = 0; i < count; i++)
                {
                    data.Add(rule.Id, i);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void DoesWhatItsFenceSays(string id, int index)
    {
        var example = RuleHelp.PageOf(id)!.Examples.ElementAt(index);
        example.Language.ShouldBe("dockerfile");
        var report = Scan(example.Text);
        var lines = report.Findings.Where(finding => finding.Rule.Id == id).Select(LineOf).Distinct().Order();
        lines.ToArray().ShouldBe([.. example.Reported], example.Text);
    }

    [Fact]
    public void EveryRuleOfDataRendersAPage()
    {
        foreach (var rule in RuleCatalogue.All.Where(rule => rule.Id.StartsWith("PLM5", StringComparison.Ordinal)))
        {
            var page = RuleHelp.PageOf(rule.Id)!;
            page.Title.ShouldBe($"{rule.Id}: {rule.Title}");
            page["Why"].ShouldNotBeNullOrEmpty();
            page["How to fix"].ShouldNotBeNullOrEmpty();
        }
    }

    private static int LineOf(Abstractions.Report.ReportedFinding finding)
    {
        var place = (FilePlace)finding.Finding.Place;
        return place.File.Lines.Position(place.Span.Start).Line;
    }

    private static Abstractions.Report.ScanReport Scan(string text) => Scanner.Scan(new ScanRequest
    {
        ToolVersion = "0.0.0",
        WorkingDirectory = Path.GetTempPath(),
        Root = Path.GetTempPath(),
        Paths = ImmutableArray.Create("-"),
        StandardInput = () => new MemoryStream(Encoding.UTF8.GetBytes(text)),
        Set = "all",
    }).Report!;
}
