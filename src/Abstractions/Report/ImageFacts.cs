using System.Collections.Immutable;

namespace Plimsoll.Abstractions.Report;

/// <summary>What an image is, for reports: nothing that is judged.</summary>
/// <param name="Input">The path of its archive.</param>
/// <param name="Name">The name that its paths start with in reports.</param>
/// <param name="References">The references that the archive has for it.</param>
/// <param name="Platform"><c>os/arch[/variant]</c>; null: nothing says it.</param>
/// <param name="Digest">The digest of its manifest; null: it has none.</param>
/// <param name="Distribution">Id and version of <c>os-release</c>, for example <c>debian 12</c>; null: it has none.</param>
/// <param name="Layers">Its layers, lowest first.</param>
/// <param name="WastedBytes">Bytes of files that a later layer hides: everyone loads them, nobody sees them.</param>
public sealed record ImageFacts(
    string Input,
    string Name,
    ImmutableArray<string> References,
    string? Platform,
    string? Digest,
    string? Distribution,
    ImmutableArray<LayerFacts> Layers,
    long WastedBytes)
{
    /// <summary>Bytes of its layers, unpacked.</summary>
    public long UnpackedBytes => Layers.Sum(static layer => layer.UnpackedBytes);
}

/// <summary>What a layer is.</summary>
/// <param name="Digest">The digest of its blob, or its path.</param>
/// <param name="DiffId">The digest of its tar as the configuration has it; null: it has none.</param>
/// <param name="Compression">How it is compressed: <c>none</c>, <c>gzip</c>, <c>zstd</c>, <c>bzip2</c>, <c>xz</c>; null: it was not there.</param>
/// <param name="Bytes">Bytes of the blob.</param>
/// <param name="UnpackedBytes">Bytes of its tar.</param>
/// <param name="Entries">How many entries it has.</param>
public sealed record LayerFacts(string Digest, string? DiffId, string? Compression, long Bytes, long UnpackedBytes, int Entries);
