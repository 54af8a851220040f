namespace Plimsoll.Input.Files;

/// <summary>
/// The files below a directory by the means of .NET alone, for systems whose calls we do not declare. Every segment is
/// checked for links before each use; a swap between the check and the use is not noticed.
/// </summary>
internal sealed class PortableFileSource(string root) : IFileSource
{
    private readonly string root = root.Length > 1 ? root.TrimEnd('/', Path.DirectorySeparatorChar) : root;

    /// <inheritdoc/>
    public EntryType TypeOf(string path) => Find(path, out _);

    /// <inheritdoc/>
    public OpenedFile Open(string path)
    {
        if (Find(path, out var failure) is var type and not EntryType.File)
        {
            return OpenedFile.Failed(type is EntryType.Directory ? FileFailure.IsDirectory : failure);
        }

        try
        {
            // A fifo, socket or device looks like an empty file here, and opening one may block for ever; an empty file need
            // not be opened.
            var place = OnDisk(path);
            Stream content = new FileInfo(place).Length == 0
                ? new MemoryStream([], writable: false)
                : new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            return new OpenedFile(content, FileFailure.None);
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            return OpenedFile.Failed(FailureOf(exception));
        }
    }

    /// <inheritdoc/>
    public DirectoryListing List(string path, int maximum)
    {
        if (Find(path, out var failure) is not EntryType.Directory)
        {
            return DirectoryListing.Failed(failure is FileFailure.None ? FileFailure.NotADirectory : failure);
        }

        var entries = new List<FileEntry>();
        try
        {
            var options = new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
            foreach (var entry in new DirectoryInfo(OnDisk(path)).EnumerateFileSystemInfos("*", options))
            {
                if (entries.Count >= maximum)
                {
                    return Sorted(entries, isCut: true, FileFailure.None);
                }

                entries.Add(new FileEntry(entry.Name, TypeOf(entry)));
            }
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            return Sorted(entries, isCut: false, FailureOf(exception));
        }

        return Sorted(entries, isCut: false, FileFailure.None);
    }

    /// <inheritdoc/>
    public string? TargetOf(string path)
    {
        try
        {
            return path.Length == 0 || Find(path, out _) is not EntryType.Link || new FileInfo(OnDisk(path)).LinkTarget is not { } target
                ? null
                : LinkTarget.BelowRoot(root.Replace('\\', '/'), path, target.Replace('\\', '/'));
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            return null;
        }
    }

    /// <summary>The type of the entry at a path, if no link stands on the way to it.</summary>
    private EntryType Find(string path, out FileFailure failure)
    {
        failure = FileFailure.None;
        if (!RootedPath.IsSafe(path))
        {
            failure = FileFailure.BadPath;
            return EntryType.Missing;
        }

        for (var end = path.IndexOf('/'); end >= 0; end = path.IndexOf('/', end + 1))
        {
            var type = TypeAt(path[..end]);
            if (type is not EntryType.Directory)
            {
                failure = type is EntryType.Link ? FileFailure.IsLink : FileFailure.Missing;
                return EntryType.Missing;
            }
        }

        var found = TypeAt(path);
        failure = found switch
        {
            EntryType.Missing => FileFailure.Missing,
            EntryType.Link => FileFailure.IsLink,
            EntryType.Special => FileFailure.Special,
            _ => FileFailure.None,
        };
        return found;
    }

    private EntryType TypeAt(string path)
    {
        try
        {
            return path.Length == 0
                ? Directory.Exists(root) ? EntryType.Directory : EntryType.Missing
                : TypeOf(new FileInfo(OnDisk(path)));
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            return EntryType.Missing;
        }
    }

    private static EntryType TypeOf(FileSystemInfo entry)
    {
        var attributes = entry.Attributes;
        return (int)attributes == -1 ? EntryType.Missing
            : attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryType.Link
            : attributes.HasFlag(FileAttributes.Directory) ? EntryType.Directory
            : attributes.HasFlag(FileAttributes.Device) ? EntryType.Special
            : EntryType.File;
    }

    private static DirectoryListing Sorted(List<FileEntry> entries, bool isCut, FileFailure failure)
    {
        entries.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new DirectoryListing(entries, isCut, failure);
    }

    // Joined as text: Path.Combine would give way to an absolute second part.
    private string OnDisk(string path) => path.Length == 0 ? root : $"{root}/{path}";

    private static bool IsOfFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException;

    private static FileFailure FailureOf(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => FileFailure.Missing,
        UnauthorizedAccessException or System.Security.SecurityException => FileFailure.NotPermitted,
        _ => FileFailure.Unreadable,
    };
}
