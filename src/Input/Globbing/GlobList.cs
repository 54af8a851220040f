namespace Plimsoll.Input.Globbing;

/// <summary>Patterns in order: the last one that matches a path decides.</summary>
public sealed class GlobList
{
    /// <summary>Further patterns of a list are left out: each is tried on each path.</summary>
    public const int MaximumCount = 5_000;

    private readonly Glob[] globs;

    private GlobList(Glob[] globs)
    {
        this.globs = globs;
        TakesBack = Array.Exists(globs, static glob => glob.IsNegated);
    }

    /// <summary>No pattern: nothing is matched.</summary>
    public static GlobList Empty { get; } = new([]);

    /// <summary>Whether there is no pattern.</summary>
    public bool IsEmpty => globs.Length == 0;

    /// <summary>Whether a pattern takes back what an earlier one matches.</summary>
    public bool TakesBack { get; }

    /// <summary>Reads the lines of an ignore file.</summary>
    public static GlobList Parse(string text, GlobSyntax syntax) => Parse(text.Split('\n'), syntax);

    /// <summary>Reads patterns, one each; what <see cref="Glob.Parse"/> refuses is left out.</summary>
    public static GlobList Parse(IEnumerable<string> patterns, GlobSyntax syntax)
    {
        var read = new List<Glob>();
        foreach (var pattern in patterns)
        {
            if (Glob.Parse(pattern, syntax) is { } glob && read.Count < MaximumCount)
            {
                read.Add(glob);
            }
        }

        return read.Count == 0 ? Empty : new GlobList([.. read]);
    }

    /// <summary>
    /// What the list says of a path by itself: true, it is matched; false, it is taken back; null, nothing. For walks that do
    /// not enter a directory that is matched.
    /// </summary>
    public bool? Decide(ReadOnlySpan<char> path, bool isDirectory)
    {
        for (var index = globs.Length - 1; index >= 0; index--)
        {
            if (globs[index].Matches(path, isDirectory))
            {
                return !globs[index].IsNegated;
            }
        }

        return null;
    }

    /// <summary>Whether a path, or a directory that it stands in, is matched and not taken back by a later pattern: how <c>.dockerignore</c>, <c>--exclude</c> and the paths of <c>plimsoll.toml</c> are read.</summary>
    public bool Covers(ReadOnlySpan<char> path, bool isDirectory = false)
    {
        for (var index = globs.Length - 1; index >= 0; index--)
        {
            if (globs[index].MatchesWithParents(path, isDirectory))
            {
                return !globs[index].IsNegated;
            }
        }

        return false;
    }
}
