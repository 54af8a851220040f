using Plimsoll.Input.Files;
using Plimsoll.Input.Globbing;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Discovery;

/// <summary>What git ignores in a directory and below: its own ignore file, then those of the directories above.</summary>
internal sealed class IgnoreScope
{
    private const string FileName = ".gitignore";

    /// <summary>No ignore file is this long; of a longer one nothing is taken.</summary>
    private const long MaximumSize = 1 << 20;

    private readonly IgnoreScope? outer;
    private readonly string directory;
    private readonly GlobList globs;

    private IgnoreScope(IgnoreScope? outer, string directory, GlobList globs)
    {
        this.outer = outer;
        this.directory = directory;
        this.globs = globs;
    }

    /// <summary>What is ignored in a directory, from the root's ignore files down to those of the directories above it; its own is not read yet.</summary>
    internal static IgnoreScope? Above(IFileSource files, string directory)
    {
        var scope = Read(files, outer: null, string.Empty, ".git/info/exclude");
        if (directory.Length == 0)
        {
            return scope;
        }

        scope = In(files, scope, string.Empty);
        for (var slash = directory.IndexOf('/'); slash >= 0; slash = directory.IndexOf('/', slash + 1))
        {
            scope = In(files, scope, directory[..slash]);
        }

        return scope;
    }

    /// <summary>The scope inside of a directory.</summary>
    internal static IgnoreScope? In(IFileSource files, IgnoreScope? outer, string directory) =>
        Read(files, outer, directory, RootedPath.Join(directory, FileName));

    /// <summary>Whether an entry is ignored; the innermost file that speaks of it decides.</summary>
    internal bool Ignores(string path, bool isDirectory)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            var below = scope.directory.Length == 0 ? path : path.AsSpan(scope.directory.Length + 1);
            if (scope.globs.Decide(below, isDirectory) is { } decision)
            {
                return decision;
            }
        }

        return false;
    }

    private static IgnoreScope? Read(IFileSource files, IgnoreScope? outer, string directory, string path)
    {
        // Like git, a link in place of an ignore file is not followed.
        if (files.TypeOf(path) is not EntryType.File || TextReading.Read(files, path, MaximumSize).File is not { } file)
        {
            return outer;
        }

        var patterns = GlobList.Parse(file.Text, GlobSyntax.GitIgnore);
        return patterns.IsEmpty ? outer : new IgnoreScope(outer, directory, patterns);
    }
}
