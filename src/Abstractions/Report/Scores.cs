using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Abstractions.Report;

/// <summary>A score, 0..100 (attackIndex too: its index is 0..1 times 100), or null when nothing was evaluated.</summary>
/// <param name="Name">Which.</param>
/// <param name="Value">Its value, rounded to one decimal.</param>
/// <param name="Costs">What cost it most, in points, highest first; for <c>--explain-score</c>.</param>
public sealed record Score(ScoreName Name, double? Value, ImmutableArray<ScoreCost> Costs);

/// <summary>What a score lost to one policy or one unit.</summary>
/// <param name="RuleId">The policy.</param>
/// <param name="Unit">The unit or subject it failed on, for example <c>RUN at line 12</c>.</param>
/// <param name="Points">How many points the score would gain without it.</param>
public sealed record ScoreCost(string RuleId, string Unit, double Points);

/// <summary>The scores of an input or of the run, and its grade.</summary>
/// <param name="Scores">Those that apply, in the order of <see cref="ScoreName"/>; <see cref="ScoreName.Overall"/> last.</param>
/// <param name="Grade">A, B, C, D or F; null when there is no overall score.</param>
/// <param name="CappedByError">Whether an open error held the grade at C.</param>
public sealed record ScoreCard(ImmutableArray<Score> Scores, string? Grade, bool CappedByError)
{
    /// <summary>The value of a score; null when absent or not evaluated.</summary>
    public double? this[ScoreName name]
    {
        get
        {
            foreach (var score in Scores)
            {
                if (score.Name == name)
                {
                    return score.Value;
                }
            }

            return null;
        }
    }
}

/// <summary>The lowest value of a score that passes a gate.</summary>
/// <param name="Name">The score.</param>
/// <param name="Minimum">The lowest value; of the attack index the highest.</param>
public sealed record ScoreFloor(ScoreName Name, double Minimum);

/// <summary>The scores of one input.</summary>
/// <param name="Path">The input.</param>
/// <param name="Kind">Its kind, for example <c>dockerfile</c>.</param>
/// <param name="Card">Its scores.</param>
public sealed record InputScores(string Path, string Kind, ScoreCard Card);
