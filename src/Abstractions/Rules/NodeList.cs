namespace Plimsoll.Abstractions.Rules;

/// <summary>The nodes of one type that a model lists under one scored subject.</summary>
public abstract class NodeList(Subject subject)
{
    /// <summary>The subject that the verdicts count for.</summary>
    public Subject Subject { get; } = subject;

    /// <summary>The type of the nodes.</summary>
    public abstract Type NodeType { get; }

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }
}

/// <summary>The nodes of one type that a model lists under one scored subject.</summary>
public sealed class NodeList<TNode>(Subject subject, IReadOnlyList<TNode> nodes) : NodeList(subject)
{
    /// <inheritdoc/>
    public override Type NodeType => typeof(TNode);

    /// <inheritdoc/>
    public override int Count => nodes.Count;

    /// <summary>The node at an index.</summary>
    public TNode this[int index] => nodes[index];
}
