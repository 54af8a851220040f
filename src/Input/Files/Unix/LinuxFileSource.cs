using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Plimsoll.Input.Files.Unix;

/// <summary>
/// The files below a directory of a Linux machine. Each segment of a path is opened by itself, below the directory before it
/// and without following links, so a directory that is swapped for a link while we look is refused and not followed.
/// </summary>
internal sealed class LinuxFileSource : IFileSource
{
    private const int LongestTarget = 4096;
    private readonly string rootPath;
    private readonly SafeFileHandle? root;

    internal LinuxFileSource(string root)
    {
        rootPath = root.Length > 1 ? root.TrimEnd('/') : root;
        this.root = LibC.Handle(LibC.OpenAt(
            LibC.CurrentDirectory, Terminated(root), LibC.PathOnly | LibC.Directory | LibC.CloseOnExec));
    }

    /// <inheritdoc/>
    public EntryType TypeOf(string path)
    {
        if (path.Length == 0)
        {
            return root is null ? EntryType.Missing : EntryType.Directory;
        }

        using var parent = OpenParent(path, out _);
        return parent is null ? EntryType.Missing : TypeBelow(parent.Handle, RootedPath.Name(path));
    }

    /// <inheritdoc/>
    public OpenedFile Open(string path)
    {
        if (path.Length == 0)
        {
            return OpenedFile.Failed(FileFailure.IsDirectory);
        }

        using var parent = OpenParent(path, out var failure);
        if (parent is null)
        {
            return OpenedFile.Failed(failure);
        }

        // The type is asked before, so that no device is opened at all (opening some has effects), and again of what was
        // opened, because the name may stand for something else by then.
        var name = Terminated(RootedPath.Name(path));
        failure = FailureOf(TypeBelow(parent.Handle, name, LibC.NoFollowAt));
        if (failure is not FileFailure.None)
        {
            return OpenedFile.Failed(failure);
        }

        var handle = LibC.Handle(LibC.OpenAt(
            parent.Handle, name, LibC.ReadOnly | LibC.NonBlocking | LibC.NoFollow | LibC.CloseOnExec));
        if (handle is null)
        {
            return OpenedFile.Failed(LibC.LastFailure());
        }

        failure = FailureOf(TypeBelow(handle, Terminated(string.Empty), LibC.EmptyPath));
        if (failure is not FileFailure.None)
        {
            handle.Dispose();
            return OpenedFile.Failed(failure);
        }

        return new OpenedFile(new FileStream(handle, FileAccess.Read, bufferSize: 0), FileFailure.None);
    }

    /// <inheritdoc/>
    public DirectoryListing List(string path, int maximum)
    {
        using var directory = OpenDirectory(path, LibC.ReadOnly, out var failure);
        if (directory is null)
        {
            return DirectoryListing.Failed(failure);
        }

        // The stream of entries takes over a descriptor of its own, and closes it.
        var descriptor = LibC.OpenAt(directory.Handle, Terminated("."), LibC.ReadOnly | LibC.Directory | LibC.CloseOnExec);
        if (descriptor < 0)
        {
            return DirectoryListing.Failed(LibC.LastFailure());
        }

        var stream = LibC.OpenDirectory(descriptor);
        if (stream == 0)
        {
            _ = LibC.Close(descriptor);
            return DirectoryListing.Failed(FileFailure.Unreadable);
        }

        try
        {
            return ReadEntries(stream, directory.Handle, maximum);
        }
        finally
        {
            _ = LibC.CloseDirectory(stream);
        }
    }

    /// <inheritdoc/>
    public string? TargetOf(string path)
    {
        if (path.Length == 0)
        {
            return null;
        }

        using var parent = OpenParent(path, out _);
        if (parent is null)
        {
            return null;
        }

        Span<byte> target = stackalloc byte[LongestTarget];
        var length = LibC.ReadLinkAt(parent.Handle, Terminated(RootedPath.Name(path)), target, target.Length);
        return length is <= 0 or LongestTarget ? null : LinkTarget.BelowRoot(rootPath, path, PathBytes.Decode(target[..(int)length]));
    }

    private static DirectoryListing ReadEntries(nint stream, SafeFileHandle directory, int maximum)
    {
        var entries = new List<FileEntry>();
        while (true)
        {
            var next = LibC.ReadDirectory(stream);
            if (next == 0)
            {
                // Null is the end and a failure alike; only a failure leaves an error behind.
                var failed = Marshal.GetLastPInvokeError() != 0;
                return Sorted(entries, isCut: false, failed ? FileFailure.Unreadable : FileFailure.None);
            }

            var (type, name, isSelf) = LibC.Entry(next);
            if (isSelf)
            {
                continue;
            }

            if (entries.Count >= maximum)
            {
                return Sorted(entries, isCut: true, FileFailure.None);
            }

            entries.Add(new FileEntry(name, type ?? TypeBelow(directory, name)));
        }
    }

    private static DirectoryListing Sorted(List<FileEntry> entries, bool isCut, FileFailure failure)
    {
        entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new DirectoryListing(entries, isCut, failure);
    }

    private Held? OpenParent(string path, out FileFailure failure)
    {
        if (path.Length > 0 && RootedPath.IsSafe(path))
        {
            return OpenDirectory(RootedPath.Parent(path), LibC.PathOnly, out failure);
        }

        failure = FileFailure.BadPath;
        return null;
    }

    /// <summary>Opens a directory, segment by segment.</summary>
    private Held? OpenDirectory(string path, int mode, out FileFailure failure)
    {
        if (root is null || !RootedPath.IsSafe(path))
        {
            failure = root is null ? FileFailure.Missing : FileFailure.BadPath;
            return null;
        }

        failure = FileFailure.None;
        var at = new Held(root, IsOwned: false);
        for (var start = 0; start < path.Length;)
        {
            var slash = path.IndexOf('/', start);
            var end = slash < 0 ? path.Length : slash;
            var flags = (slash < 0 ? mode : LibC.PathOnly) | LibC.NoFollow | LibC.Directory | LibC.CloseOnExec;
            var name = Terminated(path[start..end]);
            var next = LibC.Handle(LibC.OpenAt(at.Handle, name, flags));
            if (next is null)
            {
                failure = LibC.LastFailure();

                // A link is told as "not a directory" here, whether or not it leads to one.
                if (failure is FileFailure.NotADirectory && TypeBelow(at.Handle, name, LibC.NoFollowAt) is EntryType.Link)
                {
                    failure = FileFailure.IsLink;
                }
            }

            at.Dispose();
            if (next is null)
            {
                return null;
            }

            at = new Held(next, IsOwned: true);
            start = end + 1;
        }

        return at;
    }

    private static EntryType TypeBelow(SafeFileHandle directory, string name) =>
        TypeBelow(directory, Terminated(name), LibC.NoFollowAt);

    private static EntryType TypeBelow(SafeFileHandle directory, byte[] name, int flags)
    {
        var status = default(LibC.FileStatus);
        return LibC.StatX(directory, name, flags, LibC.TypeAndSize, ref status) == 0 ? status.Type : EntryType.Missing;
    }

    private static FileFailure FailureOf(EntryType type) => type switch
    {
        EntryType.File => FileFailure.None,
        EntryType.Directory => FileFailure.IsDirectory,
        EntryType.Link => FileFailure.IsLink,
        EntryType.Special => FileFailure.Special,
        _ => LibC.LastFailure(),
    };

    private static byte[] Terminated(string name)
    {
        var bytes = PathBytes.Encode(name);
        Array.Resize(ref bytes, bytes.Length + 1);
        return bytes;
    }

    /// <summary>A directory on the way to a file; the root is never closed.</summary>
    private sealed record Held(SafeFileHandle Handle, bool IsOwned) : IDisposable
    {
        public void Dispose()
        {
            if (IsOwned)
            {
                Handle.Dispose();
            }
        }
    }
}
