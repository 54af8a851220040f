using System.Collections.Immutable;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Plimsoll.Testing;

/// <summary>
/// Builds an image archive (an OCI layout in a tar) from a description of a few lines, and tells on which line of it a finding
/// stands. One line each:
/// <code>
/// USER app | USER                  the user; without the line it is 65532, with the word alone it is not set
/// ENV A=b   LABEL a=b   EXPOSE 22/tcp   VOLUME /data   HEALTHCHECK true
/// ENTRYPOINT ["a"]   CMD ["a"]
/// STEP RUN /bin/sh -c make # buildkit      a step of the history
/// COMMENT buildkit.dockerfile.v0   what the builder adds to that step
/// MADE                             that step made a layer, the next one
/// LAYER                            the entries that follow are in a new layer; the first needs none
/// file 0755 0:0 usr/bin/tool       behind it lines "| text" are its data; "&lt;elf&gt;" alone makes a program, "base64 ..." any bytes
/// dir 1777 0:0 tmp
/// link bin -> usr/bin              hardlink a -> b
/// delete etc/secret                hides a path of lower layers
/// GZIP                             the layers are compressed
/// FLIP 1   CUT 1   LOSE 1   SIZE 1   DIFFID 1     damages layer 1, counted from 1, after all digests are made
/// </code>
/// </summary>
public sealed class ImageText
{
    private readonly List<List<PaxTarEntry>> layers = [[]];
    private readonly Dictionary<string, int> linesByPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> linesByText = new(StringComparer.Ordinal);
    private readonly JsonObject config = new() { ["User"] = "65532" };
    private readonly JsonArray history = [];
    private readonly List<KeyValuePair<string, int>> damages = [];
    private readonly StringBuilder content = new();
    private PaxTarEntry? open;
    private bool isCompressed;

    private ImageText(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            Read(lines[i].TrimEnd('\r'), i + 1);
        }

        Close();
        Archive = Build();
    }

    /// <summary>The archive: an uncompressed tar of an OCI layout.</summary>
    public byte[] Archive { get; }

    /// <summary>Reads a description.</summary>
    public static ImageText Of(string text) => new(text);

    /// <summary>The line of the description that is about a path in the image, or about a line of its configuration or history; 0: none.</summary>
    /// <param name="reportedPath">The path in the report, <c>image/usr/bin/tool</c>.</param>
    /// <param name="line">The line in the report.</param>
    /// <param name="text">The text of that line, when the report has it.</param>
    public int LineOf(string reportedPath, int line, string? text)
    {
        var path = reportedPath[(reportedPath.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (linesByPath.TryGetValue(path, out var at))
        {
            return text is null ? at : at + line;
        }

        if (path == "image-history" && linesByText.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"step {line}"), out at))
        {
            return at;
        }

        return text is not null && linesByText.TryGetValue(text, out at) ? at : damages.Count > 0 ? damages[0].Value : 0;
    }

    private void Read(string line, int number)
    {
        if (line.StartsWith('|'))
        {
            content.Append(line.Length > 2 ? line[2..] : "").Append('\n');
            return;
        }

        Close();
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        var (word, rest) = blank < 0 ? (line, "") : (line[..blank], line[(blank + 1)..]);
        linesByText.TryAdd(line, number);
        switch (word)
        {
            case "":
                break;
            case "USER":
                config["User"] = rest;
                linesByText.TryAdd("USER " + rest, number);
                break;
            case "ENV":
                Add("Env", rest);
                break;
            case "LABEL":
                ((JsonObject)(config["Labels"] ??= new JsonObject()))[rest.Split('=')[0]] = rest[(rest.IndexOf('=', StringComparison.Ordinal) + 1)..];
                break;
            case "EXPOSE":
                ((JsonObject)(config["ExposedPorts"] ??= new JsonObject()))[rest] = new JsonObject();
                break;
            case "VOLUME":
                ((JsonObject)(config["Volumes"] ??= new JsonObject()))[rest] = new JsonObject();
                break;
            case "ENTRYPOINT":
                config["Entrypoint"] = JsonNode.Parse(rest);
                break;
            case "CMD":
                config["Cmd"] = JsonNode.Parse(rest);
                break;
            case "HEALTHCHECK":
                linesByText.TryAdd($"HEALTHCHECK [\"CMD-SHELL\", \"{rest}\"]", number);
                config["Healthcheck"] = new JsonObject { ["Test"] = new JsonArray("CMD-SHELL", rest) };
                break;
            case "MADE":
                ((JsonObject)history[^1]!).Remove("empty_layer");
                break;
            case "COMMENT":
                history[^1]!["comment"] = rest;
                break;
            case "STEP":
                history.Add(new JsonObject { ["created_by"] = rest, ["empty_layer"] = true });
                linesByText.TryAdd(string.Create(CultureInfo.InvariantCulture, $"step {history.Count}"), number);
                break;
            case "LAYER":
                if (layers[^1].Count > 0)
                {
                    layers.Add([]);
                }

                break;
            case "GZIP":
                isCompressed = true;
                break;
            case "FLIP" or "CUT" or "LOSE" or "SIZE" or "DIFFID":
                damages.Add(new(line, number));
                break;
            default:
                AddEntry(word, rest, number);
                break;
        }
    }

    private void Add(string list, string value) => ((JsonArray)(config[list] ??= new JsonArray())).Add(value);

    private void AddEntry(string word, string rest, int number)
    {
        var words = rest.Split(' ');
        var entry = word switch
        {
            "file" => open = WithMode(new PaxTarEntry(TarEntryType.RegularFile, words[2]), words),
            "dir" => WithMode(new PaxTarEntry(TarEntryType.Directory, words[2]), words),
            "link" => new PaxTarEntry(TarEntryType.SymbolicLink, words[0]) { LinkName = words[2] },
            "hardlink" => new PaxTarEntry(TarEntryType.HardLink, words[0]) { LinkName = words[2] },
            "delete" => new PaxTarEntry(TarEntryType.RegularFile, Path.Combine(Path.GetDirectoryName(rest)!, ".wh." + Path.GetFileName(rest))),
            _ => throw new FormatException($"line {number}: '{word}' is no word of a description of an image"),
        };
        linesByPath[entry.Name.Trim('/').Replace("../", "", StringComparison.Ordinal).Replace("./", "", StringComparison.Ordinal)] = number;
        layers[^1].Add(entry);
    }

    private static PaxTarEntry WithMode(PaxTarEntry entry, string[] words)
    {
        entry.Mode = (UnixFileMode)Convert.ToInt32(words[0], 8);
        entry.Uid = int.Parse(words[1].Split(':')[0], CultureInfo.InvariantCulture);
        entry.Gid = int.Parse(words[1].Split(':')[1], CultureInfo.InvariantCulture);
        return entry;
    }

    private void Close()
    {
        if (open is not null && content.Length > 0)
        {
            var text = content.ToString();
            open.DataStream = new MemoryStream(text switch
            {
                "<elf>\n" => [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0],
                _ when text.StartsWith("base64 ", StringComparison.Ordinal) => Convert.FromBase64String(text["base64 ".Length..]),
                _ => Encoding.UTF8.GetBytes(text),
            });
        }

        content.Clear();
        open = null;
    }

    private byte[] Build()
    {
        var blobs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var layerDescriptors = new JsonArray();
        var diffIds = new JsonArray();
        for (var i = 0; i < layers.Count; i++)
        {
            var tar = TarOf(layers[i].Select(static entry => (TarEntry)entry));
            var diffId = Digest(tar);
            tar = isCompressed ? Gzip(tar) : tar;
            var digest = Digest(tar);
            var damage = damages.Find(damage => damage.Key.Split(' ')[1] == (i + 1).ToString(CultureInfo.InvariantCulture)).Key?.Split(' ')[0];
            layerDescriptors.Add(Descriptor("application/vnd.oci.image.layer.v1.tar" + (isCompressed ? "+gzip" : ""), digest, tar.Length + (damage == "SIZE" ? 1 : 0)));
            diffIds.Add(damage == "DIFFID" ? "sha256:" + new string('0', 64) : diffId);
            switch (damage)
            {
                case "FLIP":
                    // In the padding behind the data of the last entry, where only a digest tells; in the middle of what is compressed.
                    tar[isCompressed ? tar.Length / 2 : tar.Length - 1030] ^= 1;
                    break;
                case "CUT":
                    tar = tar[..(tar.Length / 2 / 512 * 512 - 100)];
                    break;
            }

            if (damage != "LOSE")
            {
                blobs[digest] = tar;
            }
        }

        var configuration = Json(new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = config,
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = diffIds },
            ["history"] = history,
        });
        blobs[Digest(configuration)] = configuration;
        var manifest = Json(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["config"] = Descriptor("application/vnd.oci.image.config.v1+json", Digest(configuration), configuration.Length),
            ["layers"] = layerDescriptors,
        });
        blobs[Digest(manifest)] = manifest;
        var index = Json(new JsonObject
        {
            ["schemaVersion"] = 2,
            ["manifests"] = new JsonArray(Named(Descriptor("application/vnd.oci.image.manifest.v1+json", Digest(manifest), manifest.Length))),
        });
        var files = new List<TarEntry> { File("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}"u8.ToArray()), File("index.json", index) };
        files.AddRange(blobs.Select(static blob => File("blobs/" + blob.Key.Replace(':', '/'), blob.Value)));
        return TarOf(files);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static JsonObject Descriptor(string mediaType, string digest, long size) => new() { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = size };

    private static JsonObject Named(JsonObject descriptor)
    {
        descriptor["annotations"] = new JsonObject { ["org.opencontainers.image.ref.name"] = "v1" };
        return descriptor;
    }

    private static byte[] Json(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json);

    private static string Digest(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static PaxTarEntry File(string name, byte[] bytes) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) };

    private static byte[] TarOf(IEnumerable<TarEntry> entries)
    {
        var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                writer.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }
}
