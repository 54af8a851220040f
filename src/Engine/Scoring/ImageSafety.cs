using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;

namespace Plimsoll.Engine.Scoring;

/// <summary>
/// S: each unit starts at 100 and loses the worst penalty that a finding lays on it; classes of units have fixed budgets, and
/// inside a class the worst units weigh most.
/// </summary>
public static class ImageSafety
{
    private const int ClassCount = (int)ScoreClass.Hull + 1;

    /// <summary>The budget of a class.</summary>
    public static double Budget(ScoreClass scoreClass) => scoreClass switch
    {
        ScoreClass.Config => 20,
        ScoreClass.Build => 8,
        ScoreClass.Seal => 7,
        ScoreClass.Keys => 20,
        ScoreClass.Gate => 12,
        ScoreClass.Cargo => 25,
        _ => 8,
    };

    /// <summary>What a finding takes off the unit it counts for, by the level that its rule declares.</summary>
    public static double Penalty(RuleInfo rule) => rule.Severity switch
    {
        DiagnosticSeverity.Error => 100,
        DiagnosticSeverity.Warning => 40,
        _ => 10,
    };

    /// <summary>The score of an input; its value is null when it has no units.</summary>
    public static Score Compute(InputModel model, IEnumerable<ScoredFinding> findings)
    {
        var units = model.ScoreUnits;
        // One list per class, null for a class without units: an array, for generic tables over enums are jitted at start.
        var byClass = new List<HarmedUnit>?[ClassCount];
        var hasUnits = false;
        for (var i = 0; i < ClassCount; i++)
        {
            byClass[i] = units.Has((ScoreClass)i) ? [] : null;
            hasUnits |= byClass[i] is not null;
        }

        if (!hasUnits)
        {
            return new Score(ScoreName.ImageSafety, Value: null, []);
        }

        // Where secrets are units of their own, their class keeps its budget when there are none.
        if (units.SecretsAreUnits)
        {
            byClass[(int)ScoreClass.Keys] = [];
        }

        Collect(model, findings, byClass);

        var budgets = 0.0;
        for (var i = 0; i < ClassCount; i++)
        {
            budgets += byClass[i] is null ? 0 : Budget((ScoreClass)i);
        }

        var value = 0.0;
        var costs = ImmutableArray.CreateBuilder<ScoreCost>();
        for (var i = 0; i < ClassCount; i++)
        {
            if (byClass[i] is not { } harmed)
            {
                continue;
            }

            var scoreClass = (ScoreClass)i;
            harmed.Sort(static (a, b) => b.Penalty != a.Penalty ? b.Penalty.CompareTo(a.Penalty) : string.CompareOrdinal(a.Label, b.Label));
            value += Budget(scoreClass) * RankedMean.Of(ValuesOf(harmed));
            for (var rank = 0; rank < harmed.Count && rank < 20; rank++)
            {
                costs.Add(new ScoreCost(
                    harmed[rank].RuleId, harmed[rank].Label, Rounding.Points(Budget(scoreClass) * RankedMean.Weight(rank) * harmed[rank].Penalty / budgets)));
            }
        }

        return new Score(ScoreName.ImageSafety, Rounding.Points(value / budgets), Costs.Sorted(costs));
    }

    private static double[] ValuesOf(List<HarmedUnit> harmed)
    {
        var values = new double[harmed.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = 100 - harmed[i].Penalty;
        }

        return values;
    }

    private static void Collect(InputModel model, IEnumerable<ScoredFinding> findings, List<HarmedUnit>?[] byClass)
    {
        var harmed = new Dictionary<int, HarmedUnit>();
        foreach (var finding in findings)
        {
            if (finding.Counts && model.ScoreUnitOf(finding.Rule, finding.Place) is var index and >= 0)
            {
                var penalty = Penalty(finding.Rule);
                if (finding.Rule.Category == RuleCategory.Secrets && model.ScoreUnits.SecretsAreUnits)
                {
                    byClass[(int)ScoreClass.Keys]!.Add(new HarmedUnit(penalty, finding.Rule.Id, model.LabelOfSecret(finding.Place)));
                }
                else if (!harmed.TryGetValue(index, out var before) || before.Penalty < penalty)
                {
                    harmed[index] = new HarmedUnit(penalty, finding.Rule.Id, model.ScoreUnits.LabelOf(index));
                }
            }
        }

        foreach (var (index, unit) in harmed)
        {
            byClass[(int)model.ScoreUnits.ClassOf(index)]!.Add(unit);
        }
    }

    private sealed record HarmedUnit(double Penalty, string RuleId, string Label);
}
