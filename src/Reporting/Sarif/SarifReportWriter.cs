using System.Text.Json;
using Plimsoll.Abstractions.Report;
using Plimsoll.Reporting.Json;

namespace Plimsoll.Reporting.Sarif;

/// <summary>
/// SARIF 2.1.0 (OASIS, plus errata 01) as GitHub code scanning takes it and shows it well: one run, one location a result with
/// a full region, the line hash that its upload action would compute, relative URIs, no machine facts.
/// </summary>
public sealed class SarifReportWriter : IReportWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>The name of the base that all URIs are relative to: the root of the repository.</summary>
    internal const string SourceRoot = "%SRCROOT%";

    /// <inheritdoc/>
    public string Format => "sarif";

    /// <inheritdoc/>
    public void Write(ScanReport report, ReportOptions options, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        var mask = SecretMask.Of(report);
        var results = SarifResults.Select(report, options, out var left);
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        SarifRules.WriteTool(json, report, options);
        WriteInvocation(json, report, mask, left);
        WriteBases(json);
        if (options.Category is { } category)
        {
            json.WriteStartObject("automationDetails");
            json.WriteString("id", category.EndsWith('/') ? category : category + "/");
            json.WriteEndObject();
        }

        json.WriteString("columnKind", "utf16CodeUnits");
        SarifArtifacts.Write(json, results, report);
        new SarifResults(json, report, mask).Write(results);
        WriteScores(json, report, mask);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteInvocation(Utf8JsonWriter json, ScanReport report, SecretMask mask, int left)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !report.Incomplete);
        if (report.Notifications.Length > 0 || left > 0)
        {
            json.WriteStartArray("toolExecutionNotifications");
            foreach (var notification in report.Notifications)
            {
                json.WriteStartObject();
                json.WriteString("level", SarifRules.Level(notification.Severity));
                WriteMessage(json, SarifText.Sentence(mask.Message(notification.Message)));
                if (notification.RuleId is { } rule)
                {
                    json.WriteStartObject("associatedRule");
                    json.WriteString("id", rule);
                    json.WriteEndObject();
                }

                if (notification.Path.Length > 0)
                {
                    json.WriteStartArray("locations");
                    json.WriteStartObject();
                    json.WriteStartObject("physicalLocation");
                    SarifResults.WriteArtifact(json, notification.Path);
                    json.WriteEndObject();
                    json.WriteEndObject();
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            if (left > 0)
            {
                json.WriteStartObject();
                json.WriteString("level", "note");
                WriteMessage(json, $"{left} more results were left out for their number; --max-results changes that.");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteBases(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SourceRoot);
        json.WriteStartObject("description");
        json.WriteString("text", "The root of the checkout that was scanned.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteScores(Utf8JsonWriter json, ScanReport report, SecretMask mask)
    {
        json.WriteStartObject("properties");
        json.WriteStartObject("scores");
        JsonScores.WriteCard(json, report.Scores);
        json.WriteEndObject();
        json.WriteStartObject("inputs");
        foreach (var input in report.Inputs)
        {
            json.WriteStartObject(Show.Escape(input.Path));
            JsonScores.WriteCard(json, input.Card);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        JsonImages.Write(json, report, mask);
        json.WriteEndObject();
    }

    /// <summary>Writes <c>message.text</c>.</summary>
    internal static void WriteMessage(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("message");
        json.WriteString("text", text);
        json.WriteEndObject();
    }
}
