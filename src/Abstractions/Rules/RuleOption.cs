using System.Collections.Immutable;

namespace Plimsoll.Abstractions.Rules;

/// <summary>An option that a rule reads from <c>[rules.PLMnnnn]</c> of <c>plimsoll.toml</c>.</summary>
/// <param name="Key">Its key there, in kebab case.</param>
/// <param name="Description">What it does; one sentence for the page.</param>
public abstract record RuleOption(string Key, string Description)
{
    /// <summary>Its type as the page and an error name it.</summary>
    public abstract string TypeName { get; }
}

/// <summary>A list of strings.</summary>
public sealed record StringListOption(string Key, string Description, ImmutableArray<string> Default) : RuleOption(Key, Description)
{
    /// <inheritdoc/>
    public override string TypeName => "list of strings";
}

/// <summary>A whole number.</summary>
public sealed record IntegerOption(string Key, string Description, long Default) : RuleOption(Key, Description)
{
    /// <inheritdoc/>
    public override string TypeName => "integer";
}

/// <summary>A switch.</summary>
public sealed record BooleanOption(string Key, string Description, bool Default) : RuleOption(Key, Description)
{
    /// <inheritdoc/>
    public override string TypeName => "boolean";
}
