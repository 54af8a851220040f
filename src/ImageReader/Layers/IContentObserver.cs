using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Layers;

/// <summary>Sees every byte of a layer's files as it streams by. One observer serves one layer; it must not throw.</summary>
public interface IContentObserver
{
    /// <summary>A file begins.</summary>
    /// <param name="files">The table that it is in.</param>
    /// <param name="row">Its row.</param>
    void Begin(FileTable files, int row);

    /// <summary>More of its data; valid during the call only.</summary>
    void Data(ReadOnlySpan<byte> bytes);

    /// <summary>The file has ended, whole or cut.</summary>
    void End();

    /// <summary>The layer has ended: buffers can go.</summary>
    void Finish();
}

/// <summary>Whether the data of a file is kept.</summary>
/// <param name="path">Its normalised path.</param>
/// <param name="size">Its bytes, as the archive claims them.</param>
public delegate bool KeepsFile(ReadOnlySpan<byte> path, long size);

/// <summary>What a reader of images is told by its caller: what to keep, who watches, and the budgets.</summary>
public sealed record LayerOptions
{
    /// <summary>Whose data is kept, up to <see cref="MaximumKeptSize"/>.</summary>
    public KeepsFile Keeps { get; init; } = static (_, _) => false;

    /// <summary>Makes the observer of a layer; null: nobody watches.</summary>
    public Func<IContentObserver>? Observe { get; init; }

    /// <summary>The most bytes of a file that are kept.</summary>
    public int MaximumKeptSize { get; init; } = 16 << 20;

    /// <summary>The most bytes of all files of a layer that are kept.</summary>
    public long MaximumKeptOfLayer { get; init; } = 64 << 20;

    /// <summary>The most bytes that all layers of an archive inflate to (<c>--max-image-size</c>).</summary>
    public long MaximumImageSize { get; init; } = 64L << 30;

    /// <summary>The most entries of a layer (<c>--max-entries</c>).</summary>
    public int MaximumEntries { get; init; } = 2_000_000;

    /// <summary>Counts what is read, or null.</summary>
    public ReadMeter? Meter { get; init; }

    /// <summary>How many layers are read at a time.</summary>
    public int Jobs { get; init; } = 1;
}
