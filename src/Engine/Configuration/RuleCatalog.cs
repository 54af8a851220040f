using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Configuration;

/// <summary>Every rule by id. The index is made when a configuration first names a rule.</summary>
public sealed class RuleCatalog(ImmutableArray<RuleInfo> rules)
{
    private Dictionary<string, RuleInfo>? byId;

    /// <summary>The rules by id.</summary>
    public IReadOnlyDictionary<string, RuleInfo> ById => byId ??= Index();

    /// <summary>The rule of an id.</summary>
    /// <param name="id">As it was written.</param>
    /// <param name="problem">Why there is none, or why nobody may change it; null when there is no trouble.</param>
    internal RuleInfo? Find(string id, out string? problem)
    {
        if (!ById.TryGetValue(id, out var rule))
        {
            problem = $"there is no rule '{TableReader.Cut(id)}'{Nearest.Suggest(id, ById.Keys)}";
            return null;
        }

        problem = id is "PLM0001" or "PLM0002" or "PLM0003" ? $"{id} cannot be changed or ignored" : null;
        return problem is null ? rule : null;
    }

    private Dictionary<string, RuleInfo> Index()
    {
        var index = new Dictionary<string, RuleInfo>(rules.Length, StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            index[rule.Id] = rule;
        }

        return index;
    }
}
