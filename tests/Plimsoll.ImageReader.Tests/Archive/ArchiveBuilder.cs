using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.ImageReader.Archive;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.ImageReader.Tests.Archive;

/// <summary>Writes archives that no tool would write: an OCI layout or a docker archive, entry by entry.</summary>
internal sealed class ArchiveBuilder
{
    private readonly List<TarEntry> entries = [];

    /// <summary>Adds a file.</summary>
    public ArchiveBuilder File(string path, byte[] content)
    {
        entries.Add(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(content) });
        return this;
    }

    /// <summary>Adds a file.</summary>
    public ArchiveBuilder File(string path, string content) => File(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Adds a symbolic link.</summary>
    public ArchiveBuilder Link(string path, string target)
    {
        entries.Add(new PaxTarEntry(TarEntryType.SymbolicLink, path) { LinkName = target });
        return this;
    }

    /// <summary>Adds a blob of an OCI layout under its own digest.</summary>
    /// <returns>Its descriptor.</returns>
    public JsonObject Blob(string mediaType, byte[] content, string algorithm = "sha256")
    {
        var hex = Convert.ToHexStringLower(algorithm == "sha512" ? SHA512.HashData(content) : SHA256.HashData(content));
        File($"blobs/{algorithm}/{hex}", content);
        return new JsonObject { ["mediaType"] = mediaType, ["digest"] = $"{algorithm}:{hex}", ["size"] = content.Length };
    }

    /// <summary>Adds JSON as a blob.</summary>
    public JsonObject Blob(string mediaType, JsonNode json, string algorithm = "sha256") => Blob(mediaType, Encoding.UTF8.GetBytes(json.ToJsonString()), algorithm);

    /// <summary>Adds a manifest over layers, with its configuration.</summary>
    public JsonObject Manifest(IEnumerable<JsonObject> layers, IEnumerable<string> diffIds, string algorithm = "sha256")
    {
        var config = Blob("application/vnd.oci.image.config.v1+json", new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray([.. diffIds.Select(static id => JsonValue.Create(id))]) },
        }, algorithm);
        return Blob("application/vnd.oci.image.manifest.v1+json", new JsonObject { ["schemaVersion"] = 2, ["config"] = config, ["layers"] = new JsonArray([.. layers]) }, algorithm);
    }

    /// <summary>A manifest over one layer with one file.</summary>
    public JsonObject SmallImage(string file = "etc/a", string algorithm = "sha256")
    {
        var tar = new ArchiveBuilder().File(file, "data").ToArray();
        var layer = Blob("application/vnd.oci.image.layer.v1.tar", tar, algorithm);
        return Manifest([layer], [layer["digest"]!.GetValue<string>()], algorithm);
    }

    /// <summary>Adds <c>oci-layout</c> and <c>index.json</c>.</summary>
    public ArchiveBuilder Index(params JsonObject[] manifests) =>
        File("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}").File("index.json", Encoding.UTF8.GetBytes(IndexOf(manifests).ToJsonString()));

    /// <summary>The JSON of an index.</summary>
    public static JsonObject IndexOf(params JsonObject[] manifests) => new() { ["schemaVersion"] = 2, ["manifests"] = new JsonArray([.. manifests]) };

    /// <summary>The tar.</summary>
    public byte[] ToArray()
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                entry.DataStream?.Seek(0, SeekOrigin.Begin);
                writer.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads it: as a file, and as a pipe, which must see the same.</summary>
    public ImageArchive Read(string? platform = null)
    {
        var bytes = ToArray();
        var read = ArchiveReader.ReadFile(() => new MemoryStream(bytes, writable: false), new LayerOptions(), platform);
        var piped = ArchiveReader.ReadStream(new MemoryStream(bytes, writable: false), new LayerOptions(), platform);
        Assert.Equal(read.Images.Length, piped.Images.Length);
        Assert.Equal(Faults(read), Faults(piped));
        return read;
    }

    /// <summary>All that does not hold.</summary>
    public static string[] Faults(ImageArchive archive) =>
        [.. archive.Problems.Concat(archive.Images.SelectMany(static image => image.Problems)).Select(static problem => problem.Fault.ToString()).Distinct().Order(StringComparer.Ordinal)];
}
