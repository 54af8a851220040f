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
    private byte[] text = new byte[4096];
    private int textLength;
    private FileRow[] rows = new FileRow[64];

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that names and links take.</summary>
    internal int TextLength => textLength;

    /// <summary>
    /// The path without <c>/</c> or <c>./</c> in front, repeated slashes and dots resolved; empty for the root. Of a whiteout the
    /// path that goes away, of an opaque one the directory.
    /// </summary>
    public ReadOnlySpan<byte> Path(int row) => text.AsSpan(rows[row].NameStart, rows[row].NameLength);

    /// <summary>
    /// Where a link leads: of a symbolic link as written, of a hard link the path in the image.
    /// </summary>
    public ReadOnlySpan<byte> Link(int row) => text.AsSpan(rows[row].LinkStart, rows[row].LinkLength);

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
        if (Count == rows.Length)
        {
            Array.Resize(ref rows, rows.Length * 2);
        }

        ref var row = ref rows[Count];
        row = default;
        row.Kind = FileRow.KindOf(entry.Type);
        row.Mode = (short)(entry.Mode & 0xFFF);
        row.Size = entry.RealSize;
        row.UserId = ToId(entry.UserId);
        row.GroupId = ToId(entry.GroupId);
        row.Content = -1;
        row.Traits = entry.Capability.IsEmpty ? FileTraits.None : FileTraits.HasCapability;
        row.NameStart = textLength;
        row.NameLength = Append(entry.Name.Span, out var leaves);
        row.Traits |= leaves ? FileTraits.NameLeavesRoot : FileTraits.None;
        AddLink(ref row, entry);
        FindWhiteout(ref row);
        return Count++;
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
        row.LinkStart = textLength;
        if (row.Kind == LayerEntryKind.HardLink)
        {
            row.LinkLength = Append(entry.LinkName.Span, out var leaves);
            row.Traits |= leaves ? FileTraits.LinkLeavesRoot : FileTraits.None;
        }
        else if (row.Kind == LayerEntryKind.SymbolicLink)
        {
            var link = entry.LinkName.Span;
            Reserve(link.Length);
            link.CopyTo(text.AsSpan(textLength));
            textLength += link.Length;
            row.LinkLength = link.Length;
            var directory = LayerPath.Parent(text.AsSpan(row.NameStart, row.NameLength));
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

        var path = text.AsSpan(row.NameStart, row.NameLength);
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

    private int Append(ReadOnlySpan<byte> name, out bool leavesRoot)
    {
        Reserve(name.Length);
        var length = LayerPath.Normalise(name, text.AsSpan(textLength), out leavesRoot);
        textLength += length;
        return length;
    }

    private void Reserve(int length)
    {
        if (text.Length - textLength < length)
        {
            Array.Resize(ref text, (int)Math.Min(Array.MaxLength, Math.Max((long)textLength + length, text.Length * 2L)));
        }
    }
}
