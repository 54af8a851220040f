namespace Plimsoll.Abstractions.Report;

/// <summary>Counts how often a text came. The counts are objects: a dictionary over numbers would be compiled at each start.</summary>
public sealed class OccurrenceCounter
{
    private readonly Dictionary<string, Occurrences> seen = new(StringComparer.Ordinal);

    /// <summary>Counts a text once more.</summary>
    /// <returns>How often it has come now, from 1.</returns>
    public int Count(string text)
    {
        if (!seen.TryGetValue(text, out var occurrences))
        {
            seen.Add(text, occurrences = new Occurrences());
        }

        return ++occurrences.Number;
    }

    private sealed class Occurrences
    {
        public int Number { get; set; }
    }
}
