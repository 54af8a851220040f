using System.Collections.Immutable;
using Plimsoll.Engine.Configuration;

namespace Plimsoll.Engine.Suppression;

/// <summary>What decides about ignores besides the comments of an input.</summary>
public sealed record SuppressionOptions
{
    /// <summary>Every rule that there is, of all kinds and of the tool itself.</summary>
    public required RuleIndex Rules { get; init; }

    /// <summary>Ids of the rules that judged the input: an ignore of another one is not told as unused.</summary>
    public required IReadOnlySet<string> Ran { get; init; }

    /// <summary><c>--no-inline-ignores</c>: comments do not count, neither ours nor the peers'.</summary>
    public bool NoInlineIgnores { get; init; }

    /// <summary><c>require-reason</c>: a comment without a reason has no effect.</summary>
    public bool RequireReason { get; init; }

    /// <summary>The <c>[[ignore]]</c>s of the configuration.</summary>
    public ImmutableArray<ConfiguredIgnore> Configured { get; init; } = [];

    /// <summary><c>--as-of</c>.</summary>
    public DateOnly? AsOf { get; init; }
}
