using System.Collections.Immutable;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Configuration;

/// <summary>Reads <c>min-score</c>: a number for the overall score, or a table of scores by name.</summary>
internal static class MinimumScoreReader
{
    private const string Key = "min-score";

    internal static ImmutableArray<ScoreFloor> Read(TableReader table)
    {
        if (!table.IsTable(Key))
        {
            return table.Score(Key) is { } overall ? [new(ScoreName.Overall, overall)] : [];
        }

        var scores = table.Table(Key)!;
        var read = ImmutableArray.CreateBuilder<ScoreFloor>();
        foreach (var name in Enum.GetValues<ScoreName>())
        {
            if (scores.Score(NameOf(name)) is { } minimum)
            {
                read.Add(new ScoreFloor(name, minimum));
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
