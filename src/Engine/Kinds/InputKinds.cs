using System.Collections.Immutable;
using Plimsoll.Engine.Kinds.Dockerfile;
using Plimsoll.Engine.Kinds.Image;

namespace Plimsoll.Engine.Kinds;

/// <summary>The kinds of input that Plimsoll reads. A new kind is one line here, its class, and its folder of rules.</summary>
public static class InputKinds
{
    /// <summary>Every kind, in the order in which the summary counts them.</summary>
    public static ImmutableArray<InputKind> All { get; } = [new DockerfileKind(), new ImageKind()];
}
