using System.Collections.Immutable;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>What the command line of a build would say.</summary>
/// <param name="Target">The stage to ship (<c>--target</c>); null: the last.</param>
/// <param name="Arguments">Build arguments (<c>--build-arg</c>).</param>
public sealed record BuildOptions(string? Target, ImmutableDictionary<string, string> Arguments)
{
    /// <summary>The last stage, no arguments.</summary>
    public static BuildOptions Default { get; } = new(Target: null, ImmutableDictionary<string, string>.Empty);
}
