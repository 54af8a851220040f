using System.Globalization;
using Plimsoll.Input;
using Plimsoll.Input.Files;
using Plimsoll.Input.Globbing;

namespace Plimsoll.Engine.Discovery;

/// <summary>
/// Lists the files of directories, depth first in ordinal order on a stack of its own. Follows no link; leaves out what git
/// ignores, and directories that hold no sources.
/// </summary>
internal sealed class DirectoryWalk(IFileSource files, GlobList exclude, int maximumEntries)
{
    private const int MaximumDepth = 256;
    private const int MaximumLinksTold = 50;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Stack<Step> steps = new();
    private int taken;
    private int linksLeftAlone;
    private bool isDepthTold;
    private bool isOver;

    /// <summary>The regular files found.</summary>
    internal List<string> Files { get; } = [];

    /// <summary>What could not be looked at.</summary>
    internal List<ReadProblem> Problems { get; } = [];

    /// <summary>Lists a directory and all below. It is listed even if it is ignored itself: it was named.</summary>
    internal void From(string directory)
    {
        steps.Push(new Step(directory, Depth(directory), IgnoreScope.Above(files, directory)));
        while (!isOver && steps.TryPop(out var step))
        {
            if (seen.Add(step.Directory))
            {
                List(step);
            }
        }
    }

    private void List(Step step)
    {
        var listing = files.List(step.Directory, maximumEntries - taken);
        if (listing.Failure is not FileFailure.None)
        {
            Tell(ReadProblemKind.NotAnalysed, step.Directory, $"{listing.Failure.Describe()}; not all below it was looked at");
        }

        if (listing.IsCut)
        {
            // Which entries the system tells first differs between machines, so none of them is looked at.
            Tell(ReadProblemKind.BudgetReached, step.Directory, string.Create(CultureInfo.InvariantCulture,
                $"takes the scan past {maximumEntries} directory entries; it and the directories behind it in order were not looked at"), "--max-entries");
            isOver = true;
            return;
        }

        taken += listing.Entries.Count;
        var scope = IgnoreScope.In(files, step.Scope, step.Directory);

        // From the last to the first, so that the first directory is on top of the stack.
        for (var index = listing.Entries.Count - 1; index >= 0; index--)
        {
            Take(listing.Entries[index], step, scope);
        }
    }

    private void Take(FileEntry entry, Step step, IgnoreScope? scope)
    {
        var isDirectory = entry.Type is EntryType.Directory;
        var path = RootedPath.Join(step.Directory, entry.Name);
        if (entry.Name is ".git" || (isDirectory && entry.Name is "node_modules" or "bin" or "obj")
            || IsExcluded(path, isDirectory) || scope?.Ignores(path, isDirectory) is true)
        {
            return;
        }

        switch (entry.Type)
        {
            case EntryType.File:
                Files.Add(path);
                break;
            case EntryType.Directory when step.Depth < MaximumDepth:
                steps.Push(new Step(path, step.Depth + 1, scope));
                break;
            case EntryType.Directory when !isDepthTold:
                isDepthTold = true;
                Tell(ReadProblemKind.BudgetReached, path, string.Create(CultureInfo.InvariantCulture,
                    $"stands more than {MaximumDepth} directories deep; nothing that deep was looked at"));
                break;
            case EntryType.Link when files.TargetOf(path) is null && ++linksLeftAlone <= MaximumLinksTold:
                Tell(ReadProblemKind.Oddity, path, linksLeftAlone < MaximumLinksTold
                    ? "is a link that leaves the root; it was left alone"
                    : "is a link that leaves the root; it was left alone, and so are further ones");
                break;
        }
    }

    /// <summary>A directory whose files may be taken back in is entered all the same.</summary>
    private bool IsExcluded(string path, bool isDirectory) =>
        !exclude.IsEmpty && exclude.Covers(path, isDirectory) && !(isDirectory && exclude.TakesBack);

    private void Tell(ReadProblemKind kind, string path, string message, string? option = null) =>
        Problems.Add(new ReadProblem(kind, path.Length == 0 ? "." : path, message) { Option = option });

    private static int Depth(string directory) =>
        directory.Length == 0 ? 0 : directory.AsSpan().Count('/') + 1;

    /// <summary>A directory still to be listed.</summary>
    /// <param name="Directory">Its path.</param>
    /// <param name="Depth">How many directories it stands below the root.</param>
    /// <param name="Scope">What is ignored in it by the directories above.</param>
    private sealed record Step(string Directory, int Depth, IgnoreScope? Scope);
}
