using System.Text.Json;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting.Sarif;

/// <summary>
/// The artifacts of a run that lies in archives: each archive, and behind it what results stand in, with the archive for parent.
/// Without them a path in an image reads as a file of the checkout.
/// </summary>
internal static class SarifArtifacts
{
    /// <summary>Writes <c>artifacts</c>, unless no result has anything to do with an image.</summary>
    public static void Write(Utf8JsonWriter json, List<SarifResult> results, ScanReport report)
    {
        var archives = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            Add(archives, result.First, report);
            foreach (var other in result.Others)
            {
                Add(archives, other, report);
            }
        }

        if (archives.Count == 0)
        {
            return;
        }

        var index = 0;
        json.WriteStartArray("artifacts");
        foreach (var (archive, entries) in archives)
        {
            var parent = index;
            WriteArtifact(json, archive, parent: null);
            foreach (var entry in entries)
            {
                WriteArtifact(json, entry, parent);
            }

            index += 1 + entries.Count;
        }

        json.WriteEndArray();
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> archives, ReportedFinding finding, ScanReport report)
    {
        Add(archives, finding.Finding.Place.Path, report);
        foreach (var related in finding.Finding.Related)
        {
            Add(archives, related.Place.Path, report);
        }
    }

    private static void Add(SortedDictionary<string, SortedSet<string>> archives, string path, ScanReport report)
    {
        if (report.Images.FirstOrDefault(image => path.StartsWith(image.Name + "/", StringComparison.Ordinal)) is not { } image)
        {
            return;
        }

        if (!archives.TryGetValue(image.Input, out var entries))
        {
            archives.Add(image.Input, entries = new SortedSet<string>(StringComparer.Ordinal));
        }

        entries.Add(path);
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path, int? parent)
    {
        json.WriteStartObject();
        json.WriteStartObject("location");
        json.WriteString("uri", SarifText.Uri(path));
        json.WriteString("uriBaseId", SarifReportWriter.SourceRoot);
        json.WriteEndObject();
        if (parent is { } index)
        {
            json.WriteNumber("parentIndex", index);
        }

        json.WriteEndObject();
    }
}
