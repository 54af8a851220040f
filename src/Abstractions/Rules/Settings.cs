using System.Collections.Immutable;

namespace Plimsoll.Abstractions.Rules;

/// <summary>What a rule may know besides its node: its options for this path, and the as-of date. Immutable.</summary>
public sealed class Settings
{
    // By rule and key in one string: tables over value tuples are jitted at start.
    private readonly Dictionary<string, object> values;

    private Settings(Dictionary<string, object> values, DateOnly? asOf)
    {
        this.values = values;
        AsOf = asOf;
    }

    /// <summary>Every option at its default, no as-of date.</summary>
    public static Settings Default { get; } = new(new Dictionary<string, object>(StringComparer.Ordinal), asOf: null);

    /// <summary>The date that ages are judged at; null: nothing that depends on a date is judged.</summary>
    public DateOnly? AsOf { get; }

    /// <summary>These settings with another as-of date.</summary>
    public Settings With(DateOnly? asOf) => new(values, asOf);

    /// <summary>These settings with one option set; the value's type must be the option's.</summary>
    public Settings With(string ruleId, RuleOption option, object value) =>
        new(new Dictionary<string, object>(values, StringComparer.Ordinal) { [KeyOf(ruleId, option)] = value }, AsOf);

    /// <summary>The list that is set for a rule, else the option's default.</summary>
    public ImmutableArray<string> Get(Rule rule, StringListOption option) =>
        values.TryGetValue(KeyOf(rule.Info.Id, option), out var value) ? (ImmutableArray<string>)value : option.Default;

    /// <summary>The number that is set for a rule, else the option's default.</summary>
    public long Get(Rule rule, IntegerOption option) =>
        values.TryGetValue(KeyOf(rule.Info.Id, option), out var value) ? (long)value : option.Default;

    /// <summary>The switch that is set for a rule, else the option's default.</summary>
    public bool Get(Rule rule, BooleanOption option) =>
        values.TryGetValue(KeyOf(rule.Info.Id, option), out var value) ? (bool)value : option.Default;

    private static string KeyOf(string ruleId, RuleOption option) => $"{ruleId}.{option.Key}";
}
