using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.ImageReader.Archive;

/// <summary>The files of an archive by their paths, whatever holds them. Members are safe to call from several threads.</summary>
internal abstract class BlobStore
{
    /// <summary>JSON is kept whole up to this size.</summary>
    public const int MaximumJsonSize = 64 << 20;

    /// <summary>Trouble with the archive itself.</summary>
    public virtual IReadOnlyList<ArchiveProblem> Problems => [];

    /// <summary>The paths of its files, in any order.</summary>
    public abstract IEnumerable<string> Paths { get; }

    /// <summary>Whether a path is a file, links inside of the archive followed.</summary>
    public abstract bool Has(string path);

    /// <summary>A small file whole; null when there is none, or it is larger than <see cref="MaximumJsonSize"/>.</summary>
    public abstract byte[]? ReadAll(string path);

    /// <summary>A layer; null when there is no such file.</summary>
    public abstract Layer? ReadLayer(string path, LayerOptions options, InflateBudget budget);

    /// <summary>Whether a blob has to be hashed by SHA-512: its place says so.</summary>
    protected static bool IsSha512(string path) => path.StartsWith("blobs/sha512/", StringComparison.Ordinal);
}
