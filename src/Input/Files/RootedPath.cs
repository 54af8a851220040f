namespace Plimsoll.Input.Files;

/// <summary>Paths below a root: segments with <c>/</c> between them; the root itself is the empty path.</summary>
public static class RootedPath
{
    /// <summary>The longest path, in UTF-16 units, that is looked at.</summary>
    public const int MaximumLength = 32 * 1024;

    /// <summary>
    /// Whether a path stays below the root whatever it is put behind: no empty, <c>.</c> or <c>..</c> segment, no NUL, not
    /// absolute (an absolute second part would replace the root), on Windows no <c>\</c>, drive or stream either.
    /// </summary>
    public static bool IsSafe(string path)
    {
        if (path.Length == 0)
        {
            return true;
        }

        if (path.Length > MaximumLength || path.Contains('\0') || (OperatingSystem.IsWindows() && path.AsSpan().ContainsAny('\\', ':')))
        {
            return false;
        }

        for (var start = 0; start <= path.Length;)
        {
            var segment = FirstSegment(path.AsSpan(start));
            if (segment.IsEmpty || segment is "." or "..")
            {
                return false;
            }

            start += segment.Length + 1;
        }

        return true;
    }

    /// <summary>The path of an entry of a directory.</summary>
    public static string Join(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";

    /// <summary>The directory that a path stands in; empty for the root and for what stands in it.</summary>
    public static string Parent(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? string.Empty : path[..slash];
    }

    /// <summary>The last segment.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>
    /// Puts a path as written (in a link, in a document) behind the directory it is relative to, and takes <c>.</c> and
    /// <c>..</c> out, by text alone. Null: it leaves the root, is absolute, or is no path.
    /// </summary>
    public static string? Resolve(string directory, string written)
    {
        if (written.Length > MaximumLength || written.StartsWith('/') || written.Contains('\0'))
        {
            return null;
        }

        var segments = new List<string>(directory.Length == 0 ? [] : directory.Split('/'));
        foreach (var segment in written.Split('/'))
        {
            if (segment is "" or ".")
            {
                continue;
            }

            if (segment is not "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else
            {
                return null;
            }
        }

        var resolved = string.Join('/', segments);
        return IsSafe(resolved) ? resolved : null;
    }

    private static ReadOnlySpan<char> FirstSegment(ReadOnlySpan<char> path)
    {
        var slash = path.IndexOf('/');
        return slash < 0 ? path : path[..slash];
    }
}
