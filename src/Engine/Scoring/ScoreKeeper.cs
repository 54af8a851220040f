using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;

namespace Plimsoll.Engine.Scoring;

/// <summary>A finding as the scores see it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where.</param>
/// <param name="Counts">Whether it counts: suppressed ones do, unless the run accepts them.</param>
public sealed record ScoredFinding(RuleInfo Rule, Place Place, bool Counts);

/// <summary>A verdict as the scores see it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record ScoredVerdict(RuleInfo Rule, Subject Subject, Outcome Outcome);

/// <summary>Puts the scores of an input, and of the run, together.</summary>
public static class ScoreKeeper
{
    private static readonly ScoreName[] InOverall =
        [ScoreName.ImageSafety, ScoreName.Runtime, ScoreName.Communication, ScoreName.VmSecurity, ScoreName.EnvironmentSecurity];

    /// <summary>The scores of one input.</summary>
    /// <param name="model">The input.</param>
    /// <param name="findings">Its findings before the fold.</param>
    /// <param name="verdicts">Its verdicts.</param>
    /// <param name="hasOpenError">Whether a finding of severity error is open.</param>
    public static ScoreCard ForInput(InputModel model, IReadOnlyList<ScoredFinding> findings, IReadOnlyList<ScoredVerdict> verdicts, bool hasOpenError)
    {
        var scores = ImmutableArray.CreateBuilder<Score>();
        scores.Add(ImageSafety.Compute(model, findings));
        scores.Add(PolicyShare.Compute(ScoreName.Runtime, verdicts));
        scores.Add(PolicyShare.Compute(ScoreName.Communication, verdicts));
        return WithOverall(scores, hasOpenError);
    }

    /// <summary>The scores of the run: the worst of the inputs, each score for itself.</summary>
    public static ScoreCard ForRun(ImmutableArray<InputScores> inputs, bool hasOpenError)
    {
        var worst = new Score?[(int)ScoreName.Overall + 1];
        foreach (var input in inputs)
        {
            foreach (var score in input.Card.Scores)
            {
                var isHigherWorse = score.Name == ScoreName.AttackIndex;
                ref var before = ref worst[(int)score.Name];
                if (before is null
                    || (score.Value is { } value && (before.Value is not { } known || (isHigherWorse ? value > known : value < known))))
                {
                    before = score;
                }
            }
        }

        var overall = worst[(int)ScoreName.Overall]?.Value;
        return new ScoreCard([.. worst.OfType<Score>()], Grade(overall, hasOpenError, out var capped), capped);
    }

    private static ScoreCard WithOverall(ImmutableArray<Score>.Builder scores, bool hasOpenError)
    {
        double sum = 0;
        var count = 0;
        foreach (var score in scores)
        {
            if (score.Value is { } value && Array.IndexOf(InOverall, score.Name) >= 0)
            {
                sum += value;
                count++;
            }
        }

        double? overall = count == 0 ? null : Rounding.Points(sum / count);
        scores.Add(new Score(ScoreName.Overall, overall, []));
        return new ScoreCard(scores.ToImmutable(), Grade(overall, hasOpenError, out var capped), capped);
    }

    private static string? Grade(double? overall, bool hasOpenError, out bool capped)
    {
        capped = false;
        var grade = overall switch
        {
            null => null,
            >= 90 => "A",
            >= 80 => "B",
            >= 70 => "C",
            >= 60 => "D",
            _ => "F",
        };

        if (hasOpenError && grade is ("A" or "B"))
        {
            capped = true;
            return "C";
        }

        return grade;
    }
}
