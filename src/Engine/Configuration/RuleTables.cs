using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Configuration;

/// <summary>The <c>[rules.PLMnnnn]</c> tables of a file or of a <c>[[path]]</c>.</summary>
/// <param name="Layer">The severities.</param>
/// <param name="Options">The options, in the order of the file.</param>
internal sealed record RuleTables(RuleLayer Layer, IReadOnlyList<OptionValue> Options)
{
    internal static RuleTables Read(TableReader table, RuleIndex index)
    {
        var layer = new RuleLayer();
        var options = new List<OptionValue>();
        if (table.Table("rules") is not { } tables)
        {
            return new RuleTables(layer, options);
        }

        foreach (var id in tables.Keys)
        {
            if (tables.RuleOfKey(id, index) is not { } rule || tables.Table(id) is not { } own)
            {
                continue;
            }

            if (own.Word("severity", RuleLevels.Words) is { } word && RuleLevels.Parse(word) is { } level)
            {
                layer.Rules[id] = level;
            }

            foreach (var option in rule.Options)
            {
                if (Value(own, option) is { } value)
                {
                    options.Add(new OptionValue(id, option, value));
                }
            }

            own.Finish();
        }

        tables.Finish();
        return new RuleTables(layer, options);
    }

    private static object? Value(TableReader table, RuleOption option) => option switch
    {
        StringListOption => table.Strings(option.Key) is { IsDefault: false } list ? list : null,
        IntegerOption => table.Integer(option.Key),
        BooleanOption => table.Boolean(option.Key),
        _ => null,
    };
}
