namespace Plimsoll.Input.Files;

/// <summary>
/// The files below one root. Paths are relative to it, with <c>/</c> between segments; the root itself is the empty path.
/// No call follows a link, opens a fifo, socket or device, or leaves the root, and none throws for what it finds there.
/// </summary>
public interface IFileSource
{
    /// <summary>What stands at a path. A path that is not below the root is missing.</summary>
    EntryType TypeOf(string path);

    /// <summary>Opens a regular file for reading.</summary>
    OpenedFile Open(string path);

    /// <summary>The entries of a directory in ordinal order of their names.</summary>
    /// <param name="path">The directory; empty for the root.</param>
    /// <param name="maximum">How many entries to list at most. Of a longer directory some are left out: those that the system tells last.</param>
    DirectoryListing List(string path, int maximum);

    /// <summary>
    /// Where a link leads, as a path below the root; one hop only, and nothing need be there. Null: it is no link, it
    /// cannot be read, or it leaves the root.
    /// </summary>
    string? TargetOf(string path);
}

/// <summary>A file opened for reading, or why it was not.</summary>
/// <param name="Content">The content, to be disposed of by the caller; null when it was not opened.</param>
/// <param name="Failure">Why not.</param>
public sealed record OpenedFile(Stream? Content, FileFailure Failure) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Content?.Dispose();

    internal static OpenedFile Failed(FileFailure failure) => new(Content: null, failure);
}

/// <summary>The entries of a directory, or why there are none.</summary>
/// <param name="Entries">Its entries, without <c>.</c> and <c>..</c>, by name in ordinal order.</param>
/// <param name="IsCut">Whether entries were left out because there are more than asked for.</param>
/// <param name="Failure">Why it could not be listed, or not to its end.</param>
public sealed record DirectoryListing(IReadOnlyList<FileEntry> Entries, bool IsCut, FileFailure Failure)
{
    internal static DirectoryListing Failed(FileFailure failure) => new([], IsCut: false, failure);
}
