using System.Globalization;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting.Text;

/// <summary>The scores in words: the grade, each score, and on request what cost most.</summary>
internal static class ScoreBlock
{
    public static void Write(TextWriter writer, ScanReport report, ReportOptions options, SecretMask mask)
    {
        if (report.Inputs.IsEmpty)
        {
            return;
        }

        if (report.Inputs.Length > 1)
        {
            foreach (var input in report.Inputs)
            {
                writer.WriteLine($"{Show.LineStart(input.Path)}: {Line(input.Card)}");
                WriteCosts(writer, input.Card, options, mask);
            }
        }

        writer.WriteLine($"scores: {Line(report.Scores)}");
        if (report.Inputs.Length == 1)
        {
            WriteCosts(writer, report.Scores, options, mask);
        }

        if (report.Summary.RulesOff > 0)
        {
            writer.WriteLine(report.Summary.RulesOff == 1
                ? "1 rule is switched off and does not count"
                : string.Create(CultureInfo.InvariantCulture, $"{report.Summary.RulesOff} rules are switched off and do not count"));
        }
    }

    private static string Line(ScoreCard card)
    {
        var parts = new List<string>();
        foreach (var score in card.Scores)
        {
            var value = score.Value is { } known ? known.ToString("0.0", CultureInfo.InvariantCulture) : "-";
            parts.Add($"{ShownFindings.NameOf(score.Name)} {value}");
        }

        var grade = card.Grade is null ? "no grade" : card.CappedByError ? $"grade {card.Grade} (an open error allows no better)" : $"grade {card.Grade}";
        return $"{grade}; {string.Join(", ", parts)}";
    }

    private static void WriteCosts(TextWriter writer, ScoreCard card, ReportOptions options, SecretMask mask)
    {
        if (!options.ExplainScore)
        {
            return;
        }

        foreach (var score in card.Scores)
        {
            foreach (var cost in score.Costs)
            {
                writer.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  {ShownFindings.NameOf(score.Name)} -{cost.Points:0.0} {cost.RuleId} {mask.Message(cost.Unit)}"));
            }
        }
    }
}
