using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting.Text;

/// <summary>
/// For people and editors: <c>file:line:col: severity PLMnnnn: message</c> a line, on a terminal with the source line and a
/// caret below, then the scores.
/// </summary>
public sealed class TextReportWriter : IReportWriter
{
    /// <inheritdoc/>
    public string Format => "text";

    /// <inheritdoc/>
    public void Write(ScanReport report, ReportOptions options, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var mask = SecretMask.Of(report);
        var shown = ShownFindings.Select(report, options, out var left);
        foreach (var finding in shown)
        {
            WriteFinding(writer, report, options, mask, finding);
        }

        if (left > 0)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"plimsoll: {left} more findings are not shown; --max-results and --exclude change that"));
        }

        if (options.Verbose)
        {
            WriteNotEvaluated(writer, report, mask);
        }

        if (shown.Count > 0 && report.Inputs.Length > 0)
        {
            writer.WriteLine();
        }

        ScoreBlock.Write(writer, report, options, mask);
    }

    private static void WriteFinding(TextWriter writer, ScanReport report, ReportOptions options, SecretMask mask, ReportedFinding finding)
    {
        var place = finding.Finding.Place;
        var (start, _) = ShownFindings.Region(place);
        var severity = ShownFindings.Word(finding.Severity);
        writer.Write(Show.LineStart(place.Path));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $":{start.Line}:{start.Column}: "));
        writer.Write(Colored(severity, finding.Severity, options));
        writer.Write($" {finding.Rule.Id}: {mask.Message(finding.Message)}");
        writer.WriteLine(finding.Suppression is { } suppression ? $" (suppressed{Reason(suppression, mask)})" : "");
        if (options.Excerpts && place is FilePlace file && report.Sources.TryGetValue(file.Path, out var source))
        {
            Excerpt.Write(writer, source, file.Span, mask, options);
        }
    }

    private static string Reason(Suppression suppression, SecretMask mask) =>
        suppression.Reason is { Length: > 0 } reason ? ": " + mask.Message(reason) : "";

    private static string Colored(string text, DiagnosticSeverity severity, ReportOptions options)
    {
        if (!options.Color)
        {
            return text;
        }

        var code = severity switch
        {
            DiagnosticSeverity.Error => "1;31",
            DiagnosticSeverity.Warning => "1;33",
            _ => "1;36",
        };
        return $"\u001b[{code}m{text}\u001b[0m";
    }

    private static void WriteNotEvaluated(TextWriter writer, ScanReport report, SecretMask mask)
    {
        foreach (var verdict in report.Verdicts)
        {
            if (verdict is { Outcome: Outcome.NotEvaluated, Reason: { } reason })
            {
                writer.WriteLine($"{Show.LineStart(verdict.Subject.Input)}: {verdict.RuleId} was not evaluated for {verdict.Subject.Kind} {mask.Message(verdict.Subject.Name)}: {mask.Message(reason)}");
            }
        }
    }
}
