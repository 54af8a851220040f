namespace Plimsoll.Input.Files;

/// <summary>Which directory a run looks at.</summary>
public static class ScanRoot
{
    /// <summary>
    /// The root of a run: the named directory, else the nearest parent of the working directory (or it itself) that holds
    /// <c>.git</c>, else the working directory. Absolute, as text; nothing is read but whether <c>.git</c> is there.
    /// </summary>
    /// <param name="workingDirectory">Absolute path of the working directory.</param>
    /// <param name="named">What <c>--root</c> names, relative to the working directory; or null.</param>
    /// <returns>The root; null when what is named is no directory.</returns>
    public static string? Find(string workingDirectory, string? named)
    {
        if (named is not null)
        {
            var path = Full(workingDirectory, named);
            return path is not null && Directory.Exists(path) ? path : null;
        }

        for (var directory = workingDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            var mark = Path.Join(directory, ".git");
            if (Directory.Exists(mark) || File.Exists(mark))
            {
                return directory;
            }
        }

        return workingDirectory;
    }

    /// <summary>
    /// The root of a run over some paths. When nothing names a root and all of the paths lie outside, as an archive in <c>/tmp</c>
    /// does, it is the nearest directory that has them all below it; a checkout stays the root of a run that has a path in it.
    /// </summary>
    /// <param name="workingDirectory">Absolute path of the working directory.</param>
    /// <param name="named">What <c>--root</c> names, or null.</param>
    /// <param name="paths">The paths as typed; <c>-</c> is stdin.</param>
    public static string? Find(string workingDirectory, string? named, IReadOnlyCollection<string> paths)
    {
        var root = Find(workingDirectory, named);
        if (root is null || named is not null || paths.Any(path => path == "-" || Full(workingDirectory, path) is null || Below(root, workingDirectory, path) is not null))
        {
            return root;
        }

        foreach (var path in paths)
        {
            var full = Full(workingDirectory, path)!;
            while (Relative(root, full) is null && Path.GetDirectoryName(root) is { } parent)
            {
                root = parent;
            }
        }

        return root;
    }

    /// <summary>The path below the root that a path typed on the command line means; null when it does not stand below the root.</summary>
    /// <param name="root">Absolute path of the root.</param>
    /// <param name="workingDirectory">Absolute path of the directory that the typed path is relative to.</param>
    /// <param name="typed">The path as typed.</param>
    public static string? Below(string root, string workingDirectory, string typed)
    {
        if (Full(workingDirectory, typed) is not { } full)
        {
            return null;
        }

        // A working directory may be reached through links that the root's name does not go through, and the other way round.
        var below = Relative(root, full) ?? Relative(RealPath.Of(root, keepLast: false), RealPath.Of(full, keepLast: true));
        return below is not null && RootedPath.IsSafe(below) ? below : null;
    }

    /// <summary>The absolute path that a typed one means; null when it is no path.</summary>
    public static string? Full(string workingDirectory, string typed) =>
        typed.Length == 0 || typed.Contains('\0') || typed.Length > RootedPath.MaximumLength
            ? null
            : Path.TrimEndingDirectorySeparator(Path.GetFullPath(typed, workingDirectory));

    private static string? Relative(string root, string full)
    {
        root = Path.TrimEndingDirectorySeparator(root);
        if (string.Equals(root, full, StringComparison.Ordinal))
        {
            return string.Empty;
        }

        var prefix = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;
        return full.StartsWith(prefix, StringComparison.Ordinal)
            ? full[prefix.Length..].Replace(Path.DirectorySeparatorChar, '/')
            : null;
    }
}
