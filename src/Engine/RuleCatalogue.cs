using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Running;

namespace Plimsoll.Engine;

/// <summary>Every rule that this version has.</summary>
public static class RuleCatalogue
{
    /// <summary>The declarations of all rules in id order, those of Plimsoll itself included.</summary>
    public static ImmutableArray<RuleInfo> All { get; } = Collect();

    /// <summary>The rules that judge a kind of input, in id order: its own, and those over secrets.</summary>
    public static ImmutableArray<Rule> RulesOf(InputKind kind) => kind.AllRules;

    /// <summary>The rule of an id, in any case; null when there is none.</summary>
    public static RuleInfo? Find(string id)
    {
        foreach (var rule in All)
        {
            if (rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
            {
                return rule;
            }
        }

        return null;
    }

    private static ImmutableArray<RuleInfo> Collect()
    {
        var rules = ImmutableArray.CreateBuilder<RuleInfo>();
        rules.AddRange(ToolRules.All);
        foreach (var rule in SecretRules.All)
        {
            rules.Add(rule.Info);
        }

        foreach (var kind in InputKinds.All)
        {
            foreach (var rule in kind.Rules)
            {
                rules.Add(rule.Info);
            }
        }

        rules.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return rules.ToImmutable();
    }
}
