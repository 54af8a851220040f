namespace Plimsoll.ImageReader.Tar;

/// <summary>What a tar entry makes.</summary>
public enum TarEntryType
{
    File,
    HardLink,
    SymbolicLink,
    CharacterDevice,
    BlockDevice,
    Directory,
    Fifo,

    /// <summary>A type flag that no dialect defines; its data is read like a file's.</summary>
    Unknown,
}

/// <summary>
/// An entry of a tar archive, whatever dialect wrote it. One object serves all entries of an archive: what is to outlive the
/// call must be copied.
/// </summary>
public sealed class TarEntry
{
    /// <summary>What it makes.</summary>
    public TarEntryType Type { get; internal set; }

    /// <summary>Its name in bytes, as written; the real name of a sparse file.</summary>
    public ReadOnlyMemory<byte> Name { get; internal set; }

    /// <summary>Where a link leads, as written; empty for what is no link.</summary>
    public ReadOnlyMemory<byte> LinkName { get; internal set; }

    /// <summary>The permission bits with set-user-id, set-group-id and sticky: 0..07777.</summary>
    public int Mode { get; internal set; }

    /// <summary>User id; -1 when it cannot be read.</summary>
    public long UserId { get; internal set; }

    /// <summary>Group id; -1 when it cannot be read.</summary>
    public long GroupId { get; internal set; }

    /// <summary>
    /// Bytes of data in the archive. The visitor gets the data of files and unknown types only, and not the map of pieces that some
    /// sparse files begin with.
    /// </summary>
    public long Size { get; internal set; }

    /// <summary>Bytes of the file that it makes: larger than <see cref="Size"/> for a sparse one.</summary>
    public long RealSize { get; internal set; }

    /// <summary>Whether holes were left out of its data.</summary>
    public bool IsSparse { get; internal set; }

    /// <summary>Major number of a device, else 0.</summary>
    public int DeviceMajor { get; internal set; }

    /// <summary>Minor number of a device, else 0.</summary>
    public int DeviceMinor { get; internal set; }

    /// <summary>The value of the extended attribute <c>security.capability</c>, binary; empty without one.</summary>
    public ReadOnlyMemory<byte> Capability { get; internal set; }

    /// <summary>Whether the extended attribute <c>trusted.overlay.opaque</c> (or <c>user.</c>) is <c>y</c>.</summary>
    public bool IsOverlayOpaque { get; internal set; }

    /// <summary>Byte offset of its data in the archive.</summary>
    public long DataOffset { get; internal set; }

    /// <summary>Byte offset of its own header in the archive, behind its extension headers.</summary>
    public long Offset { get; internal set; }
}

/// <summary>Gets the entries of an archive in their order, and every byte of their data.</summary>
public interface ITarVisitor
{
    /// <summary>An entry begins.</summary>
    /// <returns>Whether its data is wanted; what is not is gone behind, by seeking where the stream can.</returns>
    bool Enter(TarEntry entry);

    /// <summary>More data of the entry; the bytes are valid during the call only.</summary>
    void Data(ReadOnlySpan<byte> bytes);

    /// <summary>The entry has ended.</summary>
    /// <param name="isWhole">Whether all its data came.</param>
    void Leave(bool isWhole);
}
