using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Engine.Configuration;

/// <summary>Every rule by id. The rules are collected when something first names one: most runs name none.</summary>
/// <param name="rules">Collects the rules of all kinds, and the tool's own.</param>
public sealed class RuleIndex(Func<ImmutableArray<RuleInfo>> rules)
{
    private readonly Lazy<Dictionary<string, RuleInfo>> byId = new(() =>
    {
        var all = rules();
        var index = new Dictionary<string, RuleInfo>(all.Length, StringComparer.Ordinal);
        foreach (var rule in all)
        {
            index[rule.Id] = rule;
        }

        return index;
    });

    /// <summary>The ids.</summary>
    internal IReadOnlyCollection<string> Ids => byId.Value.Keys;

    /// <summary>The rule of an id, or null.</summary>
    public RuleInfo? Find(string id) => byId.Value.GetValueOrDefault(id);

    /// <summary>Whether nothing may switch a rule off: what was not analysed is always told.</summary>
    internal static bool IsFixed(string id) => id is "PLM0001" or "PLM0002" or "PLM0003";

    /// <summary>The rule of an id that a person wrote.</summary>
    /// <param name="id">As it was written.</param>
    /// <param name="problem">Why there is none, or why nobody may change it; null when there is no trouble.</param>
    /// <param name="suggests">Whether to guess what was meant, which compares the id with all others.</param>
    internal RuleInfo? Find(string id, out string? problem, bool suggests = true)
    {
        var rule = Find(id);
        problem = rule is null ? $"there is no rule '{TableReader.Cut(id)}'{(suggests ? Spelling.Suggest(id, Ids) : string.Empty)}"
            : IsFixed(id) ? $"{id} cannot be changed or ignored"
            : null;
        return problem is null ? rule : null;
    }
}
