namespace Plimsoll.Input.Files;

/// <summary>Paths of the machine without the links on the way to them.</summary>
internal static class RealPath
{
    /// <summary>
    /// The same place with its links resolved. What cannot be resolved stays as it is.
    /// </summary>
    /// <param name="path">An absolute path.</param>
    /// <param name="keepLast">Whether the last segment is kept, so that a link which is named keeps its name.</param>
    internal static string Of(string path, bool keepLast)
    {
        const int MaximumHops = 40;
        var hops = 0;
        var done = Path.GetPathRoot(path) ?? string.Empty;
        var rest = new Stack<string>(Segments(path[done.Length..]));
        while (rest.TryPop(out var segment))
        {
            var next = Path.Join(done, segment);
            if ((keepLast && rest.Count == 0) || Target(next) is not { } target || ++hops > MaximumHops)
            {
                done = next;
                continue;
            }

            var full = Path.GetFullPath(target, done);
            done = Path.GetPathRoot(full) ?? string.Empty;
            foreach (var part in Segments(full[done.Length..]))
            {
                rest.Push(part);
            }
        }

        return done;
    }

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Segments(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();
}
