using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Reporting;

namespace Plimsoll.Cli.Options;

/// <summary>What decides about the exit code: open findings at or above a severity, and scores.</summary>
/// <param name="FailOn">The severity; null: findings never fail.</param>
/// <param name="MinimumScores">The lowest scores that pass.</param>
internal sealed record Gate(DiagnosticSeverity? FailOn, ImmutableArray<ScoreFloor> MinimumScores)
{
    /// <summary>Whether a report fails; each score that is too low, or that could not be judged, is told.</summary>
    public bool Fails(ScanReport report, TextWriter notes)
    {
        var fails = false;
        foreach (var finding in report.Findings)
        {
            fails |= FailOn is { } severity && finding.Severity >= severity && finding.Suppression is null;
        }

        foreach (var (name, minimum) in MinimumScores)
        {
            var shown = ShownFindings.NameOf(name);
            if (report.Scores[name] is not { } value)
            {
                notes.WriteLine($"plimsoll: --min-score {shown}: nothing that it counts was scanned, so it passes");
            }
            else if (name == ScoreName.AttackIndex ? value > minimum : value < minimum)
            {
                notes.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"plimsoll: the score {shown} is {value:0.0}, {(name == ScoreName.AttackIndex ? "above" : "below")} {minimum:0.###}"));
                fails = true;
            }
        }

        return fails;
    }

    /// <summary>Reads <c>80</c> or <c>runtime=70</c>; null when it is neither.</summary>
    public static ScoreFloor? ReadScore(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = ScoreName.Overall;
        if (equals >= 0)
        {
            var wanted = text[..equals];
            var found = false;
            foreach (var known in Enum.GetValues<ScoreName>())
            {
                if (ShownFindings.NameOf(known) == wanted)
                {
                    (name, found) = (known, true);
                }
            }

            if (!found)
            {
                return null;
            }
        }

        return double.TryParse(text.AsSpan(equals + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100
            ? new ScoreFloor(name, value)
            : null;
    }
}
