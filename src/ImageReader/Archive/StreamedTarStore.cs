using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Tar;

namespace Plimsoll.ImageReader.Archive;

/// <summary>
/// A tar that is read once, from the front: compressed, or from standard input. Nothing says yet which blob is a layer, so each is
/// told by its first bytes: JSON is kept, everything else is read as a layer, and the manifest chooses afterwards.
/// </summary>
internal sealed class StreamedTarStore : BlobStore
{
    private const int MostKept = 256 << 20;

    // Manifests name a thousand layers at most; what has more files than that is no archive of images.
    private const int MostBlobs = 2000;
    private readonly Dictionary<string, byte[]> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Layer> layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly List<ArchiveProblem> problems = [];

    /// <summary>What it holds when it is a root file system and no archive of images; null: it is none.</summary>
    public Layer? Root { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<ArchiveProblem> Problems => problems;

    /// <inheritdoc/>
    public override IEnumerable<string> Paths => texts.Keys.Concat(layers.Keys).Concat(links.Keys);

    /// <summary>Reads a tar to its end.</summary>
    public static StreamedTarStore Read(Stream tar, LayerOptions options, InflateBudget budget)
    {
        var store = new StreamedTarStore();
        using var pump = new BlobPump(store, options, budget);
        var summary = TarReader.Read(tar, pump, new TarLimits { MaximumEntries = options.MaximumEntries });
        store.problems.AddRange(summary.Problems);
        store.Root = pump.ToRoot(summary);
        return store;
    }

    /// <inheritdoc/>
    public override bool Has(string path) => Follow(path) is { } target && (texts.ContainsKey(target) || layers.ContainsKey(target));

    /// <inheritdoc/>
    public override byte[]? ReadAll(string path) => Follow(path) is { } target ? texts.GetValueOrDefault(target) : null;

    /// <inheritdoc/>
    public override Layer? ReadLayer(string path, LayerOptions options, InflateBudget budget)
    {
        if (Follow(path) is not { } target)
        {
            return null;
        }

        // What looks like text and was kept can still be named as a layer.
        return layers.GetValueOrDefault(target)
            ?? (texts.TryGetValue(target, out var bytes) ? LayerReader.Read(new MemoryStream(bytes, writable: false), options, budget, IsSha512(path)) : null);
    }

    private void Full(long offset)
    {
        if (!problems.Exists(static problem => problem.Kind == ArchiveProblemKind.BudgetReached))
        {
            problems.Add(new ArchiveProblem(ArchiveProblemKind.BudgetReached, offset, "holds more blobs than are read of an archive that cannot be sought in"));
        }
    }

    private string? Follow(string path)
    {
        for (var hop = 0; hop < 40; hop++)
        {
            if (!links.TryGetValue(path, out var target))
            {
                return path;
            }

            path = target;
        }

        return null;
    }

    /// <summary>
    /// Turns the pushed bytes of an entry into a stream for the reader of layers, which runs on a thread of its own: two states in
    /// step, handing one buffer back and forth.
    /// </summary>
    private sealed class BlobPump(StreamedTarStore store, LayerOptions options, InflateBudget budget) : ITarVisitor, IDisposable
    {
        private readonly RootPump root = new(options, budget);
        private readonly MemoryStream text = new();
        private string path = "";
        private bool isFile;
        private bool isText;
        private bool isFirst;
        private bool isSkipped;
        private long keptBytes;
        private long entryOffset;
        private HandOver? handOver;
        private Task<Layer>? reading;

        public bool Enter(TarEntry entry)
        {
            path = TarIndex.PathOf(entry.Name.Span);
            isFirst = true;
            isText = true;
            isSkipped = false;
            isFile = false;
            entryOffset = entry.Offset;
            if (root.Takes(path))
            {
                return root.Enter(entry);
            }

            if (entry.Type is TarEntryType.SymbolicLink or TarEntryType.HardLink && entry.Size == 0)
            {
                if (TarIndex.TargetOf(path, entry) is { } target)
                {
                    store.links[path] = target;
                }

                return false;
            }

            return isFile = entry.Type is TarEntryType.File or TarEntryType.Unknown or TarEntryType.HardLink;
        }

        public void Data(ReadOnlySpan<byte> bytes)
        {
            if (root.IsTaking)
            {
                root.Data(bytes);
                return;
            }

            if (isFirst)
            {
                isFirst = false;
                isText = bytes[0] is (byte)'{' or (byte)'[' || bytes.Length < 512 || path is "VERSION" or "version" or "oci-layout";
                if (!isText && store.layers.Count == MostBlobs)
                {
                    store.Full(entryOffset);
                    isSkipped = true;
                }
                else if (!isText)
                {
                    handOver = new HandOver();
                    var (source, hashesBySha512) = (handOver, IsSha512(path));
                    reading = Task.Factory.StartNew(() => ReadLayer(source, hashesBySha512), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                }
            }

            if (isSkipped)
            {
                return;
            }

            if (!isText)
            {
                handOver!.Push(bytes);
            }
            else if (text.Length + bytes.Length <= MaximumJsonSize)
            {
                text.Write(bytes);
            }
            else
            {
                // Too long for JSON that is read: as if it were not there, and not half of it.
                isSkipped = true;
            }
        }

        public void Leave(bool isWhole)
        {
            if (root.IsTaking)
            {
                root.Leave(isWhole);
                return;
            }

            if (handOver is not null)
            {
                handOver.Finish();
                store.layers[path] = reading!.GetAwaiter().GetResult();
                handOver.Dispose();
                handOver = null;
            }
            else if (isFile && !isSkipped && keptBytes + text.Length <= MostKept)
            {
                keptBytes += text.Length;
                store.texts[path] = text.ToArray();
            }

            text.SetLength(0);
        }

        public void Dispose()
        {
            handOver?.Dispose();
            root.Finish();
        }

        /// <summary>The root file system that came by; null: it was an archive.</summary>
        public Layer? ToRoot(TarSummary summary) => root.ToLayer(summary);

        private Layer ReadLayer(HandOver source, bool hashesBySha512)
        {
            try
            {
                return LayerReader.Read(source, options, budget, hashesBySha512);
            }
            finally
            {
                source.Abandon();
            }
        }
    }
}
