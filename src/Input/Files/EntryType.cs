namespace Plimsoll.Input.Files;

/// <summary>What stands at a path, links not followed.</summary>
public enum EntryType
{
    /// <summary>Nothing, or nothing that may be looked at.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link, or a reparse point.</summary>
    Link,

    /// <summary>A fifo, socket or device: never opened.</summary>
    Special,
}

/// <summary>An entry of a directory.</summary>
/// <param name="Name">Its name, one segment; see <see cref="PathBytes"/> for names that are not UTF-8.</param>
/// <param name="Type">What it is.</param>
public sealed record FileEntry(string Name, EntryType Type);
