using System.Text.Json;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Input;

namespace Plimsoll.Reporting.Json;

/// <summary>For programs: everything that a run found out, by the schema <c>plimsoll-report.schema.json</c>.</summary>
public sealed class JsonReportWriter : IReportWriter
{
    /// <summary>The version of the schema; a field may be added in a minor one, and goes only with a major one.</summary>
    public const string SchemaVersion = "1.0";

    /// <inheritdoc/>
    public string Format => "json";

    /// <inheritdoc/>
    public void Write(ScanReport report, ReportOptions options, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        var mask = SecretMask.Of(report);
        json.WriteStartObject();
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteStartObject("tool");
        json.WriteString("name", "Plimsoll");
        json.WriteString("version", report.ToolVersion);
        json.WriteEndObject();
        WriteFindings(json, report, options, mask);
        JsonScores.Write(json, report, mask);
        JsonImages.Write(json, report, mask);
        WriteVerdicts(json, report, mask);
        WriteRules(json, report);
        WriteNotifications(json, report, mask);
        WriteSummary(json, report);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteFindings(Utf8JsonWriter json, ScanReport report, ReportOptions options, SecretMask mask)
    {
        var shown = ShownFindings.Select(report, options, out var left);
        json.WriteStartArray("findings");
        foreach (var finding in shown)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule.Id);
            json.WriteString("severity", ShownFindings.Word(finding.Severity));
            json.WriteString("category", finding.Rule.Category.ToString());
            json.WriteString("message", mask.Message(finding.Message));
            WritePlace(json, finding.Finding.Place);
            json.WriteStartObject("subject");
            json.WriteString("kind", finding.Subject.Kind);
            json.WriteString("name", mask.Message(finding.Subject.Name));
            json.WriteEndObject();
            json.WriteString("fingerprint", finding.Fingerprint);
            json.WriteString("lineHash", finding.LineHash);
            WriteRelated(json, finding.Finding, mask);
            if (mask.FixOf(finding, report) is { } fix)
            {
                WriteFix(json, fix, ((FilePlace)finding.Finding.Place).File, mask);
            }

            WriteProperties(json, finding, mask);
            if (finding.Suppression is { } suppression)
            {
                json.WriteStartObject("suppression");
                json.WriteString("kind", suppression.Kind.ToString().ToLowerInvariant());
                if (suppression.Reason is { } reason)
                {
                    json.WriteString("reason", mask.Message(reason));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("findingsNotShown", left);
    }

    private static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteString("path", Show.Escape(place.Path));
        var (start, end) = ShownFindings.Region(place);
        WriteRegion(json, "region", start, end);
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, LinePosition start, LinePosition end)
    {
        json.WriteStartObject(name);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
    }

    private static void WriteRelated(Utf8JsonWriter json, Finding finding, SecretMask mask)
    {
        if (finding.Related.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("related");
        foreach (var related in finding.Related)
        {
            json.WriteStartObject();
            json.WriteString("message", mask.Message(related.Message));
            WritePlace(json, related.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFix(Utf8JsonWriter json, Fix fix, SourceFile file, SecretMask mask)
    {
        json.WriteStartObject("fix");
        json.WriteString("title", mask.Message(fix.Title));
        json.WriteString("safety", fix.Safety == FixSafety.Safe ? "safe" : "unsafe");
        json.WriteStartArray("changes");
        foreach (var change in fix.Changes)
        {
            json.WriteStartObject();
            WriteRegion(json, "region", file.Lines.Position(change.Span.Start), file.Lines.Position(change.Span.End));
            json.WriteString("text", change.NewText ?? "");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, ReportedFinding finding, SecretMask mask)
    {
        if (finding.Also.IsEmpty && finding.Finding.Facts.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("properties");
        if (!finding.Also.IsEmpty)
        {
            json.WriteStartArray("also");
            foreach (var id in finding.Also)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
        }

        foreach (var (key, value) in finding.Finding.Facts)
        {
            json.WriteString(key, mask.Message(value));
        }

        json.WriteEndObject();
    }

    private static void WriteVerdicts(Utf8JsonWriter json, ScanReport report, SecretMask mask)
    {
        json.WriteStartArray("verdicts");
        foreach (var verdict in report.Verdicts)
        {
            json.WriteStartObject();
            json.WriteString("input", Show.Escape(verdict.Subject.Input));
            json.WriteString("subject", $"{verdict.Subject.Kind} {mask.Message(verdict.Subject.Name)}");
            json.WriteString("rule", verdict.RuleId);
            json.WriteString("outcome", verdict.Outcome switch { Outcome.Passed => "passed", Outcome.Failed => "failed", _ => "notEvaluated" });
            if (verdict is { Outcome: Outcome.NotEvaluated, Reason: { } reason })
            {
                json.WriteString("reason", mask.Message(reason));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRules(Utf8JsonWriter json, ScanReport report)
    {
        json.WriteStartArray("rules");
        foreach (var rule in report.Rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Info.Id);
            json.WriteString("title", rule.Info.Title);
            json.WriteString("category", rule.Info.Category.ToString());
            json.WriteString("severity", ShownFindings.Word(rule.Severity));
            json.WriteStartArray("equivalents");
            foreach (var id in rule.Info.Equivalents)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNotifications(Utf8JsonWriter json, ScanReport report, SecretMask mask)
    {
        json.WriteStartArray("notifications");
        foreach (var notification in report.Notifications)
        {
            json.WriteStartObject();
            if (notification.RuleId is { } rule)
            {
                json.WriteString("rule", rule);
            }

            json.WriteString("severity", ShownFindings.Word(notification.Severity));
            json.WriteString("path", Show.Escape(notification.Path));
            json.WriteString("message", mask.Message(notification.Message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter json, ScanReport report)
    {
        json.WriteStartObject("summary");
        json.WriteBoolean("complete", !report.Incomplete);
        json.WriteStartObject("scanned");
        foreach (var (kind, count) in report.Summary.Kinds)
        {
            json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
        json.WriteNumber("skipped", report.Summary.Skipped);
        json.WriteNumber("rulesOff", report.Summary.RulesOff);
        json.WriteEndObject();
    }
}
