using System.Text.Json.Nodes;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting.Tests.Json;

public sealed class JsonReportWriterTests
{
    private static readonly ReportOptions Everything = new() { IncludeSuppressed = true, ExplainScore = true };

    [Fact]
    public void Every_report_fits_the_schema_that_is_published()
    {
        foreach (var report in All())
        {
            Schema().Check(JsonNode.Parse(SampleReport.Written("json", report, Everything))).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("findingsNotShown", "-1", "$.findingsNotShown is below 0")]
    [InlineData("findings", "[{}]", "$.findings[0] lacks rule")]
    [InlineData("scores", "{\"overall\":\"12\"}", "$.scores.overall fits none of the alternatives")]
    [InlineData("summary", "{\"complete\":true,\"scanned\":{\"x\":1.5},\"skipped\":0,\"rulesOff\":0}", "$.summary.scanned.x is not of type integer")]
    [InlineData("more", "1", "$ has the unknown property 'more'")]
    public void The_schema_refuses_what_does_not_fit(string property, string json, string problem)
    {
        var document = JsonNode.Parse(SampleReport.Written("json", SampleReports.Ordinary(), Everything))!;
        document[property] = JsonNode.Parse(json);
        Schema().Check(document).ShouldContain(problem);
    }

    [Fact]
    public void A_null_score_is_null_and_not_left_out()
    {
        var scores = JsonNode.Parse(SampleReport.Written("json", SampleReports.Incomplete()))!["scores"]!.AsObject();
        scores.ContainsKey("runtime").ShouldBeTrue();
        scores["runtime"].ShouldBeNull();
        scores.ContainsKey("grade").ShouldBeFalse();
    }

    [Fact]
    public void Suppressed_findings_are_shown_only_on_request()
    {
        Findings(SampleReports.Ordinary(), new ReportOptions()).ShouldNotContain(static finding => finding!["suppression"] != null);
        Findings(SampleReports.Ordinary(), Everything).Count(static finding => finding!["suppression"] != null).ShouldBe(2);
    }

    [Fact]
    public void Findings_that_are_not_shown_for_their_number_are_counted()
    {
        var document = JsonNode.Parse(SampleReport.Written("json", SampleReports.Ordinary(), new ReportOptions { MaximumResults = 2 }))!;
        document["findings"]!.AsArray().Count.ShouldBe(2);
        ((int)document["findingsNotShown"]!).ShouldBe(4);
    }

    [Fact]
    public void The_output_is_the_same_each_time_and_has_no_byte_order_mark_and_one_last_line_end()
    {
        foreach (var report in All())
        {
            var first = SampleReport.Written("json", report, Everything);
            first.ShouldBe(SampleReport.Written("json", report, Everything));
            first[0].ShouldBe((byte)'{');
            first.AsSpan().EndsWith("}\n"u8).ShouldBeTrue();
            first.ShouldNotContain((byte)'\r');
        }
    }

    private static List<JsonNode?> Findings(ScanReport report, ReportOptions options) =>
        [.. JsonNode.Parse(SampleReport.Written("json", report, options))!["findings"]!.AsArray()];

    private static ScanReport[] All() => [SampleReports.Clean(), SampleReports.Ordinary(), SampleReports.Hostile(), SampleReports.Incomplete()];

    private static JsonSchema Schema() =>
        new(JsonNode.Parse(File.ReadAllBytes(Path.Combine(Fixtures.RepositoryRoot, "src", "Reporting", "Json", "plimsoll-report.schema.json")))!.AsObject());
}
