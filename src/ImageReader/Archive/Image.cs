using System.Collections.Immutable;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Merge;

namespace Plimsoll.ImageReader.Archive;

/// <summary>The shapes that an image comes in.</summary>
public enum ArchiveShape
{
    /// <summary>Nothing that we know.</summary>
    Unknown,

    /// <summary><c>manifest.json</c> with a list of images, as <c>docker save</c> writes it.</summary>
    DockerArchive,

    /// <summary><c>oci-layout</c> and <c>index.json</c>.</summary>
    OciLayout,

    /// <summary><c>manifest.json</c> with one manifest, blobs beside it (<c>skopeo dir:</c>).</summary>
    SkopeoDirectory,

    /// <summary>A root file system without any manifest (<c>docker export</c>).</summary>
    RootFileSystem,
}

/// <summary>What does not hold of an archive, by the row of the image catalogue that is about it.</summary>
public enum SealFault
{
    DigestMismatch,
    SizeMismatch,
    DiffIdMismatch,

    /// <summary>Only the zeros behind the end of a tar are other than the configuration promises.</summary>
    DiffIdPadding,
    DiffIdCount,
    BlobMissing,
    Corrupt,
    TrailingData,
    HeaderAnomaly,
    BudgetReached,
    Refused,
    Foreign,
    ManifestInvalid,
    ConfigurationInvalid,
    DigestNotVerifiable,
}

/// <summary>Something that does not hold of an archive.</summary>
/// <param name="Fault">What.</param>
/// <param name="Blob">The blob that it is about, as people find it: a digest or a path.</param>
/// <param name="Offset">Where in the blob, or 0.</param>
/// <param name="Message">A clause without a final period.</param>
public sealed record SealProblem(SealFault Fault, string Blob, long Offset, string Message)
{
    /// <summary>The option that lifts a budget; null: none does.</summary>
    public string? Option { get; init; }

    /// <summary>Whether something was not analysed because of it, so that the run is incomplete.</summary>
    public bool IsIncomplete => Fault is SealFault.BlobMissing or SealFault.Corrupt or SealFault.BudgetReached or SealFault.Refused or SealFault.ManifestInvalid or SealFault.ConfigurationInvalid;
}

/// <summary>A layer of an image: what the manifest says of it, and what was read.</summary>
/// <param name="Index">Its place, lowest first.</param>
/// <param name="Name">The digest of its blob as the manifest has it, else its path.</param>
/// <param name="DiffId">What the configuration says its tar hashes to, or null.</param>
/// <param name="Content">What was read; null when the blob is not there.</param>
public sealed record ImageLayer(int Index, string Name, Digest? DiffId, Layer? Content)
{
    /// <summary>The first twelve digits of what it is known by.</summary>
    public string ShortName => (DiffId ?? Digest.Parse(Name))?.Short ?? Name;
}

/// <summary>An image of an archive.</summary>
public sealed record Image
{
    /// <summary>The references that the archive has for it, for example <c>app:1.0</c>.</summary>
    public required ImmutableArray<string> References { get; init; }

    /// <summary>Its platform; null when nothing says it.</summary>
    public Platform? Platform { get; init; }

    /// <summary>The digest of its manifest, or null.</summary>
    public Digest? ManifestDigest { get; init; }

    /// <summary>Its configuration; null for a root file system, or when it could not be read.</summary>
    public ImageConfiguration? Configuration { get; init; }

    /// <summary>The media type of its configuration as its manifest has it; empty: nothing says it.</summary>
    public string ConfigurationMediaType { get; init; } = "";

    /// <summary>The bytes of its configuration.</summary>
    public ReadOnlyMemory<byte> ConfigurationBytes { get; init; }

    /// <summary>Its layers, lowest first.</summary>
    public required ImmutableArray<ImageLayer> Layers { get; init; }

    /// <summary>What its layers make together; a layer that could not be read is empty.</summary>
    public required MergedFileSystem FileSystem { get; init; }

    /// <summary>What does not hold of it.</summary>
    public required ImmutableArray<SealProblem> Problems { get; init; }
}

/// <summary>An archive as read.</summary>
/// <param name="Shape">What it is.</param>
/// <param name="Images">Its images; equal ones once.</param>
/// <param name="Problems">What does not hold of the archive itself.</param>
public sealed record ImageArchive(ArchiveShape Shape, ImmutableArray<Image> Images, ImmutableArray<SealProblem> Problems);
