using System.Collections.Immutable;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Input;

namespace Plimsoll.Abstractions.Rules;

/// <summary>A check. It holds no state, does no I/O and catches nothing; write one by deriving <see cref="Rule{TNode}"/>.</summary>
public abstract class Rule
{
    /// <summary>Its declaration.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>The type of the nodes that it judges.</summary>
    public abstract Type NodeType { get; }

    /// <summary>Judges one node of a list whose type is <see cref="NodeType"/>.</summary>
    public abstract Verdict JudgeAt(NodeList nodes, int index, Settings settings);
}

/// <summary>A check of one kind of node.</summary>
/// <typeparam name="TNode">The node of a model; a class, or a small value where there are millions.</typeparam>
public abstract class Rule<TNode> : Rule
{
    /// <inheritdoc/>
    public sealed override Type NodeType => typeof(TNode);

    /// <summary>The verdict that the node is fine.</summary>
    protected static Verdict Pass => Verdict.Passed.Instance;

    /// <inheritdoc/>
    public sealed override Verdict JudgeAt(NodeList nodes, int index, Settings settings) =>
        Judge(((NodeList<TNode>)nodes)[index], settings);

    /// <summary>Judges one node.</summary>
    public abstract Verdict Judge(TNode node, Settings settings);

    /// <summary>The verdict that something that decides is not known.</summary>
    protected static Verdict NotEvaluated(string reason) => new Verdict.NotEvaluated(reason);

    /// <summary>The verdict that the node is at fault, with one finding at <paramref name="at"/>.</summary>
    protected static Verdict Fail(ILocated at, params ReadOnlySpan<string> arguments) => Fail(Finding.At(at, arguments));

    /// <summary>The verdict that the node is at fault, with these findings.</summary>
    protected static Verdict Fail(params ReadOnlySpan<Finding> findings) => new Verdict.Failed([.. findings]);

    /// <summary>Failed with these findings, or passed when there are none.</summary>
    protected static Verdict FailIfAny(ImmutableArray<Finding> findings) =>
        findings.IsDefaultOrEmpty ? Pass : new Verdict.Failed(findings);
}
