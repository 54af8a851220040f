using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Engine;
using Plimsoll.Engine.Help;
using Plimsoll.Testing;
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
        var lines = example.Language == "image" ? LinesOfImage(id, example.Text) : LinesOf(id, example.Text);
        lines.Distinct().Order().ToArray().ShouldBe([.. example.Reported], example.Text);
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

    private static IEnumerable<int> LinesOf(string id, string text) =>
        Scan("-", Encoding.UTF8.GetBytes(text)).Findings.Where(finding => finding.Rule.Id == id).Select(LineOf);

    /// <summary>The lines of a description of an image (see ImageText) that a rule reports.</summary>
    private static IEnumerable<int> LinesOfImage(string id, string text)
    {
        var image = ImageText.Of(text);

        // One value, one finding: what the rule says may have been folded into what another says of it.
        foreach (var finding in Scan("image.tar", image.Archive).Findings.Where(finding => finding.Rule.Id == id || finding.Also.Contains(id)))
        {
            var place = finding.Finding.Place;
            if (place is FilePlace { File: var file })
            {
                var line = LineOf(finding);
                yield return image.LineOf(place.Path, line, file.Slice(TextSpan.FromBounds(file.Lines.Start(line), file.Lines.End(line))).ToString());
            }
            else
            {
                yield return image.LineOf(place.Path, ((InputPlace)place).Line, text: null);
            }
        }
    }

    private static int LineOf(Abstractions.Report.ReportedFinding finding)
    {
        var place = (FilePlace)finding.Finding.Place;
        return place.File.Lines.Position(place.Span.Start).Line;
    }

    private static Abstractions.Report.ScanReport Scan(string name, byte[] bytes) => Scanner.Scan(new ScanRequest
    {
        ToolVersion = "0.0.0",
        WorkingDirectory = Path.GetTempPath(),
        Root = Path.GetTempPath(),
        Paths = ImmutableArray.Create("-"),
        StandardInputName = name == "-" ? null : name,
        StandardInput = () => new MemoryStream(bytes),
        Set = "all",
    }).Report!;
}
