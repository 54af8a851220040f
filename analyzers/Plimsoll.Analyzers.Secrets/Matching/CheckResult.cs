using System.Collections.Immutable;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>What a check says of a token.</summary>
/// <param name="IsRight">Whether it passes.</param>
/// <param name="Facts">What it says of itself.</param>
internal sealed record CheckResult(bool IsRight, ImmutableArray<KeyValuePair<string, string>> Facts)
{
    public static readonly CheckResult Right = new(IsRight: true, []);

    public static readonly CheckResult Wrong = new(IsRight: false, []);

    /// <summary>Whether it opens nothing of worth, by what it says.</summary>
    public bool IsLowered { get; init; }
}
