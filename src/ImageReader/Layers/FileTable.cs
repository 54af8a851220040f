using Plimsoll.ImageReader.Tar;

namespace Plimsoll.ImageReader.Layers;

/// <summary>
/// The entries of a layer in columns, in the order of its tar: paths in one array of bytes, numbers in one array of rows. No
/// object per entry, for there may be millions.
/// </summary>
public sealed class FileTable
{
    private readonly List<byte[]> contents = [];
    private readonly List<int> keptRows = [];
    private readonly SegmentedText text = new();
    private readonly SegmentedList<FileRow> rows = new();

    /// <summary>How many entries there are.</summary>
    public int Count => rows.Count;

    /// <summary>Bytes that names and links take.</summary>
    internal long TextLength => text.Length;

    /// <summary>
    /// The path without <c>/</c> or <c>./</c> in front, repeated slashes and dots resolved; empty for the root. Of a whiteout the
    /// path that goes away, of an opaque one the directory.
    /// </summary>
    public ReadOnlySpan<byte> Path(int row) => text.At(rows[row].NameStart, rows[row].NameLength);

    /// <summary>
    /// Where a link leads: of a symbolic link as written, of a hard link the path in the image.
    /// </summary>
    public ReadOnlySpan<byte> Link(int row) => text.At(rows[row].LinkStart, rows[row].LinkLength);

    /// <summary>What it is.</summary>
    public LayerEntryKind Kind(int row) => rows[row].Kind;

    /// <summary>Permission bits with set-user-id, set-group-id and sticky.</summary>
    public int Mode(int row) => rows[row].Mode;

    /// <summary>Bytes of data.</summary>
    public long Size(int row) => rows[row].Size;

    /// <summary>User id; 2^32-1 when it could not be read.</summary>
    public uint UserId(int row) => unchecked((uint)rows[row].UserId);

    /// <summary>Group id; 2^32-1 when it could not be read.</summary>
    public uint GroupId(int row) => unchecked((uint)rows[row].GroupId);

    /// <summary>What else is known of it.</summary>
    public FileTraits Traits(int row) => rows[row].Traits;

    /// <summary>Its data, when it was kept; null otherwise.</summary>
    public byte[]? Content(int row) => rows[row].Content < 0 ? null : contents[rows[row].Content];

    /// <summary>The rows whose data was kept, in order.</summary>
    public IReadOnlyList<int> KeptRows => keptRows;

    /// <summary>Adds an entry.</summary>
    /// <returns>Its row.</returns>
    internal int Add(TarEntry entry)
    {
        ref var row = ref rows.Add(default);
        row.Kind = FileRow.KindOf(entry.Type);
        row.Mode = (short)(entry.Mode & 0xFFF);
        row.Size = entry.RealSize;
        row.UserId = ToId(entry.UserId);
        row.GroupId = ToId(entry.GroupId);
        row.Content = -1;
        row.Traits = entry.Capability.IsEmpty ? FileTraits.None : FileTraits.HasCapability;
        row.NameLength = Append(entry.Name.Span, out row.NameStart, out var leaves);
        row.Traits |= leaves ? FileTraits.NameLeavesRoot : FileTraits.None;
        AddLink(ref row, entry);
        FindWhiteout(ref row);
        return Count - 1;
    }

    internal void Mark(int row, FileTraits traits) => rows[row].Traits |= traits;

    internal void Keep(int row, byte[] content)
    {
        rows[row].Content = contents.Count;
        contents.Add(content);
        keptRows.Add(row);
    }

    private static int ToId(long id) => id is < 0 or > uint.MaxValue ? -1 : unchecked((int)(uint)id);

    private void AddLink(ref FileRow row, TarEntry entry)
    {
        if (row.Kind == LayerEntryKind.HardLink)
        {
            row.LinkLength = Append(entry.LinkName.Span, out row.LinkStart, out var leaves);
            row.Traits |= leaves ? FileTraits.LinkLeavesRoot : FileTraits.None;
        }
        else if (row.Kind == LayerEntryKind.SymbolicLink)
        {
            var link = entry.LinkName.Span;
            row.LinkStart = text.Add(link);
            row.LinkLength = link.Length;
            var directory = LayerPath.Parent(text.At(row.NameStart, row.NameLength));
            row.Traits |= LayerPath.LeavesRoot(directory, link) ? FileTraits.LinkLeavesRoot : FileTraits.None;
        }
    }

    /// <summary>A marker becomes the path that it means: in place, since that path is shorter.</summary>
    private void FindWhiteout(ref FileRow row)
    {
        if (row.Kind is not (LayerEntryKind.File or LayerEntryKind.HardLink))
        {
            return;
        }

        var path = text.At(row.NameStart, row.NameLength);
        var name = path[(path.LastIndexOf((byte)'/') + 1)..];
        if (!name.StartsWith(LayerPath.WhiteoutPrefix))
        {
            return;
        }

        var directoryLength = path.Length - name.Length;
        if (name.SequenceEqual(LayerPath.OpaqueName))
        {
            row.Kind = LayerEntryKind.OpaqueWhiteout;
            row.NameLength = Math.Max(0, directoryLength - 1);
        }
        else if (!name.StartsWith(LayerPath.SpecialPrefix) && name.Length > LayerPath.WhiteoutPrefix.Length)
        {
            row.Kind = LayerEntryKind.Whiteout;
            name[LayerPath.WhiteoutPrefix.Length..].CopyTo(path[directoryLength..]);
            row.NameLength -= LayerPath.WhiteoutPrefix.Length;
        }
    }

    private int Append(ReadOnlySpan<byte> name, out int start, out bool leavesRoot)
    {
        var length = LayerPath.Normalise(name, text.Reserve(name.Length, out start), out leavesRoot);
        text.Commit(length);
        return length;
    }
}
