using System.Runtime.InteropServices;
using Plimsoll.ImageReader.Tar;

namespace Plimsoll.ImageReader.Layers;

/// <summary>What a layer says of a path.</summary>
public enum LayerEntryKind : byte
{
    File,
    HardLink,
    SymbolicLink,
    CharacterDevice,
    BlockDevice,
    Directory,
    Fifo,
    Unknown,

    /// <summary><c>.wh.NAME</c>: the path of lower layers goes away (image-spec, layer.md).</summary>
    Whiteout,

    /// <summary><c>.wh..wh..opq</c>: what lower layers have below the directory goes away.</summary>
    OpaqueWhiteout,
}

/// <summary>What is worth knowing of an entry besides its columns.</summary>
[Flags]
public enum FileTraits : byte
{
    None = 0,

    /// <summary>A part <c>..</c> of its name leaves the root.</summary>
    NameLeavesRoot = 1,

    /// <summary>Its link leads out of the root by <c>..</c>.</summary>
    LinkLeavesRoot = 2,

    /// <summary>It has the extended attribute <c>security.capability</c>.</summary>
    HasCapability = 4,

    /// <summary>Its data starts as an ELF program does.</summary>
    IsElf = 8,

    /// <summary>Its data starts with <c>#!</c>.</summary>
    IsScript = 16,

    /// <summary>Another entry of the same layer has the same path and comes later.</summary>
    IsRepeated = 32,
}

/// <summary>An entry of a layer: 44 bytes, for a layer may have millions.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct FileRow
{
    public long Size;
    public int NameStart;
    public int NameLength;
    public int LinkStart;
    public int LinkLength;
    public int UserId;
    public int GroupId;
    public int Content;
    public short Mode;
    public LayerEntryKind Kind;
    public FileTraits Traits;

    public static LayerEntryKind KindOf(TarEntryType type) => type switch
    {
        TarEntryType.File => LayerEntryKind.File,
        TarEntryType.HardLink => LayerEntryKind.HardLink,
        TarEntryType.SymbolicLink => LayerEntryKind.SymbolicLink,
        TarEntryType.CharacterDevice => LayerEntryKind.CharacterDevice,
        TarEntryType.BlockDevice => LayerEntryKind.BlockDevice,
        TarEntryType.Directory => LayerEntryKind.Directory,
        TarEntryType.Fifo => LayerEntryKind.Fifo,
        _ => LayerEntryKind.Unknown,
    };
}
