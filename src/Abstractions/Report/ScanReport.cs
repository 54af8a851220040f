using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Abstractions.Report;

/// <summary>All that a run found out, in the order in which it is shown. The same input gives the same report.</summary>
public sealed record ScanReport
{
    /// <summary>The tool's version, <c>x.y.z</c>.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The enabled rules of the input kinds met, by id.</summary>
    public required ImmutableArray<RuleState> Rules { get; init; }

    /// <summary>The findings in total order (path, offset, rule, message); suppressed ones included.</summary>
    public required ImmutableArray<ReportedFinding> Findings { get; init; }

    /// <summary>What each rule said of each subject, ordered by input, subject and rule.</summary>
    public required ImmutableArray<SubjectVerdict> Verdicts { get; init; }

    /// <summary>The scores of each input, by path.</summary>
    public required ImmutableArray<InputScores> Inputs { get; init; }

    /// <summary>The scores of the run: the worst of the inputs.</summary>
    public required ScoreCard Scores { get; init; }

    /// <summary>Inputs that were skipped or could not be read, by path.</summary>
    public required ImmutableArray<Notification> Notifications { get; init; }

    /// <summary>The texts that findings stand in, by path, each with the secrets that no output may show.</summary>
    public required IReadOnlyDictionary<string, ReportSource> Sources { get; init; }

    /// <summary>The images of the run, by the path of their archive.</summary>
    public ImmutableArray<ImageFacts> Images { get; init; } = [];

    /// <summary>What was scanned and what was skipped.</summary>
    public required ScanSummary Summary { get; init; }

    /// <summary>Whether any input was not wholly analysed, a budget was reached or a rule failed: exit code 2.</summary>
    public bool Incomplete => Notifications.Any(static n => n.Severity == DiagnosticSeverity.Error);
}

/// <summary>A rule of the run and the severity that the configuration gives it.</summary>
/// <param name="Info">Its declaration.</param>
/// <param name="Severity">The severity after set and configuration.</param>
public sealed record RuleState(RuleInfo Info, DiagnosticSeverity Severity);

/// <summary>A finding as reported.</summary>
public sealed record ReportedFinding
{
    /// <summary>The rule's declaration.</summary>
    public required RuleInfo Rule { get; init; }

    /// <summary>The severity that is shown and gated: the rule's after configuration, or lower.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>What the rule found.</summary>
    public required Finding Finding { get; init; }

    /// <summary>The message with its arguments in place; not yet masked.</summary>
    public required string Message { get; init; }

    /// <summary>The subject that it counts for.</summary>
    public required Subject Subject { get; init; }

    /// <summary>Ids of rules whose finding of the same value was folded into this one, sorted.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>GitHub's line hash, <c>hex:n</c>.</summary>
    public required string LineHash { get; init; }

    /// <summary>The key that survives moved lines: rule, file, normalised instruction, ordinal; hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Why it is suppressed; null: it is open.</summary>
    public Suppression? Suppression { get; init; }
}

/// <summary>Who suppressed a finding, and why.</summary>
/// <param name="Kind">Where the suppression stands.</param>
/// <param name="Reason">The reason that was given, or null.</param>
public sealed record Suppression(SuppressionKind Kind, string? Reason);

/// <summary>Where a suppression stands.</summary>
public enum SuppressionKind
{
    /// <summary>A comment in the input.</summary>
    Comment,

    /// <summary>An <c>[[ignore]]</c> of the configuration.</summary>
    Configuration,

    /// <summary>The baseline.</summary>
    Baseline,
}

/// <summary>What a rule said of a subject, over all its nodes there.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Outcome">Any fail: failed; else any not evaluated: that; else passed.</param>
/// <param name="Reason">Why it was not evaluated, else null.</param>
public sealed record SubjectVerdict(string RuleId, Subject Subject, Outcome Outcome, string? Reason);

/// <summary>What became of a rule at a subject.</summary>
public enum Outcome
{
    Passed,
    NotEvaluated,
    Failed,
}

/// <summary>Something about an input that is not a finding, or not only: skipped, unreadable, a rule that failed.</summary>
/// <param name="RuleId">PLM0001 and so on, or null for a plain note.</param>
/// <param name="Severity">Error: the run exits 2.</param>
/// <param name="Path">The input.</param>
/// <param name="Message">One sentence without a final period; not yet masked.</param>
public sealed record Notification(string? RuleId, DiagnosticSeverity Severity, string Path, string Message)
{
    /// <summary>The stack trace of a bug of ours; shown only on request.</summary>
    public string? Trace { get; init; }
}

/// <summary>A text, and the secrets in it.</summary>
/// <param name="File">The text.</param>
/// <param name="Secrets">Spans and values that no output may show, by offset.</param>
public sealed record ReportSource(SourceFile File, ImmutableArray<SecretSpan> Secrets);

/// <summary>A secret in a text.</summary>
/// <param name="Span">Where it is written.</param>
/// <param name="Value">Its value with escapes and line continuations removed; what must not appear in any output; empty for a word that everybody knows, which is masked where it is written.</param>
public sealed record SecretSpan(TextSpan Span, string Value);

/// <summary>How many inputs of a kind were scanned.</summary>
/// <param name="Kind">The kind in the singular, for example <c>Dockerfile</c>.</param>
/// <param name="Count">How many.</param>
public sealed record KindCount(string Kind, int Count);

/// <summary>What was scanned.</summary>
/// <param name="Kinds">Number of inputs by kind, for example <c>Dockerfile</c> 3; in order of the kinds.</param>
/// <param name="Skipped">Number of named inputs that were skipped.</param>
/// <param name="RulesOff">Number of rules that the configuration switched off.</param>
public sealed record ScanSummary(ImmutableArray<KindCount> Kinds, int Skipped, int RulesOff);
