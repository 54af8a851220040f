using Plimsoll.ImageReader.Tar;

namespace Plimsoll.ImageReader.Layers;

/// <summary>Fills a table with the entries of a tar, keeps small files, and hands the data on.</summary>
internal sealed class LayerBuilder(LayerOptions options, IContentObserver? observer) : ITarVisitor
{
    // Of names alone; a layer that comes near it is no layer.
    private const int MostTextBytes = 1 << 29;

    private readonly MemoryStream kept = new();
    private long keptBytes;
    private int row = -1;
    private bool isKept;
    private bool isFirst;
    private bool isObserved;

    /// <summary>The entries so far.</summary>
    public FileTable Files { get; } = new();

    /// <summary>Whether a file was not kept because others have taken what there is.</summary>
    public bool KeptTooMuch { get; private set; }

    /// <summary>Whether entries were left out because their names alone take too much.</summary>
    public bool IsFull { get; private set; }

    /// <inheritdoc/>
    public bool Enter(TarEntry entry)
    {
        row = -1;
        isObserved = isKept = false;
        if (Files.TextLength + entry.Name.Length + entry.LinkName.Length > MostTextBytes)
        {
            IsFull = true;
            return true;
        }

        row = Files.Add(entry);
        isFirst = true;
        if (Files.Kind(row) is not (LayerEntryKind.File or LayerEntryKind.Unknown or LayerEntryKind.HardLink))
        {
            return true;
        }

        isKept = entry.Size <= options.MaximumKeptSize && options.Keeps(Files.Path(row), entry.Size);
        if (isKept && keptBytes + entry.Size > options.MaximumKeptOfLayer)
        {
            isKept = false;
            KeptTooMuch = true;
        }

        if (entry.Size > 0 && observer is not null)
        {
            isObserved = true;
            observer.Begin(Files, row);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Data(ReadOnlySpan<byte> bytes)
    {
        if (row < 0)
        {
            return;
        }

        if (isFirst)
        {
            isFirst = false;
            Files.Mark(row, bytes switch
            {
                [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => FileTraits.IsElf,
                [(byte)'#', (byte)'!', ..] => FileTraits.IsScript,
                _ => FileTraits.None,
            });
        }

        if (isKept)
        {
            kept.Write(bytes);
        }

        if (isObserved)
        {
            observer!.Data(bytes);
        }
    }

    /// <inheritdoc/>
    public void Leave(bool isWhole)
    {
        if (isKept)
        {
            keptBytes += kept.Length;
            Files.Keep(row, kept.ToArray());
            kept.SetLength(0);
        }

        if (isObserved)
        {
            observer!.End();
        }
    }
}
