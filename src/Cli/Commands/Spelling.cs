namespace Plimsoll.Cli.Commands;

/// <summary>Finds what a mistyped word most likely means.</summary>
internal static class Spelling
{
    /// <summary>The nearest of some words, at most a third of its letters away; null if none is.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words)
    {
        if (typed.Length is 0 or > 64)
        {
            return null;
        }

        string? best = null;
        var least = Math.Max(1, typed.Length / 3) + 1;
        foreach (var word in words)
        {
            var distance = Distance(typed, word);
            if (distance < least)
            {
                least = distance;
                best = word;
            }
        }

        return best;
    }

    /// <summary>Letters to add, to drop, to change, or to swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }

        return row[b.Length];
    }
}
