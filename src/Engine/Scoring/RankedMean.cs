namespace Plimsoll.Engine.Scoring;

/// <summary>
/// The ordered weighted mean inside a class of units: the worst unit weighs two thirds, the next two ninths, and so on; what
/// is left weighs as if unharmed. It is monotone in every unit, and clean units by the thousand cannot hide a bad one.
/// </summary>
public static class RankedMean
{
    private const double Quotient = 1.0 / 3;

    /// <summary>The weight of the unit at a rank, from 0 for the worst.</summary>
    public static double Weight(int rank) => (1 - Quotient) * Math.Pow(Quotient, rank);

    /// <summary>The mean of units that each have a value of 0..100.</summary>
    /// <param name="harmed">The values below 100, ascending.</param>
    public static double Of(ReadOnlySpan<double> harmed)
    {
        var lost = 0.0;
        for (var rank = 0; rank < harmed.Length && rank < 40; rank++)
        {
            lost += Weight(rank) * (100 - harmed[rank]);
        }

        return 100 - lost;
    }
}
