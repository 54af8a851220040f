namespace Plimsoll.Reporting.Tests.Json;

public sealed class JsonReportSnapshots
{
    [Fact]
    public void Clean() => Snapshot.Match(SampleReport.Written("json", SampleReports.Clean()), "json");

    [Fact]
    public void Ordinary() => Snapshot.Match(SampleReport.Written("json", SampleReports.Ordinary()), "json");

    [Fact]
    public void With_suppressed() => Snapshot.Match(
        SampleReport.Written("json", SampleReports.Ordinary(), new ReportOptions { IncludeSuppressed = true, Category = "nightly" }), "json");

    [Fact]
    public void Hostile() => Snapshot.Match(
        SampleReport.Written("json", SampleReports.Hostile(), new ReportOptions { IncludeSuppressed = true }), "json");

    [Fact]
    public void Incomplete() => Snapshot.Match(SampleReport.Written("json", SampleReports.Incomplete()), "json");
}
