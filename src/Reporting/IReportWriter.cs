using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting;

/// <summary>Writes a report in one format. The same report gives the same bytes.</summary>
public interface IReportWriter
{
    /// <summary>The name of the format on the command line.</summary>
    string Format { get; }

    /// <summary>Writes UTF-8 without byte-order mark.</summary>
    void Write(ScanReport report, ReportOptions options, Stream output);
}

/// <summary>The formats that there are.</summary>
public static class ReportWriters
{
    /// <summary>The names of the formats, in the order of the help.</summary>
    public static readonly string[] Formats = ["text", "json", "sarif"];

    /// <summary>The writer of a format; null when there is none.</summary>
    public static IReportWriter? Of(string format) => format switch
    {
        "text" => new Text.TextReportWriter(),
        "json" => new Json.JsonReportWriter(),
        "sarif" => new Sarif.SarifReportWriter(),
        _ => null,
    };
}
