using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Merge;
using Plimsoll.ImageReader.Tar;
using Plimsoll.Input.Files;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Archive;

/// <summary>Reads the images of an archive, whatever its shape. Nothing is unpacked; nothing is written. Never throws for bad input.</summary>
public sealed class ArchiveReader
{
    private const int HeadSize = 1024;

    // What archives had before Docker 1.10 in place of a manifest.
    private const string FirstVersion = "repositories";

    private readonly BlobStore store;
    private readonly LayerOptions options;
    private readonly InflateBudget budget;
    private readonly List<SealProblem> problems = [];

    private ArchiveReader(BlobStore store, LayerOptions options, InflateBudget budget)
    {
        this.store = store;
        this.options = options;
        this.budget = budget;
    }

    /// <summary>Reads an OCI layout or <c>skopeo dir:</c> that lies in a directory.</summary>
    public static ImageArchive ReadDirectory(IFileSource files, string directory, LayerOptions options, string? platform = null) =>
        new ArchiveReader(new DirectoryStore(files, directory), options, new InflateBudget(options.MaximumImageSize, options.Meter)).Read(platform);

    /// <summary>Reads an archive from a file.</summary>
    /// <param name="open">Opens the file, once for each blob that is read at a time; null when that fails.</param>
    /// <param name="options">What to keep, who watches, and the budgets.</param>
    /// <param name="platform"><c>os/arch[/variant]</c>; null: all platforms.</param>
    public static ImageArchive ReadFile(Func<Stream?> open, LayerOptions options, string? platform = null)
    {
        using var stream = open();
        return stream is null
            ? new ImageArchive(ArchiveShape.Unknown, [], [new SealProblem(SealFault.Refused, "", 0, "cannot be opened")])
            : ReadStream(stream, stream.CanSeek ? open : null, options, platform);
    }

    /// <summary>Reads an archive that comes once, from the front.</summary>
    public static ImageArchive ReadStream(Stream stream, LayerOptions options, string? platform = null) => ReadStream(stream, reopen: null, options, platform);

    private static ImageArchive ReadStream(Stream stream, Func<Stream?>? reopen, LayerOptions options, string? platform)
    {
        var inflated = new InflateBudget(options.MaximumImageSize, options.Meter);
        using var head = new HeadStream(stream, HeadSize);
        var compression = CompressionDetector.Detect(head.Head.Span);
        if (compression == Compression.None && reopen is not null)
        {
            stream.Seek(0, SeekOrigin.Begin);
            var index = SeekableTarStore.Index(reopen, stream, new TarLimits { MaximumEntries = options.MaximumEntries });
            if (IsArchive(index))
            {
                return new ArchiveReader(index, options, inflated).Read(platform);
            }

            stream.Seek(0, SeekOrigin.Begin);
            return ReadRoot(stream, options, inflated);
        }

        if (reopen is not null)
        {
            // Compressed: inflated twice rather than spooled to disk; the first time tells what it is.
            using var decoded = DecodedStream.Open(head, compression);
            var names = new TarIndex();
            TarReader.Read(new BudgetStream(decoded, new InflateBudget(options.MaximumImageSize)), names, new TarLimits { MaximumEntries = options.MaximumEntries });
            stream.Seek(0, SeekOrigin.Begin);
            if (!names.Paths.Any(static path => path is "manifest.json" or "index.json" or FirstVersion))
            {
                return ReadRoot(stream, options, inflated);
            }

            using var again = DecodedStream.Open(stream, compression);
            return ReadStreamed(again, options, inflated, platform);
        }

        using var once = DecodedStream.Open(head, compression);
        return ReadStreamed(once, options, inflated, platform);
    }

    private static ImageArchive ReadStreamed(DecodedStream tar, LayerOptions options, InflateBudget inflated, string? platform)
    {
        var streamed = StreamedTarStore.Read(tar, options, inflated);
        if (streamed.Root is { } root)
        {
            return OfRoot(tar.Problem is { } cut ? root with { IsDecoded = false, IsWhole = false, Problems = root.Problems.Insert(0, cut) } : root);
        }

        var reader = new ArchiveReader(streamed, options, inflated);
        if (tar.Problem is { } problem)
        {
            reader.problems.Add(ToSeal("", problem));
        }

        return reader.Read(platform);
    }

    private static bool IsArchive(BlobStore store) => store.Has("manifest.json") || store.Has("index.json") || store.Has(FirstVersion);

    /// <summary>A tar without a manifest is a root file system: one layer.</summary>
    private static ImageArchive ReadRoot(Stream stream, LayerOptions options, InflateBudget budget) => OfRoot(LayerReader.Read(stream, options, budget));

    private static ImageArchive OfRoot(Layer layer)
    {
        var merged = MergedFileSystem.Of([layer.Files]);
        if (!IsRoot(merged))
        {
            // A tar of sources, or something that is compressed and no tar, is no damaged image;
            // but one that is cut may have had its manifest behind the cut.
            // What is no tar breaks off at its first byte.
            var isTar = layer.Files.Count > 0 || layer.Problems.Any(static problem => problem.Offset > 0);
            var isBroken = !layer.IsDecoded || (isTar && layer.Problems.Any(static problem => problem.Kind == ArchiveProblemKind.Corrupt));
            return new ImageArchive(
                ArchiveShape.Unknown,
                [],
                isBroken ? [.. layer.Problems.Select(static problem => ToSeal("", problem))]
                : layer.HasEndMark || !isTar ? []
                : [new SealProblem(SealFault.Corrupt, "", layer.TarSize, "holds no image and ends without the blocks that end a tar: it may be cut before its manifest")]);
        }

        var image = new Image
        {
            References = [],
            Layers = [new ImageLayer(0, "", DiffId: null, layer)],
            FileSystem = merged,
            Problems = [.. layer.Problems.Select(static problem => ToSeal("", problem))],
        };
        return new ImageArchive(ArchiveShape.RootFileSystem, [image], []);
    }

    /// <summary>Whether a tree looks like the root of a system: <c>etc</c>, and another directory that systems have.</summary>
    private static bool IsRoot(MergedFileSystem merged) =>
        merged.Find("etc"u8) is not null
        && (merged.Find("usr"u8) is not null || merged.Find("bin"u8) is not null || merged.Find("dev"u8) is not null || merged.Find("var"u8) is not null);

    private ImageArchive Read(string? platform)
    {
        var finder = new ManifestFinder(store, platform);
        var (shape, found) = finder.Find();
        problems.AddRange(store.Problems.Select(static problem => ToSeal("", problem)));
        problems.AddRange(finder.Problems);
        if (shape == ArchiveShape.Unknown && store.Has(FirstVersion))
        {
            problems.Add(new SealProblem(SealFault.Refused, "", 0, "has 'repositories' and no manifest: archives of the first version of docker are not read"));
        }

        var layers = ReadLayers(found);
        var images = ImmutableArray.CreateBuilder<Image>();
        foreach (var image in found.Select(image => ToImage(image, layers)))
        {
            // A docker archive tells the platform in the configuration alone.
            if (finder.IsWanted(image.Platform))
            {
                images.Add(image);
            }
            else
            {
                finder.OtherPlatforms.Add(image.Platform!.ToString());
            }
        }

        if (images.Count == 0 && finder.OtherPlatforms.Count > 0)
        {
            problems.Add(new SealProblem(SealFault.Refused, "", 0, $"holds no image for {platform}; it has {string.Join(", ", finder.OtherPlatforms)}"));
        }

        return new ImageArchive(shape, images.ToImmutable(), [.. problems]);
    }

    /// <summary>Each blob once, whatever number of images share it.</summary>
    private Dictionary<string, Layer?> ReadLayers(IReadOnlyList<FoundImage> images)
    {
        var paths = images.SelectMany(static image => image.Layers).Select(static layer => layer.Path).Where(store.Has).Distinct(StringComparer.Ordinal).ToArray();
        var results = new Layer?[paths.Length];
        Parallel.For(0, paths.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Jobs) }, i => results[i] = store.ReadLayer(paths[i], options, budget));
        var layers = new Dictionary<string, Layer?>(StringComparer.Ordinal);
        for (var i = 0; i < paths.Length; i++)
        {
            layers[paths[i]] = results[i];
        }

        return layers;
    }

    private Image ToImage(FoundImage found, Dictionary<string, Layer?> read)
    {
        var faults = new List<SealProblem>();
        var (configuration, bytes) = ReadConfiguration(found, faults);
        var layers = ImmutableArray.CreateBuilder<ImageLayer>();
        for (var i = 0; i < found.Layers.Length; i++)
        {
            var (path, descriptor) = found.Layers[i];
            var diffId = configuration is not null && i < configuration.DiffIds.Length ? configuration.DiffIds[i] : null;
            var layer = new ImageLayer(i, descriptor?.Digest?.ToString() ?? path, diffId, read.GetValueOrDefault(path));
            layers.Add(layer);
            Check(layer, descriptor, faults);
        }

        if (configuration is not null && configuration.DiffIds.Length != layers.Count)
        {
            faults.Add(new SealProblem(
                SealFault.DiffIdCount, found.ConfigurationPath!, 0, string.Create(CultureInfo.InvariantCulture, $"lists {configuration.DiffIds.Length} diff ids for {layers.Count} layers")));
        }

        return new Image
        {
            References = [.. found.References.Distinct(StringComparer.Ordinal)],
            Platform = found.Platform ?? configuration?.Platform,
            ManifestDigest = found.ManifestDigest,
            Configuration = configuration,
            ConfigurationMediaType = found.ConfigurationDescriptor?.MediaType ?? "",
            ConfigurationBytes = bytes,
            Layers = layers.ToImmutable(),
            FileSystem = MergedFileSystem.Of([.. layers.Select(static layer => layer.Content?.Files ?? new FileTable())]),
            Problems = [.. faults],
        };
    }

    private (ImageConfiguration? Configuration, byte[] Bytes) ReadConfiguration(FoundImage found, List<SealProblem> faults)
    {
        var path = found.ConfigurationPath;
        if (path is null || !store.Has(path))
        {
            faults.Add(new SealProblem(SealFault.BlobMissing, path ?? "", 0, "is the configuration of an image and is not in the archive"));
            return (null, []);
        }

        if (store.ReadAll(path) is not { } bytes)
        {
            faults.Add(new SealProblem(SealFault.ConfigurationInvalid, path, 0, "cannot be read, or is larger than 64 MiB"));
            return (null, []);
        }

        if (found.ConfigurationDescriptor is { } descriptor)
        {
            faults.AddRange(BlobCheck.OfBytes(bytes, descriptor));
        }

        using var json = JsonReading.Parse(bytes, out var problem);
        if (json is null || json.RootElement.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new SealProblem(SealFault.ConfigurationInvalid, path, 0, problem ?? "is no object"));
            return (null, bytes);
        }

        return (ImageConfiguration.Of(json.RootElement), bytes);
    }

    private static void Check(ImageLayer layer, Descriptor? descriptor, List<SealProblem> faults)
    {
        if (layer.Content is not { } content)
        {
            faults.Add(descriptor?.IsForeign == true
                ? new SealProblem(SealFault.Foreign, layer.Name, 0, "is a foreign layer and is not in the archive")
                : new SealProblem(SealFault.BlobMissing, layer.Name, 0, "is a layer and is not in the archive"));
            return;
        }

        foreach (var problem in content.Problems)
        {
            var fault = ToSeal(layer.Name, problem);
            faults.Add(fault.Fault == SealFault.Corrupt
                ? fault with { Message = string.Create(CultureInfo.InvariantCulture, $"{fault.Message}; {content.Files.Count} {(content.Files.Count == 1 ? "entry was" : "entries were")} read before it") }
                : fault);
        }

        if (descriptor is { Digest: { } digest })
        {
            if (BlobCheck.OfSize(content.Size, descriptor) is { } size)
            {
                faults.Add(size);
            }

            if (BlobCheck.OfDigest(digest.Algorithm switch { "sha256" => content.Sha256, "sha512" => content.Sha512, _ => null }, digest) is { } wrong)
            {
                faults.Add(wrong);
            }
        }

        // What a damaged blob inflates to says nothing more.
        if (content.IsWhole && layer.DiffId is { } diffId && (diffId.Algorithm switch { "sha256" => content.DiffSha256, "sha512" => content.DiffSha512, _ => null }) is { } actual && diffId.Hex != actual)
        {
            // Some writers of zstd:chunked leave the zeros out that a tar may end with: the files are the same.
            faults.Add(content.PaddedDiffSha256.Contains(diffId.Hex)
                ? new SealProblem(SealFault.DiffIdPadding, layer.Name, 0, $"unpacks to what the configuration says ({diffId}) but for zeros at the end")
                : new SealProblem(SealFault.DiffIdMismatch, layer.Name, 0, $"unpacks to {diffId.Algorithm}:{actual} where the configuration says {diffId}"));
        }
    }

    private static SealProblem ToSeal(string blob, ArchiveProblem problem) => new(
        problem.Kind switch
        {
            ArchiveProblemKind.Corrupt => SealFault.Corrupt,
            ArchiveProblemKind.TrailingData => SealFault.TrailingData,
            ArchiveProblemKind.HeaderAnomaly => SealFault.HeaderAnomaly,
            ArchiveProblemKind.BudgetReached => SealFault.BudgetReached,
            _ => SealFault.Refused,
        },
        blob,
        problem.Offset,
        problem.Message)
    {
        Option = problem.Option,
    };
}
