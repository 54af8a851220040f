using System.Collections.Immutable;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Scoring;

/// <summary>R, C and the groups of domains and hosts: the weighted mean over policies of the share of subjects that passed.</summary>
public static class PolicyShare
{
    /// <summary>The score of a group; its value is null when none of its policies was evaluated.</summary>
    public static Score Compute(ScoreName name, IEnumerable<ScoredVerdict> verdicts)
    {
        var policies = new Dictionary<string, Policy>(StringComparer.Ordinal);
        foreach (var verdict in verdicts)
        {
            if (verdict.Outcome == Outcome.NotEvaluated || !verdict.Rule.Feeds(name))
            {
                continue;
            }

            if (!policies.TryGetValue(verdict.Rule.Id, out var policy))
            {
                policies.Add(verdict.Rule.Id, policy = new Policy(verdict.Rule));
            }

            policy.Evaluated++;
            if (verdict.Outcome == Outcome.Passed)
            {
                policy.Passed++;
            }
            else
            {
                policy.FirstFailed ??= verdict.Subject;
            }
        }

        if (policies.Count == 0)
        {
            return new Score(name, Value: null, []);
        }

        double weights = 0, value = 0;
        foreach (var policy in policies.Values)
        {
            weights += policy.Rule.Weight;
            value += policy.Rule.Weight * policy.Share;
        }

        var costs = ImmutableArray.CreateBuilder<ScoreCost>();
        foreach (var policy in policies.Values)
        {
            if (policy.FirstFailed is { } subject)
            {
                costs.Add(new ScoreCost(policy.Rule.Id, $"{subject.Kind} {subject.Name}", Rounding.Points(policy.Rule.Weight * (100 - policy.Share) / weights)));
            }
        }

        return new Score(name, Rounding.Points(value / weights), Costs.Sorted(costs));
    }

    private sealed class Policy(RuleInfo rule)
    {
        public RuleInfo Rule { get; } = rule;

        public int Evaluated { get; set; }

        public int Passed { get; set; }

        public Subject? FirstFailed { get; set; }

        public double Share => 100.0 * Passed / Evaluated;
    }
}
