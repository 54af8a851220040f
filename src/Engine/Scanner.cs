namespace Plimsoll.Engine;

/// <summary>The whole way from paths to a report.</summary>
public static class Scanner
{
    /// <summary>Scans what a request names. Never throws for bad input.</summary>
    public static InputListing ListInputs(ScanRequest request) => new([], [$"cannot list {string.Join(' ', request.Paths)} yet"]);

    /// <summary>Scans.</summary>
    public static ScanOutcome Scan(ScanRequest request) => new(Report: null, [$"cannot scan {string.Join(' ', request.Paths)} yet"]);
}
