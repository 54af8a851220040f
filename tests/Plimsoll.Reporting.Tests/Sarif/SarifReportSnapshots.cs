namespace Plimsoll.Reporting.Tests.Sarif;

public sealed class SarifReportSnapshots
{
    [Fact]
    public void Clean() => Snapshot.Match(SampleReport.Written("sarif", SampleReports.Clean()), "sarif");

    [Fact]
    public void Ordinary() => Snapshot.Match(SampleReport.Written("sarif", SampleReports.Ordinary()), "sarif");

    [Fact]
    public void With_suppressed() => Snapshot.Match(
        SampleReport.Written("sarif", SampleReports.Ordinary(), new ReportOptions { IncludeSuppressed = true, Category = "nightly" }), "sarif");

    [Fact]
    public void Hostile() => Snapshot.Match(
        SampleReport.Written("sarif", SampleReports.Hostile(), new ReportOptions { IncludeSuppressed = true }), "sarif");

    [Fact]
    public void Incomplete() => Snapshot.Match(SampleReport.Written("sarif", SampleReports.Incomplete()), "sarif");
}
