using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Engine.Configuration;

/// <summary>
/// Reads a rule set: what to <c>enable</c> and <c>disable</c> (ids, categories, or <c>all</c>), and severities by
/// <c>[rules.PLMnnnn]</c>. Only differences from what the rules declare.
/// </summary>
internal static class RuleSetReader
{
    private const string Everything = "all";

    internal static RuleLayer Read(SourceFile source, RuleIndex index, ConfigurationErrors errors)
    {
        if (TableReader.Open(source, errors) is not { } table)
        {
            return new RuleLayer();
        }

        _ = table.String("description");
        var rules = RuleTables.Read(table, index);
        Add(rules.Layer, "enable", RuleLevel.On, index, table);
        Add(rules.Layer, "disable", RuleLevel.Off, index, table);
        table.Finish();
        return rules.Layer;
    }

    private static void Add(RuleLayer layer, string key, RuleLevel level, RuleIndex index, TableReader table)
    {
        foreach (var item in table.Items(key))
        {
            if (Add(layer, item.Value, level, index) is { } problem)
            {
                table.Fault(item, problem);
            }
        }
    }

    private static string? Add(RuleLayer layer, string name, RuleLevel level, RuleIndex index)
    {
        string? problem = null;
        if (name is Everything)
        {
            layer.Every = level;
        }
        else if (Enum.TryParse<RuleCategory>(name, out var category) && string.Equals(category.ToString(), name, StringComparison.Ordinal))
        {
            layer.Categories[name] = level;
        }
        else if (index.Find(name, out problem) is not null)
        {
            // A severity, which says more, may have been given.
            layer.Rules.TryAdd(name, level);
        }

        return problem;
    }
}
