using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Configuration;

/// <summary>Reads <c>min-score</c>: a number for the overall score, or a table of scores by name.</summary>
internal static class MinimumScoreReader
{
    private const string Key = "min-score";

    internal static ImmutableArray<KeyValuePair<ScoreName, double>> Read(TableReader table)
    {
        if (!table.IsTable(Key))
        {
            return table.Score(Key) is { } overall ? [new(ScoreName.Overall, overall)] : [];
        }

        var scores = table.Table(Key)!;
        var read = ImmutableArray.CreateBuilder<KeyValuePair<ScoreName, double>>();
        foreach (var name in Enum.GetValues<ScoreName>())
        {
            if (scores.Score(NameOf(name)) is { } minimum)
            {
                read.Add(new KeyValuePair<ScoreName, double>(name, minimum));
            }
        }

        scores.Finish();
        return read.ToImmutable();
    }

    private static string NameOf(ScoreName name)
    {
        var text = name.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }
}
