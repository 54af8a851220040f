using System.Globalization;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using LinePosition = Plimsoll.Input.LinePosition;

namespace Plimsoll.Reporting.Sarif;

/// <summary>A result: findings of one rule on one line, which GitHub would show as one alert.</summary>
/// <param name="First">The finding that it speaks of.</param>
internal sealed record SarifResult(ReportedFinding First)
{
    /// <summary>The others, told as related places.</summary>
    public List<ReportedFinding> Others { get; } = [];

    /// <summary>The severest of all.</summary>
    public DiagnosticSeverity Severity { get; set; } = First.Severity;
}

/// <summary>Writes <c>results</c>.</summary>
internal sealed class SarifResults(Utf8JsonWriter json, ScanReport report, SecretMask mask)
{
    private const int MostResults = 25_000;
    private const int MostRelated = 100;
    private const int LongestSnippet = 200;

    /// <summary>The results to write: shown findings, merged where rule, path and line hash are the same, severest first.</summary>
    public static List<SarifResult> Select(ScanReport report, ReportOptions options, out int left)
    {
        var shown = ShownFindings.Select(report, options with { MaximumResults = Math.Min(options.MaximumResults, MostResults) }, out left);
        var results = new List<SarifResult>(shown.Count);
        var byLine = new Dictionary<string, SarifResult>(StringComparer.Ordinal);
        var hashes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var each in shown)
        {
            var finding = BeforeEnd(each, hashes);
            var key = $"{finding.Rule.Id}\n{finding.Finding.Place.Path}\n{finding.LineHash}\n{finding.Suppression is null}";
            if (byLine.TryGetValue(key, out var result))
            {
                result.Others.Add(finding);
                result.Severity = finding.Severity > result.Severity ? finding.Severity : result.Severity;
            }
            else
            {
                result = new SarifResult(finding);
                byLine.Add(key, result);
                results.Add(result);
            }
        }

        return SeverestFirst.Sort(results, static result => result.Severity);
    }

    /// <summary>
    /// Behind a last LF stands a line for us, but none for viewers: what is found there is moved to the end of the line before,
    /// and takes its hash, which the upload would compute.
    /// </summary>
    private static ReportedFinding BeforeEnd(ReportedFinding finding, Dictionary<string, string[]> hashes)
    {
        if (finding.Finding.Place is not FilePlace { File: var file, Span: { IsEmpty: true, Start: > 0 } span }
            || span.Start < file.Text.Length
            || file.Text[^1] != '\n')
        {
            return finding;
        }

        if (!hashes.TryGetValue(file.Path, out var all))
        {
            hashes.Add(file.Path, all = LineHash.Compute(file));
        }

        var line = file.Lines.Count - 1;
        return finding with
        {
            Finding = finding.Finding with { Place = new FilePlace(file, new TextSpan(file.Lines.End(line), 0)) },
            LineHash = all[line - 1],
        };
    }

    public void Write(List<SarifResult> results)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < report.Rules.Length; i++)
        {
            indexes[report.Rules[i].Info.Id] = i;
        }

        json.WriteStartArray("results");
        foreach (var result in results)
        {
            WriteResult(result, indexes);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes <c>artifactLocation</c>.</summary>
    public static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", SarifText.Uri(path));
        json.WriteString("uriBaseId", SarifReportWriter.SourceRoot);
        json.WriteEndObject();
    }

    private void WriteResult(SarifResult result, Dictionary<string, int> indexes)
    {
        var finding = result.First;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        if (indexes.TryGetValue(finding.Rule.Id, out var index))
        {
            json.WriteNumber("ruleIndex", index);
        }

        json.WriteString("level", SarifRules.Level(result.Severity));
        var related = Related(result);
        SarifReportWriter.WriteMessage(json, Text(finding, related));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePhysical(finding.Finding.Place);
        json.WriteEndObject();
        json.WriteEndArray();
        WriteRelated(related);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("plimsoll/v1", finding.Fingerprint);
        json.WriteString("primaryLocationLineHash", finding.LineHash);
        json.WriteEndObject();
        WriteFix(finding);
        WriteSuppression(finding);
        WriteProperties(finding);
        json.WriteEndObject();
    }

    private static List<RelatedPlace> Related(SarifResult result)
    {
        var related = new List<RelatedPlace>(result.First.Finding.Related);
        foreach (var other in result.Others)
        {
            related.Add(new RelatedPlace(other.Finding.Place, other.Message));
        }

        if (related.Count > MostRelated)
        {
            related.RemoveRange(MostRelated, related.Count - MostRelated);
        }

        return related;
    }

    /// <summary>The message as a sentence, with a link to each place that explains it.</summary>
    private string Text(ReportedFinding finding, List<RelatedPlace> related)
    {
        var text = SarifText.Sentence(mask.Message(finding.Message));
        for (var i = 0; i < finding.Finding.Related.Length && i < related.Count; i++)
        {
            var link = SarifText.Sentence(mask.Message(related[i].Message)).TrimEnd('.');
            text += string.Create(CultureInfo.InvariantCulture, $" See [{link}]({i + 1}).");
        }

        return text;
    }

    // Without a snippet: what stands around a finding may hold a secret that no rule knows, and GitHub shows the file itself.
    private void WritePhysical(Place place)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, place.Path);
        var (start, end) = Region(place);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>
    /// The region of a place; an empty one takes a character beside it, so that editors underline something. On a line
    /// without characters it stays empty; what cannot be read as text is given as its first character.
    /// </summary>
    private static (LinePosition Start, LinePosition End) Region(Place place)
    {
        if (place is not FilePlace { File: var file, Span: var span })
        {
            var line = (place as InputPlace)?.Line ?? 1;
            return (new LinePosition(line, 1), new LinePosition(line, 2));
        }

        if (span.IsEmpty)
        {
            var at = file.Lines.Position(span.Start).Line;
            span = span.Start < file.Lines.End(at)
                ? new TextSpan(span.Start, PairAt(file.Text, span.Start) ? 2 : 1)
                : span.Start > file.Lines.Start(at)
                    ? new TextSpan(span.Start - 1, 1)
                    : span;
            if (span is { Length: 1, Start: > 0 } && PairAt(file.Text, span.Start - 1))
            {
                span = new TextSpan(span.Start - 1, 2);
            }
        }

        return (file.Lines.Position(span.Start), file.Lines.Position(span.End));
    }

    private static bool PairAt(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private void WriteRelated(List<RelatedPlace> related)
    {
        if (related.Count == 0)
        {
            return;
        }

        json.WriteStartArray("relatedLocations");
        for (var i = 0; i < related.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i + 1);
            WritePhysical(related[i].Place);
            SarifReportWriter.WriteMessage(json, SarifText.Sentence(mask.Message(related[i].Message)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteFix(ReportedFinding finding)
    {
        if (mask.FixOf(finding, report) is not { } fix || finding.Finding.Place is not FilePlace place)
        {
            return;
        }

        json.WriteStartArray("fixes");
        json.WriteStartObject();
        json.WriteStartObject("description");
        json.WriteString("text", SarifText.Sentence(mask.Message(fix.Title)));
        json.WriteEndObject();
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(json, place.Path);
        json.WriteStartArray("replacements");
        foreach (var change in fix.Changes)
        {
            var (start, end) = (place.File.Lines.Position(change.Span.Start), place.File.Lines.Position(change.Span.End));
            json.WriteStartObject();
            json.WriteStartObject("deletedRegion");
            json.WriteNumber("startLine", start.Line);
            json.WriteNumber("startColumn", start.Column);
            json.WriteNumber("endLine", end.Line);
            json.WriteNumber("endColumn", end.Column);
            json.WriteEndObject();
            json.WriteStartObject("insertedContent");
            json.WriteString("text", change.NewText ?? "");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteSuppression(ReportedFinding finding)
    {
        if (finding.Suppression is not { } suppression)
        {
            return;
        }

        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", suppression.Kind == SuppressionKind.Comment ? "inSource" : "external");
        if (suppression.Reason is { Length: > 0 } reason)
        {
            json.WriteString("justification", mask.Message(reason));
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteProperties(ReportedFinding finding)
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
}
