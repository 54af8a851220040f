using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Configuration;

/// <summary>
/// One layer of what is on and how severe: a set, a file, the command line. It may speak of a rule by id, by category, or of
/// all rules; the narrower wins. A rule that it does not speak of stays as it is.
/// </summary>
internal sealed class RuleLayer
{
    /// <summary>By rule id.</summary>
    internal Dictionary<string, RuleLevel> Rules { get; } = new(StringComparer.Ordinal);

    /// <summary>By the name of a category.</summary>
    internal Dictionary<string, RuleLevel> Categories { get; } = new(StringComparer.Ordinal);

    /// <summary>Of every rule.</summary>
    internal RuleLevel? Every { get; set; }

    /// <summary>What it says of a rule; null: nothing.</summary>
    internal RuleLevel? Of(RuleInfo rule)
    {
        if (Rules.TryGetValue(rule.Id, out var level))
        {
            return level;
        }

        return Categories.Count > 0 && Categories.TryGetValue(rule.Category.ToString(), out level) ? level : Every;
    }
}
