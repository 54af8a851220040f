namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>Finds the name that a mistyped one most likely means.</summary>
internal static class Nearest
{
    /// <summary>The nearest of some names, at most two edits (one for names under five letters) away; null if none is.</summary>
    public static string? Of(string typed, ReadOnlySpan<string> names, Func<string, string>? plain = null)
    {
        if (typed.Length > 32)
        {
            return null;
        }

        string? best = null;
        var least = typed.Length < 5 ? 2 : 3;
        foreach (var name in names)
        {
            var distance = Distance(typed, plain is null ? name : plain(name));
            if (distance < least)
            {
                least = distance;
                best = name;
            }
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
