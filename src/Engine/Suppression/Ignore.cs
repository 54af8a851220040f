namespace Plimsoll.Engine.Suppression;

/// <summary>How far an ignore in a comment reaches.</summary>
internal enum IgnoreReach
{
    /// <summary>What the comment covers: the next instruction, node or element.</summary>
    Next,

    /// <summary>The stage that begins there.</summary>
    Stage,

    /// <summary>The whole file.</summary>
    File,
}

/// <summary>One rule that one comment ignores.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Key">Our rule's id, or a peer's (<see cref="PeerRule"/>).</param>
/// <param name="Reach">How far it reaches.</param>
/// <param name="Reason">Why, or null.</param>
internal sealed record Ignore(IgnorableComment Comment, string Key, IgnoreReach Reach, string? Reason)
{
    /// <summary>Whether it is written in our own syntax: then it is told when it hits nothing.</summary>
    internal bool IsOwn => Key.StartsWith("PLM", StringComparison.Ordinal);

    /// <summary>Whether it has hit a finding.</summary>
    internal bool IsUsed { get; set; }
}
