using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Configuration;

/// <summary>Which rules are on for a path, how severe, and with which options. Immutable; shared by the paths of which the same holds.</summary>
public sealed class PathRules
{
    private readonly ImmutableArray<RuleLayer> layers;
    private readonly bool secretsOnly;
    private readonly Lock gate = new();

    // By the tables of the kinds, of which there are a handful.
    private readonly List<Table> tables = [];

    internal PathRules(ImmutableArray<RuleLayer> layers, Settings settings, bool secretsOnly)
    {
        this.layers = layers;
        this.secretsOnly = secretsOnly;
        Settings = settings;
    }

    /// <summary>The options of the rules, and the as-of date.</summary>
    public Settings Settings { get; }

    /// <summary>The severity that a rule's findings have here; null: it is off.</summary>
    public DiagnosticSeverity? SeverityOf(RuleInfo rule)
    {
        DiagnosticSeverity? severity = rule.OnByDefault ? rule.Severity : null;
        foreach (var layer in layers)
        {
            if (layer.Of(rule) is { } level)
            {
                severity = level.Over(severity, rule.Severity);
            }
        }

        return secretsOnly && rule.Kind is not RuleKind.Tool && rule.Category is not RuleCategory.Secrets ? null : severity;
    }

    /// <summary>The rules of a kind that are on here, in their order.</summary>
    public ImmutableArray<Rule> Enabled(ImmutableArray<Rule> rules)
    {
        lock (gate)
        {
            foreach (var table in tables)
            {
                if (table.All == rules)
                {
                    return table.Enabled;
                }
            }

            var enabled = ImmutableArray.CreateBuilder<Rule>(rules.Length);
            foreach (var rule in rules)
            {
                if (SeverityOf(rule.Info) is not null)
                {
                    enabled.Add(rule);
                }
            }

            var result = enabled.Count == rules.Length ? rules : enabled.ToImmutable();
            tables.Add(new Table(rules, result));
            return result;
        }
    }

    private sealed record Table(ImmutableArray<Rule> All, ImmutableArray<Rule> Enabled);
}
