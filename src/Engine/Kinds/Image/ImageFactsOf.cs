using Plimsoll.Abstractions.Report;
using Plimsoll.Analyzers.Image;
using Plimsoll.ImageReader.Archive;
using Plimsoll.ImageReader.Codecs;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>Puts together what reports tell of an image.</summary>
internal static class ImageFactsOf
{
    public static ImageFacts Image(ScannedImage image) => new(
        image.ArchivePath,
        image.Name,
        image.Image.References,
        image.Image.Platform?.ToString(),
        image.Image.ManifestDigest?.ToString(),
        DistributionOf(image),
        [.. image.Image.Layers.Select(Layer)],
        WastedBytes(image));

    private static LayerFacts Layer(ImageLayer layer) => new(
        layer.Name,
        layer.DiffId?.ToString(),
        layer.Content is { } content ? NameOf(content.Compression) : null,
        layer.Content?.Size ?? 0,
        layer.Content?.TarSize ?? 0,
        layer.Content?.Files.Count ?? 0);

    private static string NameOf(Compression compression) => compression switch
    {
        Compression.Gzip => "gzip",
        Compression.Zstandard => "zstd",
        Compression.Bzip2 => "bzip2",
        Compression.Xz => "xz",
        _ => "none",
    };

    /// <summary>os-release(5): <c>ID</c> and <c>VERSION_ID</c>.</summary>
    private static string? DistributionOf(ScannedImage image)
    {
        if ((image.TextOf("etc/os-release") ?? image.TextOf("usr/lib/os-release")) is not { } file)
        {
            return null;
        }

        string? id = null, version = null;
        foreach (var line in file.Text.Split('\n'))
        {
            var value = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Trim('"', '\'');
            id = line.StartsWith("ID=", StringComparison.Ordinal) ? value : id;
            version = line.StartsWith("VERSION_ID=", StringComparison.Ordinal) ? value : version;
        }

        return id is null ? null : version is null ? id : $"{id} {version}";
    }

    private static long WastedBytes(ScannedImage image)
    {
        var bytes = 0L;
        var merged = image.Image.FileSystem;
        for (var layer = 0; layer < merged.Layers.Count; layer++)
        {
            var files = merged.Layers[layer];
            for (var row = 0; row < files.Count; row++)
            {
                bytes += merged.HiddenBy(layer, row) >= 0 && files.Kind(row) == ImageReader.Layers.LayerEntryKind.File ? files.Size(row) : 0;
            }
        }

        return bytes;
    }
}
