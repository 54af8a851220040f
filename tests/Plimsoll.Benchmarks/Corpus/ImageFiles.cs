using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Plimsoll.Benchmarks.Corpus;

/// <summary>
/// Images: the root file system of this machine in three layers, gzip and zstd, against the shell's own decompression with
/// <c>sha256sum</c> behind it; and a layer of a million entries, for memory.
/// </summary>
internal static class ImageFiles
{
    private const int Rounds = 3;
    private const int Many = 1_000_000;

    // Programs, libraries, texts: what the layers of an image are made of.
    private static readonly string[][] Layers = [["usr/bin", "usr/sbin", "var/lib/dpkg"], ["usr/lib"], ["usr/share"]];

    public static void Measure(Programs programs, ScratchPlace place, ResultTable table)
    {
        MeasureRoot(programs, place, table);
        MeasureEntries(programs, place, table);
    }

    private static void MeasureRoot(Programs programs, ScratchPlace place, ResultTable table)
    {
        var root = place.NewDirectory("root");
        var bytes = 0L;
        for (var i = 0; i < Layers.Length; i++)
        {
            Shell(root, $"tar -C / --ignore-failed-read --exclude='usr/lib/google-cloud-sdk' --exclude='usr/lib/jvm' --exclude='usr/share/dotnet' -cf - {string.Join(' ', Layers[i].Where(static directory => Directory.Exists("/" + directory)))} 2>/dev/null > {i}.tar || true");
            Shell(root, $"gzip -6 -k {i}.tar & zstd -q -k {i}.tar; wait");
            bytes += new FileInfo(Path.Combine(root, $"{i}.tar")).Length;
        }

        table.AddAtLeast("image of this root, three layers, unpacked", bytes / 1e9, "GB", 1.0);
        Measure(programs, root, "gzip", ".gz", "zcat", goal: 0.8, bytes, table);
        Measure(programs, root, "zstd", ".zst", "zstd -dcq", goal: 1.5, bytes, table);
    }

    private static void Measure(Programs programs, string root, string name, string ending, string decompress, double goal, long bytes, ResultTable table)
    {
        var layout = Layout(root, name, [.. Enumerable.Range(0, Layers.Length).Select(i => (Path.Combine(root, $"{i}.tar"), ending))]);
        var shell = string.Join("; ", Enumerable.Range(0, Layers.Length).Select(i => $"{decompress} < {i}.tar{ending} | sha256sum"));
        string[] scan = ["scan", layout, "-f", "text"];
        List<double> ratios = [], rates = [];
        for (var round = 0; round < Rounds; round++)
        {
            var others = Run.Time(root, "/bin/sh", "-c", shell).Wall;
            var own = Run.Time(root, programs.Ready, scan).Wall;
            ratios.Add(own / others);
            rates.Add(bytes / own / 1e3);
        }

        table.AddAtMost($"image, {name}, everything on, wall", Run.Median(ratios), $"x {decompress.Split(' ')[0]}+sha256", goal);
        table.Add($"image, {name}, unpacked bytes a second", Run.Median(rates), "MB/s");
        table.AddAtMost($"image, {name}, peak memory", Run.PeakMemory(root, programs.Ready, scan), "MB", 256);
    }

    private static void MeasureEntries(Programs programs, ScratchPlace place, ResultTable table)
    {
        var root = place.NewDirectory("entries");
        var walls = new List<double>();
        foreach (var count in (int[])[Many / 4, Many])
        {
            var tar = Path.Combine(root, $"{count.ToString(CultureInfo.InvariantCulture)}.tar");
            WriteEntries(tar, count);
            Shell(root, $"gzip -1 -k {Path.GetFileName(tar)}");
            var layout = Layout(root, $"entries-{count.ToString(CultureInfo.InvariantCulture)}", [(tar, ".gz")]);
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                times.Add(Run.Time(root, programs.Ready, "scan", layout).Wall);
            }

            walls.Add(Run.Median(times));
            if (count == Many)
            {
                table.AddAtMost("image of a million entries, peak memory", Run.PeakMemory(root, programs.Ready, "scan", layout), "MB", 256);
                table.Add("image of a million entries, wall", walls[^1] / 1000, "s");
            }
        }

        table.AddAtMost("four times the entries, wall", walls[1] / walls[0], "x", 4.5);
    }

    private static void WriteEntries(string path, int count)
    {
        using var stream = File.Create(path);
        using var writer = new TarWriter(stream, TarEntryFormat.Ustar);
        for (var i = 0; i < count; i++)
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, string.Create(CultureInfo.InvariantCulture, $"usr/share/d{i / 1000}/some-file-{i}")));
        }
    }

    /// <summary>An OCI layout that links to the layers, so that it costs no room.</summary>
    private static string Layout(string root, string name, (string Tar, string Ending)[] layers)
    {
        var directory = Path.Combine(root, name);
        var blobs = Directory.CreateDirectory(Path.Combine(directory, "blobs", "sha256")).FullName;
        var descriptors = new JsonArray();
        var diffIds = new JsonArray();
        foreach (var (tar, ending) in layers)
        {
            var file = tar + ending;
            var digest = Digest(file);
            var link = Path.Combine(blobs, digest);
            if (!File.Exists(link))
            {
                File.Move(file, link);
                File.CreateSymbolicLink(file, link);
            }

            descriptors.Add(Descriptor("application/vnd.oci.image.layer.v1.tar" + (ending == ".gz" ? "+gzip" : "+zstd"), digest, new FileInfo(link).Length));
            diffIds.Add("sha256:" + Digest(tar));
        }

        var configuration = Write(blobs, new JsonObject
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = new JsonObject { ["User"] = "1000" },
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = diffIds },
        }, "application/vnd.oci.image.config.v1+json");
        var manifest = Write(blobs, new JsonObject { ["schemaVersion"] = 2, ["config"] = configuration, ["layers"] = descriptors }, "application/vnd.oci.image.manifest.v1+json");
        File.WriteAllText(Path.Combine(directory, "index.json"), new JsonObject { ["schemaVersion"] = 2, ["manifests"] = new JsonArray(manifest) }.ToJsonString());
        File.WriteAllText(Path.Combine(directory, "oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        return name;
    }

    private static JsonObject Write(string blobs, JsonObject json, string mediaType)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        File.WriteAllBytes(Path.Combine(blobs, digest), bytes);
        return Descriptor(mediaType, digest, bytes.Length);
    }

    private static JsonObject Descriptor(string mediaType, string digest, long size) => new() { ["mediaType"] = mediaType, ["digest"] = "sha256:" + digest, ["size"] = size };

    private static string Digest(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Shell(string directory, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = directory, UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new BuildFailedException($"'{command}' ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
