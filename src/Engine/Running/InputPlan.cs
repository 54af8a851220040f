using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Configuration;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Suppression;

namespace Plimsoll.Engine.Running;

/// <summary>What request and configuration say for one path: which rules, at which severity, and what is ignored.</summary>
/// <param name="request">The request.</param>
/// <param name="configuration">The configuration.</param>
/// <param name="rules">What holds for the path.</param>
/// <param name="index">Every rule by id.</param>
internal sealed class InputPlan(ScanRequest request, ScanConfiguration configuration, PathRules rules, RuleIndex index)
{
    /// <summary>The options of rules.</summary>
    public Settings Settings => rules.Settings;

    /// <summary>Whether suppressed findings count as passed in scores.</summary>
    public bool ScoreAcceptsSuppressed => request.ScoreAcceptsSuppressed;

    /// <summary>The rules of a kind that are on, in id order.</summary>
    public ImmutableArray<Rule> RulesOf(InputKind kind) => rules.Enabled(RuleCatalogue.RulesOf(kind));

    /// <summary>The severity of a rule after set and configuration; null when it is off.</summary>
    public DiagnosticSeverity? SeverityOf(RuleInfo rule) => rules.SeverityOf(rule);

    /// <summary>Tells which findings are suppressed, and what is to be said of the ignores themselves.</summary>
    public SuppressionResult Suppress(InputModel model, List<Suppressible> findings, ImmutableArray<Rule> ran)
    {
        var comments = request.NoInlineIgnores ? [] : model.Comments;
        return Suppressor.Apply(model.File, comments, findings, new SuppressionOptions
        {
            Rules = index,
            Ran = ran.Select(static rule => rule.Info.Id).ToHashSet(StringComparer.Ordinal),
            NoInlineIgnores = request.NoInlineIgnores,
            RequireReason = configuration.RequireReason,
            Configured = configuration.Ignores,
            AsOf = request.AsOf,
        });
    }
}
