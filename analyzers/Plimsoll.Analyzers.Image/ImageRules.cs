using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>The rules over images, in id order.</summary>
public static class ImageRules
{
    /// <summary>Every rule once.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new RootImageUser(),
    ];
}
