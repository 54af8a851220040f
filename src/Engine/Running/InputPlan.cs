using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;

namespace Plimsoll.Engine.Running;

/// <summary>What the configuration says for one path: which rules, at which severity, and what is ignored.</summary>
internal abstract class InputPlan
{
    /// <summary>The options of rules.</summary>
    public abstract Settings Settings { get; }

    /// <summary>Whether suppressed findings count as passed in scores.</summary>
    public abstract bool ScoreAcceptsSuppressed { get; }

    /// <summary>The rules of a kind that are on, in id order.</summary>
    public abstract ImmutableArray<Rule> RulesOf(InputKind kind);

    /// <summary>The severity of a rule after set and configuration.</summary>
    public abstract DiagnosticSeverity SeverityOf(RuleInfo rule);

    /// <summary>Marks findings as suppressed, and adds what is to be said of the ignores themselves.</summary>
    public abstract ImmutableArray<ReportedFinding> Suppress(
        InputModel model, ImmutableArray<ReportedFinding> findings, RuleResults results, LineHashes lineHashes, Fingerprints fingerprints);
}
