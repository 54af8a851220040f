namespace Plimsoll.Engine.Configuration;

/// <summary>What <c>--select</c> and <c>--ignore</c> say; the strongest layer.</summary>
internal static class CommandLineLayer
{
    /// <summary>Reads the options; null when there are none.</summary>
    internal static RuleLayer? Read(ScanRequest request, RuleIndex index, ConfigurationErrors errors)
    {
        if (request.Select.IsEmpty && request.Ignore.IsEmpty)
        {
            return null;
        }

        var layer = new RuleLayer();
        if (!request.Select.IsEmpty)
        {
            // What is selected runs alone. What the tool says of itself is not up for selection.
            layer.Every = RuleLevel.Off;
            foreach (var id in index.Ids)
            {
                if (id.StartsWith("PLM0", StringComparison.Ordinal))
                {
                    layer.Rules[id] = RuleLevel.On;
                }
            }

            Add(layer, request.Select, RuleLevel.On, "--select", index, errors);
        }

        Add(layer, request.Ignore, RuleLevel.Off, "--ignore", index, errors);
        return layer;
    }

    private static void Add(
        RuleLayer layer, IEnumerable<string> ids, RuleLevel level, string option, RuleIndex index, ConfigurationErrors errors)
    {
        foreach (var id in ids)
        {
            if (index.Find(id, out var problem) is not null)
            {
                layer.Rules[id] = level;
            }
            else
            {
                errors.Add($"{option}: {problem}");
            }
        }
    }
}
