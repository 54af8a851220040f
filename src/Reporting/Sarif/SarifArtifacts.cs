using System.Text.Json;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting.Sarif;

/// <summary>
/// The artifacts of a run that lies in archives: each archive, and behind it what results stand in, with the archive for parent.
/// Without them a path in an image reads as a file of the checkout.
/// </summary>
internal static class SarifArtifacts
{
    /// <summary>Writes <c>artifacts</c>, unless every result stands in an input itself.</summary>
    public static void Write(Utf8JsonWriter json, List<SarifResult> results)
    {
        var archives = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            Add(archives, result.First);
            foreach (var other in result.Others)
            {
                Add(archives, other);
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

    private static void Add(SortedDictionary<string, SortedSet<string>> archives, ReportedFinding finding)
    {
        var (path, input) = (finding.Finding.Place.Path, finding.Subject.Input);
        if (path == input)
        {
            return;
        }

        if (!archives.TryGetValue(input, out var entries))
        {
            archives.Add(input, entries = new SortedSet<string>(StringComparer.Ordinal));
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
