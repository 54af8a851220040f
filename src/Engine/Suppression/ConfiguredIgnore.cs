using Plimsoll.Input.Globbing;

namespace Plimsoll.Engine.Suppression;

/// <summary>An <c>[[ignore]]</c> of the configuration.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Paths">Where; empty: everywhere.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Expires">The last day that it holds; judged only where an as-of date is given.</param>
public sealed record ConfiguredIgnore(string RuleId, GlobList Paths, string? Reason, DateOnly? Expires)
{
    /// <summary>Whether it holds for an input.</summary>
    public bool Holds(string path, DateOnly? asOf) =>
        !(asOf is { } date && Expires is { } last && last < date) && (Paths.IsEmpty || Paths.Covers(path));
}
