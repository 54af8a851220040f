using System.Collections.Immutable;
using Plimsoll.ImageReader.Codecs;

namespace Plimsoll.ImageReader.Layers;

/// <summary>A layer blob as read: its entries, and what its bytes say of themselves.</summary>
public sealed record Layer
{
    /// <summary>Its entries.</summary>
    public required FileTable Files { get; init; }

    /// <summary>How it is compressed, by its first bytes.</summary>
    public required Compression Compression { get; init; }

    /// <summary>Bytes of the blob.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes of the tar.</summary>
    public required long TarSize { get; init; }

    /// <summary>SHA-256 of the blob, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the tar, lower-case hex; of a damaged blob that of what came out.</summary>
    public required string DiffSha256 { get; init; }

    /// <summary>SHA-512 of the blob; null: nothing asks for it.</summary>
    public string? Sha512 { get; init; }

    /// <summary>SHA-512 of the tar; null: nothing asks for it.</summary>
    public string? DiffSha512 { get; init; }

    /// <summary>What the tar would hash to by SHA-256 with the zeros behind its end that its writer may have left out.</summary>
    public ImmutableArray<string> PaddedDiffSha256 { get; init; } = [];

    /// <summary>Whether all of it was read.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Whether its tar has the blocks that end one; some writers leave them out.</summary>
    public bool HasEndMark { get; init; }

    /// <summary>Whether it could be decompressed to its end, tar or not.</summary>
    public required bool IsDecoded { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required ImmutableArray<ArchiveProblem> Problems { get; init; }

    /// <summary>Who watched its data, or null.</summary>
    public IContentObserver? Observer { get; init; }
}
