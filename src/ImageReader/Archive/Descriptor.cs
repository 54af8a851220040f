using System.Collections.Immutable;
using System.Text.Json;

namespace Plimsoll.ImageReader.Archive;

/// <summary>A platform: <c>linux/arm64/v8</c>.</summary>
public sealed record Platform(string Os, string Architecture, string? Variant)
{
    /// <inheritdoc/>
    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";

    internal static Platform? Of(JsonElement json) =>
        json.Get("os").Text() is { } os && json.Get("architecture").Text() is { } architecture ? new Platform(os, architecture, json.Get("variant").Text()) : null;
}

/// <summary>What points to a blob (image-spec, descriptor.md).</summary>
/// <param name="MediaType">The media type as written; empty when there is none.</param>
/// <param name="Digest">The digest; null when what is written is none.</param>
/// <param name="Size">The size in bytes; null when none is written.</param>
public sealed record Descriptor(string MediaType, Digest? Digest, long? Size)
{
    /// <summary>The platform of what it points to.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Its annotations.</summary>
    public ImmutableSortedDictionary<string, string> Annotations { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether the blob may be left out of archives: foreign, as Windows base layers are.</summary>
    public bool IsForeign => MediaType.Contains("nondistributable", StringComparison.Ordinal) || MediaType.Contains("foreign", StringComparison.Ordinal);

    /// <summary>Whether it points to a statement about an image and not to one (BuildKit's attestation manifests).</summary>
    public bool IsAttestation =>
        Annotations.ContainsKey("vnd.docker.reference.type") || Platform is { Os: "unknown", Architecture: "unknown" };

    internal static Descriptor Of(JsonElement json) => new(json.Get("mediaType").Text() ?? "", Archive.Digest.Parse(json.Get("digest").Text()), json.Get("size").Number())
    {
        Platform = Platform.Of(json.Get("platform")),
        Annotations = json.Get("annotations").Map(),
    };
}
