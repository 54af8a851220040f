using System.Collections.Immutable;
using Plimsoll.Abstractions.Findings;

namespace Plimsoll.Abstractions.Rules;

/// <summary>What a rule says of one node: pass, fail, or not evaluated because something is not known.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    /// <summary>The node is fine.</summary>
    public sealed record Passed : Verdict
    {
        internal static readonly Passed Instance = new();
    }

    /// <summary>Something that decides is not known here; unknown is not guilty.</summary>
    /// <param name="Reason">What is not known; a clause without a final period.</param>
    public sealed record NotEvaluated(string Reason) : Verdict;

    /// <summary>The node is at fault, at one place or several.</summary>
    /// <param name="Findings">At least one.</param>
    public sealed record Failed(ImmutableArray<Finding> Findings) : Verdict;
}
