namespace Plimsoll.Reporting.Tests.Text;

public sealed class TextReportSnapshots
{
    [Fact]
    public void A_clean_report_without_inputs_is_empty() =>
        SampleReport.Written("text", SampleReports.Clean()).ShouldBeEmpty();

    [Fact]
    public void Plain() => Snapshot.Match(SampleReport.Written("text", SampleReports.Ordinary()), "txt");

    [Fact]
    public void With_excerpts() =>
        Snapshot.Match(SampleReport.Written("text", SampleReports.Ordinary(), new ReportOptions { Excerpts = true }), "txt");

    [Fact]
    public void In_colour() =>
        Snapshot.Match(SampleReport.Written("text", SampleReports.Ordinary(), new ReportOptions { Excerpts = true, Color = true }), "txt");

    [Fact]
    public void With_everything_that_can_be_asked_for() => Snapshot.Match(
        SampleReport.Written("text", SampleReports.Ordinary(), new ReportOptions { ExplainScore = true, IncludeSuppressed = true, Verbose = true }), "txt");

    [Fact]
    public void Hostile() => Snapshot.Match(
        SampleReport.Written(
            "text",
            SampleReports.Hostile(),
            new ReportOptions { ExplainScore = true, IncludeSuppressed = true, Verbose = true, Excerpts = true }),
        "txt");

    [Fact]
    public void Incomplete() =>
        Snapshot.Match(SampleReport.Written("text", SampleReports.Incomplete(), new ReportOptions { Excerpts = true }), "txt");
}
