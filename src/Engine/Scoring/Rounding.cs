using System.Collections.Immutable;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Engine.Scoring;

internal static class Rounding
{
    /// <summary>Rounds to one decimal, halves away from zero, so that the same sum prints the same everywhere.</summary>
    public static double Points(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}

internal static class Costs
{
    private const int Shown = 20;

    /// <summary>The costliest first; those that round to nothing are left out.</summary>
    public static ImmutableArray<ScoreCost> Sorted(ImmutableArray<ScoreCost>.Builder costs)
    {
        costs.Sort(static (a, b) =>
        {
            var order = b.Points.CompareTo(a.Points);
            order = order != 0 ? order : string.CompareOrdinal(a.RuleId, b.RuleId);
            return order != 0 ? order : string.CompareOrdinal(a.Unit, b.Unit);
        });

        var shown = ImmutableArray.CreateBuilder<ScoreCost>();
        foreach (var cost in costs)
        {
            if (cost.Points > 0 && shown.Count < Shown)
            {
                shown.Add(cost);
            }
        }

        return shown.ToImmutable();
    }
}
