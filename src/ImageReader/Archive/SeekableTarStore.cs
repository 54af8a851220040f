using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Tar;

namespace Plimsoll.ImageReader.Archive;

/// <summary>An uncompressed tar in a file: one pass over its headers, then each blob is read where it stands, several at a time.</summary>
internal sealed class SeekableTarStore : BlobStore
{
    private readonly Func<Stream?> open;
    private readonly TarIndex index;
    private readonly TarSummary summary;

    private SeekableTarStore(Func<Stream?> open, TarIndex index, TarSummary summary)
    {
        this.open = open;
        this.index = index;
        this.summary = summary;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ArchiveProblem> Problems => summary.Problems;

    /// <inheritdoc/>
    public override IEnumerable<string> Paths => index.Paths;

    /// <summary>Indexes a tar.</summary>
    /// <param name="open">Opens the file once more; null when that fails.</param>
    /// <param name="first">The file, open at its start.</param>
    /// <param name="limits">Its budgets.</param>
    public static SeekableTarStore Index(Func<Stream?> open, Stream first, TarLimits limits)
    {
        var found = new TarIndex();
        return new SeekableTarStore(open, found, TarReader.Read(first, found, limits));
    }

    /// <inheritdoc/>
    public override bool Has(string path) => index.Find(path) is not null;

    /// <inheritdoc/>
    public override byte[]? ReadAll(string path)
    {
        using var blob = Open(path);
        return blob is null ? null : SmallFile.Read(blob, MaximumJsonSize);
    }

    /// <inheritdoc/>
    public override Layer? ReadLayer(string path, LayerOptions options, InflateBudget budget)
    {
        using var blob = Open(path);
        return blob is null ? null : LayerReader.Read(blob, options, budget, IsSha512(path));
    }

    private ExtentStream? Open(string path) =>
        index.Find(path) is { } extent && open() is { } stream ? new ExtentStream(stream, extent) : null;
}
