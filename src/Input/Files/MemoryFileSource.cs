using System.Text;

namespace Plimsoll.Input.Files;

/// <summary>A made-up tree of files: for tests, and for inputs that are not on disk. Add entries first, read then.</summary>
public sealed class MemoryFileSource : IFileSource
{
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal) { [string.Empty] = new Entry(EntryType.Directory) };

    /// <summary>Adds a file, and the directories that it stands in.</summary>
    public MemoryFileSource Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a file, and the directories that it stands in.</summary>
    public MemoryFileSource Add(string path, byte[] content) => Put(path, new Entry(EntryType.File) { Content = content });

    /// <summary>Adds a directory.</summary>
    public MemoryFileSource AddDirectory(string path) => Put(path, new Entry(EntryType.Directory));

    /// <summary>Adds a link; a target that begins with <c>/</c> leaves the root.</summary>
    public MemoryFileSource AddLink(string path, string target) => Put(path, new Entry(EntryType.Link) { Target = target });

    /// <summary>Adds a fifo, socket or device.</summary>
    public MemoryFileSource AddSpecial(string path) => Put(path, new Entry(EntryType.Special));

    /// <summary>Adds a file or directory that cannot be opened.</summary>
    public MemoryFileSource AddUnreadable(string path, EntryType type, FileFailure failure) =>
        Put(path, new Entry(type) { Failure = failure });

    /// <inheritdoc/>
    public EntryType TypeOf(string path) => Find(path, out _)?.Type ?? EntryType.Missing;

    /// <inheritdoc/>
    public OpenedFile Open(string path)
    {
        var entry = Find(path, out var failure);
        failure = entry?.Type switch
        {
            null => failure,
            EntryType.Directory => FileFailure.IsDirectory,
            EntryType.Link => FileFailure.IsLink,
            EntryType.Special => FileFailure.Special,
            _ => entry.Failure,
        };
        return failure is FileFailure.None
            ? new OpenedFile(new MemoryStream(entry!.Content, writable: false), failure)
            : OpenedFile.Failed(failure);
    }

    /// <inheritdoc/>
    public DirectoryListing List(string path, int maximum)
    {
        var entry = Find(path, out var failure);
        if (entry is not { Type: EntryType.Directory, Failure: FileFailure.None })
        {
            return DirectoryListing.Failed(entry is null ? failure : entry.Type switch
            {
                EntryType.Directory => entry.Failure,
                EntryType.Link => FileFailure.IsLink,
                _ => FileFailure.NotADirectory,
            });
        }

        var listed = new List<FileEntry>();
        foreach (var name in entry.Names)
        {
            if (listed.Count >= maximum)
            {
                return new DirectoryListing(listed, IsCut: true, FileFailure.None);
            }

            listed.Add(new FileEntry(name, entries[RootedPath.Join(path, name)].Type));
        }

        return new DirectoryListing(listed, IsCut: false, FileFailure.None);
    }

    /// <inheritdoc/>
    public string? TargetOf(string path) =>
        Find(path, out _)?.Target is { } target ? RootedPath.Resolve(RootedPath.Parent(path), target) : null;

    private Entry? Find(string path, out FileFailure failure)
    {
        failure = RootedPath.IsSafe(path) ? FileFailure.Missing : FileFailure.BadPath;
        for (var parent = RootedPath.Parent(path); parent.Length > 0; parent = RootedPath.Parent(parent))
        {
            if (entries.GetValueOrDefault(parent) is { Type: EntryType.Link })
            {
                failure = FileFailure.IsLink;
            }
        }

        return entries.GetValueOrDefault(path);
    }

    private MemoryFileSource Put(string path, Entry entry)
    {
        if (path.Length == 0 || !RootedPath.IsSafe(path))
        {
            throw new ArgumentException($"'{path}' is not a path below the root", nameof(path));
        }

        entries[path] = entry;
        for (var child = path; child.Length > 0; child = RootedPath.Parent(child))
        {
            var parent = RootedPath.Parent(child);
            if (!entries.TryGetValue(parent, out var directory))
            {
                entries[parent] = directory = new Entry(EntryType.Directory);
            }

            directory.Names.Add(RootedPath.Name(child));
        }

        return this;
    }

    private sealed record Entry(EntryType Type)
    {
        public byte[] Content { get; init; } = [];

        public string? Target { get; init; }

        public FileFailure Failure { get; init; }

        public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);
    }
}
