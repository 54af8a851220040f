namespace Plimsoll.Input.Files;

/// <summary>Where links lead.</summary>
public static class LinkTarget
{
    /// <summary>As many links as a system follows before it speaks of a loop.</summary>
    private const int MaximumHops = 40;

    /// <summary>
    /// Follows the links of a path that a person named, below the root only: the way to it, and the entry itself. This is for
    /// names typed on the command line; what is found while walking or named by an input is not followed.
    /// </summary>
    /// <returns>A path without links, where nothing need be; null when the way leaves the root or runs in a circle.</returns>
    public static string? Follow(IFileSource files, string path)
    {
        var hops = 0;
        var done = string.Empty;
        var rest = new Stack<string>(Segments(path));
        while (rest.TryPop(out var segment))
        {
            var next = RootedPath.Join(done, segment);
            if (files.TypeOf(next) is not EntryType.Link)
            {
                done = next;
                continue;
            }

            if (++hops > MaximumHops || files.TargetOf(next) is not { } target)
            {
                return null;
            }

            // The target may itself go through links, so it is walked from the root again.
            done = string.Empty;
            foreach (var part in Segments(target))
            {
                rest.Push(part);
            }
        }

        return done;
    }

    /// <summary>The path below the root that a link's text leads to, or null when it leaves the root.</summary>
    internal static string? BelowRoot(string root, string link, string target)
    {
        if (!target.StartsWith('/'))
        {
            return RootedPath.Resolve(RootedPath.Parent(link), target);
        }

        var prefix = root.EndsWith('/') ? root : root + '/';
        return string.Equals(target, root, StringComparison.Ordinal) ? string.Empty
            : target.StartsWith(prefix, StringComparison.Ordinal) ? RootedPath.Resolve(string.Empty, target[prefix.Length..].TrimStart('/'))
            : null;
    }

    private static IEnumerable<string> Segments(string path) =>
        path.Length == 0 ? [] : path.Split('/').Reverse();
}
