using System.Collections.Immutable;
using System.Text.Json;

namespace Plimsoll.ImageReader.Archive;

/// <summary>An image as its manifest describes it, before a layer is read.</summary>
internal sealed record FoundImage
{
    public required ImmutableArray<string> References { get; init; }

    public Platform? Platform { get; init; }

    public Digest? ManifestDigest { get; init; }

    public string? ConfigurationPath { get; init; }

    public Descriptor? ConfigurationDescriptor { get; init; }

    public required ImmutableArray<FoundLayer> Layers { get; init; }
}

/// <summary>A layer as a manifest names it.</summary>
/// <param name="Path">Where its blob stands.</param>
/// <param name="Descriptor">What the manifest says of it; null in a docker archive.</param>
internal sealed record FoundLayer(string Path, Descriptor? Descriptor);

/// <summary>Finds the images of an archive by its manifests and indexes. Walks a graph of hostile JSON: each digest once, at most eight deep.</summary>
internal sealed class ManifestFinder(BlobStore store, string? platform)
{
    private const int DeepestIndex = 8;
    private const int MostManifests = 1000;
    private const int MostLayers = 1000;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<FoundImage> images = [];
    private readonly List<SealProblem> problems = [];

    /// <summary>The platforms that are there and not wanted.</summary>
    public SortedSet<string> OtherPlatforms { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with manifests and indexes.</summary>
    public IReadOnlyList<SealProblem> Problems => problems;

    /// <summary>The images, in the order of the archive.</summary>
    public (ArchiveShape Shape, IReadOnlyList<FoundImage> Images) Find()
    {
        if (store.Has("index.json") && (store.Has("oci-layout") || !store.Has("manifest.json")))
        {
            FindOci();
            if (images.Count > 0 || !store.Has("manifest.json"))
            {
                return (ArchiveShape.OciLayout, images);
            }
        }

        if (!store.Has("manifest.json"))
        {
            if (store.Has("oci-layout"))
            {
                Problem(SealFault.ManifestInvalid, "index.json", "is missing beside 'oci-layout'");
            }

            return (ArchiveShape.Unknown, images);
        }

        using var manifest = Read("manifest.json");
        if (manifest is null)
        {
            return (ArchiveShape.DockerArchive, images);
        }

        if (manifest.RootElement.ValueKind == JsonValueKind.Object)
        {
            FindInDirectory(manifest.RootElement);
            return (ArchiveShape.SkopeoDirectory, images);
        }

        FindDocker(manifest.RootElement);
        return (ArchiveShape.DockerArchive, images);
    }

    private void FindDocker(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            Problem(SealFault.ManifestInvalid, "manifest.json", "is no list of images");
            return;
        }

        foreach (var item in list.Items())
        {
            var layers = item.Get("Layers");
            if (item.Get("Config").Text() is not { } config || layers.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
            {
                Problem(SealFault.ManifestInvalid, "manifest.json", "has an image without 'Config' or 'Layers'");
                continue;
            }

            if (images.Count == MostManifests || layers.Items().Count() > MostLayers)
            {
                Problem(SealFault.BudgetReached, "manifest.json", "names more images or layers than are read");
                return;
            }

            var found = new FoundImage
            {
                References = item.Get("RepoTags").Texts(),
                ConfigurationPath = Normalised(config),
                ConfigurationDescriptor = DescriptorOf(Path.GetFileName(Normalised(config))),
                Layers = [.. layers.Items().Select(static layer => Normalised(layer.Text() ?? "")).Select(static path => new FoundLayer(path, IsBlob(path) ? DescriptorOf(Path.GetFileName(path)) : null))],
            };

            // Archives of several tags may repeat an image.
            if (images.FindIndex(other => other.ConfigurationPath == found.ConfigurationPath) is var same and >= 0)
            {
                images[same] = images[same] with { References = [.. images[same].References, .. found.References] };
            }
            else
            {
                images.Add(found);
            }
        }
    }

    private void FindOci()
    {
        using var index = Read("index.json");
        if (index is not null)
        {
            Walk(index.RootElement);
        }
    }

    private void Walk(JsonElement root)
    {
        var waiting = new Queue<(Descriptor Descriptor, int Depth, string? Reference)>();
        Enqueue(waiting, root, depth: 1, reference: null);
        while (waiting.TryDequeue(out var next))
        {
            var (descriptor, depth, reference) = next;
            if (descriptor.Digest is not { } digest)
            {
                Problem(SealFault.ManifestInvalid, "index.json", "has an entry without a usable digest");
                continue;
            }

            if (!seen.Add(digest.ToString()))
            {
                continue;
            }

            if (seen.Count > MostManifests)
            {
                Problem(SealFault.BudgetReached, "index.json", "names more manifests than are read");
                return;
            }

            if (!store.Has(digest.LayoutPath))
            {
                // Archives of one platform name the others, too.
                if (IsWanted(descriptor.Platform) && !descriptor.IsAttestation && depth == 1)
                {
                    Problem(SealFault.BlobMissing, digest.ToString(), "is named by the index and is not in the archive");
                }

                continue;
            }

            using var json = Read(digest.LayoutPath, descriptor);
            if (json is null)
            {
                continue;
            }

            if (json.RootElement.Get("manifests").ValueKind == JsonValueKind.Array)
            {
                if (depth == DeepestIndex)
                {
                    Problem(SealFault.BudgetReached, digest.ToString(), "is an index nested more than eight deep");
                    continue;
                }

                Enqueue(waiting, json.RootElement, depth + 1, reference);
            }
            else if (!descriptor.IsAttestation && IsImage(json.RootElement))
            {
                if (IsWanted(descriptor.Platform))
                {
                    AddManifest(json.RootElement, descriptor, digest, reference);
                }
                else
                {
                    OtherPlatforms.Add(descriptor.Platform!.ToString());
                }
            }
        }
    }

    private void Enqueue(Queue<(Descriptor Descriptor, int Depth, string? Reference)> waiting, JsonElement index, int depth, string? reference)
    {
        if (index.Get("manifests").ValueKind != JsonValueKind.Array)
        {
            Problem(SealFault.ManifestInvalid, "index.json", "has no list 'manifests'");
            return;
        }

        foreach (var item in index.Get("manifests").Items())
        {
            if (waiting.Count > MostManifests)
            {
                Problem(SealFault.BudgetReached, "index.json", "names more manifests than are read");
                return;
            }

            var descriptor = Descriptor.Of(item);
            waiting.Enqueue((descriptor, depth, ReferenceOf(descriptor) ?? reference));
        }
    }

    private static string? ReferenceOf(Descriptor descriptor) =>
        descriptor.Annotations.GetValueOrDefault("io.containerd.image.name") ?? descriptor.Annotations.GetValueOrDefault("org.opencontainers.image.ref.name");

    /// <summary>A manifest with another kind of configuration is a chart, a signature, a module ... and no image.</summary>
    private static bool IsImage(JsonElement manifest)
    {
        var type = manifest.Get("config").Get("mediaType").Text();
        return manifest.Get("layers").ValueKind == JsonValueKind.Array
            && type is null or "" or "application/vnd.oci.image.config.v1+json" or "application/vnd.docker.container.image.v1+json" or "application/octet-stream";
    }

    private void AddManifest(JsonElement manifest, Descriptor descriptor, Digest? digest, string? reference)
    {
        var config = Descriptor.Of(manifest.Get("config"));
        var layers = manifest.Get("layers").Items().Take(MostLayers + 1).Select(Descriptor.Of).ToList();
        if (layers.Count > MostLayers)
        {
            Problem(SealFault.BudgetReached, digest?.ToString() ?? "manifest.json", "has more than a thousand layers");
            return;
        }

        images.Add(new FoundImage
        {
            References = reference is null ? [] : [reference],
            Platform = descriptor.Platform,
            ManifestDigest = digest,
            ConfigurationPath = config.Digest is { } configDigest ? PathOf(configDigest) : null,
            ConfigurationDescriptor = config,
            Layers = [.. layers.Select(layer => new FoundLayer(layer.Digest is { } layerDigest ? PathOf(layerDigest) : "", layer))],
        });
    }

    private void FindInDirectory(JsonElement manifest)
    {
        if (manifest.Get("manifests").ValueKind == JsonValueKind.Array)
        {
            foreach (var item in manifest.Get("manifests").Items().Take(MostManifests))
            {
                var descriptor = Descriptor.Of(item);
                if (descriptor.Digest is { } digest && store.Has($"{digest.Hex}.manifest.json") && !descriptor.IsAttestation && IsWanted(descriptor.Platform))
                {
                    using var json = Read($"{digest.Hex}.manifest.json", descriptor);
                    if (json is not null && IsImage(json.RootElement))
                    {
                        AddManifest(json.RootElement, descriptor, digest, reference: null);
                    }
                }
            }
        }
        else if (IsImage(manifest))
        {
            AddManifest(manifest, new Descriptor("", Digest: null, Size: null), digest: null, reference: null);
        }
        else
        {
            Problem(SealFault.ManifestInvalid, "manifest.json", "is no manifest of an image");
        }
    }

    private static bool IsBlob(string path) => path.StartsWith("blobs/sha256/", StringComparison.Ordinal);

    /// <summary>What the name of a file promises: of a configuration <c>HEX.json</c> (docker), <c>sha256:HEX</c> (kaniko), of a blob <c>HEX</c>; null: nothing.</summary>
    private static Descriptor? DescriptorOf(string name)
    {
        var hex = name.EndsWith(".json", StringComparison.Ordinal) ? name[..^".json".Length] : name;
        var digest = Digest.Parse(hex.StartsWith("sha256:", StringComparison.Ordinal) ? hex : "sha256:" + hex);
        return digest is null ? null : new Descriptor("", digest, Size: null);
    }

    private string PathOf(Digest digest) => store.Has(digest.LayoutPath) || !store.Has(digest.Hex) ? digest.LayoutPath : digest.Hex;

    private static string Normalised(string path) => TarIndex.PathOf(System.Text.Encoding.UTF8.GetBytes(path));

    /// <summary>Whether a platform is the one that is asked for, or nobody knows.</summary>
    public bool IsWanted(Platform? found)
    {
        if (platform is null || found is null)
        {
            return true;
        }

        var parts = platform.Split('/');
        return parts[0] == found.Os && (parts.Length < 2 || parts[1] == found.Architecture) && (parts.Length < 3 || parts[2] == found.Variant);
    }

    private JsonDocument? Read(string path, Descriptor? descriptor = null)
    {
        if (store.ReadAll(path) is not { } bytes)
        {
            Problem(SealFault.ManifestInvalid, path, "cannot be read, or is larger than 64 MiB");
            return null;
        }

        if (descriptor is not null)
        {
            problems.AddRange(BlobCheck.OfBytes(bytes, descriptor));
        }

        var document = JsonReading.Parse(bytes, out var problem);
        if (document is null)
        {
            Problem(SealFault.ManifestInvalid, path, problem!);
        }

        return document;
    }

    private void Problem(SealFault fault, string blob, string message)
    {
        if (problems.Count < 50)
        {
            problems.Add(new SealProblem(fault, blob, 0, message));
        }
    }
}
