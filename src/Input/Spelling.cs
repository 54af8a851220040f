namespace Plimsoll.Input;

/// <summary>Guesses what a mistyped word was meant to be.</summary>
public static class Spelling
{
    /// <summary>Nobody mistypes a longer word than any of ours; comparing takes the square of it.</summary>
    private const int MaximumLength = 64;

    /// <summary><c>; did you mean 'x'?</c>, or nothing when no word is near.</summary>
    public static string Suggest(string typed, IEnumerable<string> words) =>
        Nearest(typed, words) is { } nearest ? $"; did you mean '{nearest}'?" : string.Empty;

    /// <summary>The nearest of some words; null when none is near. Of equally near ones the first in ordinal order.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words)
    {
        string? nearest = null;
        var least = Math.Min((typed.Length / 3) + 1, 3) + 1;
        foreach (var word in words)
        {
            var distance = Distance(typed, word, least);
            if (distance < least || (distance == least && nearest is not null && string.CompareOrdinal(word, nearest) < 0))
            {
                least = distance;
                nearest = word;
            }
        }

        return nearest;
    }

    /// <summary>How many letters must be changed, put in, taken out or swapped; case does not count.</summary>
    private static int Distance(string left, string right, int limit)
    {
        if (left.Length > MaximumLength || Math.Abs(left.Length - right.Length) > limit)
        {
            return int.MaxValue;
        }

        var before = new int[right.Length + 1];
        var above = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            above[column] = column;
        }

        for (var line = 1; line <= left.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= right.Length; column++)
            {
                var isSame = Same(left[line - 1], right[column - 1]);
                row[column] = Math.Min(Math.Min(above[column], row[column - 1]) + 1, above[column - 1] + (isSame ? 0 : 1));
                if (line > 1 && column > 1 && Same(left[line - 1], right[column - 2]) && Same(left[line - 2], right[column - 1]))
                {
                    row[column] = Math.Min(row[column], before[column - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[right.Length];
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
