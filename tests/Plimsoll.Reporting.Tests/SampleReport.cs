using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Reporting.Tests;

/// <summary>Builds a report by hand: texts with marked secrets, findings at pieces of them.</summary>
internal sealed class SampleReport
{
    private readonly List<ReportedFinding> findings = [];
    private readonly List<Notification> notifications = [];
    private readonly List<RuleState> rules = [];
    private readonly Dictionary<string, ReportSource> sources = new(StringComparer.Ordinal);

    public ImmutableArray<SubjectVerdict> Verdicts { get; set; } = [];

    public ImmutableArray<InputScores> Inputs { get; set; } = [];

    public ScoreCard Scores { get; set; } = new([], Grade: null, CappedByError: false);

    public ScanSummary Summary { get; set; } = new([new("Dockerfile", 1)], Skipped: 0, RulesOff: 0);

    /// <summary>Adds a text; <c>[|marks|]</c> are secrets whose value is what is written, unless values are given.</summary>
    public SourceFile Text(string path, string marked, params string[] values)
    {
        var (text, spans) = Markup.Parse(marked);
        var file = new SourceFile(path, text);
        var secrets = ImmutableArray.CreateBuilder<SecretSpan>();
        for (var i = 0; i < spans.Length; i++)
        {
            secrets.Add(new SecretSpan(spans[i], i < values.Length ? values[i] : file.Slice(spans[i]).ToString()));
        }

        sources.Add(path, new ReportSource(file, secrets.ToImmutable()));
        return file;
    }

    /// <summary>Adds rules, with the severity that they declare.</summary>
    public void Rules(params ReadOnlySpan<RuleInfo> infos)
    {
        foreach (var info in infos)
        {
            rules.Add(new RuleState(info, info.Severity));
        }
    }

    /// <summary>Adds a finding.</summary>
    public ReportedFinding Find(
        RuleInfo rule,
        Place place,
        string message,
        ImmutableArray<RelatedPlace> related = default,
        Fix? fix = null,
        Suppression? suppression = null,
        DiagnosticSeverity? severity = null,
        ImmutableArray<string> also = default,
        ImmutableArray<KeyValuePair<string, string>> facts = default,
        string subject = "image")
    {
        var finding = new ReportedFinding
        {
            Rule = rule,
            Severity = severity ?? rule.Severity,
            Message = message,
            Finding = new Finding
            {
                Place = place,
                Related = related.IsDefault ? [] : related,
                Fix = fix,
                Facts = facts.IsDefault ? [] : facts,
            },
            Subject = new Subject("stage", subject, place.Path),
            Also = also.IsDefault ? [] : also,
            LineHash = place is FilePlace { File: var file, Span: var span } ? LineHash.Compute(file)[file.Lines.Position(span.Start).Line - 1] : "0:1",
            Fingerprint = $"{findings.Count:x16}",
            Suppression = suppression,
        };
        findings.Add(finding);
        return finding;
    }

    /// <summary>Adds a notification.</summary>
    public void Note(DiagnosticSeverity severity, string path, string message, string? rule = null) =>
        notifications.Add(new Notification(rule, severity, path, message));

    public ScanReport Build() => new()
    {
        ToolVersion = "0.1.0",
        Rules = [.. rules],
        Findings = [.. findings],
        Verdicts = Verdicts,
        Inputs = Inputs,
        Scores = Scores,
        Notifications = [.. notifications],
        Sources = sources.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Summary = Summary,
    };

    /// <summary>The place of the n-th time that a piece stands in a text.</summary>
    public static FilePlace At(SourceFile file, string piece, int nth = 1)
    {
        var at = -1;
        for (var i = 0; i < nth; i++)
        {
            at = file.Text.IndexOf(piece, at + 1, StringComparison.Ordinal);
        }

        return at < 0
            ? throw new ArgumentException($"'{piece}' does not stand in the text", nameof(piece))
            : new FilePlace(file, new TextSpan(at, piece.Length));
    }

    /// <summary>The output of a writer.</summary>
    public static byte[] Written(string format, ScanReport report, ReportOptions? options = null)
    {
        using var output = new MemoryStream();
        ReportWriters.Of(format)!.Write(report, options ?? new ReportOptions(), output);
        return output.ToArray();
    }

    /// <summary>The output of a writer as text.</summary>
    public static string Shown(string format, ScanReport report, ReportOptions? options = null) =>
        System.Text.Encoding.UTF8.GetString(Written(format, report, options));
}
