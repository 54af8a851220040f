using System.Text.Json;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting.Json;

/// <summary>Scores as JSON, in the report of that format and in SARIF's properties alike.</summary>
internal static class JsonScores
{
    public static void Write(Utf8JsonWriter json, ScanReport report, SecretMask mask)
    {
        json.WriteStartObject("scores");
        WriteCard(json, report.Scores);
        json.WriteEndObject();
        json.WriteStartArray("inputs");
        foreach (var input in report.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("path", Show.Escape(input.Path));
            json.WriteString("kind", input.Kind);
            json.WriteStartObject("scores");
            WriteCard(json, input.Card);
            json.WriteEndObject();
            WriteCosts(json, input.Card, mask);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The scores of a card by name, and its grade.</summary>
    public static void WriteCard(Utf8JsonWriter json, ScoreCard card)
    {
        foreach (var score in card.Scores)
        {
            if (score.Value is { } value)
            {
                json.WriteNumber(ShownFindings.NameOf(score.Name), value);
            }
            else
            {
                json.WriteNull(ShownFindings.NameOf(score.Name));
            }
        }

        if (card.Grade is { } grade)
        {
            json.WriteString("grade", grade);
        }

        if (card.CappedByError)
        {
            json.WriteBoolean("gradeCappedByError", true);
        }
    }

    private static void WriteCosts(Utf8JsonWriter json, ScoreCard card, SecretMask mask)
    {
        json.WriteStartArray("costs");
        foreach (var score in card.Scores)
        {
            foreach (var cost in score.Costs)
            {
                json.WriteStartObject();
                json.WriteString("score", ShownFindings.NameOf(score.Name));
                json.WriteString("rule", cost.RuleId);
                json.WriteString("unit", mask.Message(cost.Unit));
                json.WriteNumber("points", cost.Points);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }
}
