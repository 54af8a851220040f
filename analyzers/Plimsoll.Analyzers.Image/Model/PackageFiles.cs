using System.Text;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>
/// Which files of an image a package manager has put there: the lists of dpkg, apk and pacman, each in the layer that installs the
/// package. What a later layer puts in the place of such a file is its author's. The databases of rpm are not read; what lies in
/// their layer where packages put files counts as theirs, for unknown is not guilty.
/// </summary>
public sealed class PackageFiles
{
    // Hashes of paths alone: a million paths as strings would be more than the rest of the image.
    // Of each the layers that have a list with it, as bits; the last bit stands for all behind.
    private readonly Dictionary<ulong, ulong> owned = [];
    private int unreadLayer = -1;
    private int readLayer;

    private PackageFiles()
    {
    }

    /// <summary>Whether a package owns a path.</summary>
    public bool Owns(ReadOnlySpan<byte> path) => LayersOf(path) != 0;

    /// <summary>Whether a package has put the file of a layer there, or may have.</summary>
    public bool Owns(ReadOnlySpan<byte> path, int layer) => (LayersOf(path) & Bit(layer)) != 0 || (layer == unreadLayer && IsOfSystem(path));

    internal static PackageFiles Of(ScannedImage image)
    {
        var packages = new PackageFiles();
        var merged = image.Image.FileSystem;
        for (var layer = 0; layer < merged.Layers.Count; layer++)
        {
            var files = merged.Layers[layer];
            for (var row = 0; row < files.Count; row++)
            {
                if (packages.unreadLayer < 0 && IsUnread(files.Path(row)))
                {
                    packages.unreadLayer = layer;
                }

                // Lists that a later layer replaces tell of their own layer.
                if (files.Content(row) is { } content)
                {
                    packages.readLayer = layer;
                    packages.Read(files.Path(row), content);
                }
            }
        }

        return packages;
    }

    private static ulong Bit(int layer) => 1UL << Math.Min(layer, 63);

    /// <summary>Since the merge of /bin and /usr/bin, dpkg's lists name some files where they once stood.</summary>
    private ulong LayersOf(ReadOnlySpan<byte> path) =>
        owned.GetValueOrDefault(Key(path)) | (path.StartsWith("usr/"u8) ? owned.GetValueOrDefault(Key(path["usr/".Length..])) : 0);

    private void Add(ulong key) => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(owned, key, out _) |= Bit(readLayer);

    private static bool IsUnread(ReadOnlySpan<byte> path) =>
        path.SequenceEqual("var/lib/rpm/Packages"u8) || path.SequenceEqual("var/lib/rpm/Packages.db"u8) || path.SequenceEqual("var/lib/rpm/rpmdb.sqlite"u8)
        || path.SequenceEqual("usr/lib/sysimage/rpm/Packages.db"u8) || path.SequenceEqual("usr/lib/sysimage/rpm/rpmdb.sqlite"u8);

    private static bool IsOfSystem(ReadOnlySpan<byte> path) =>
        (path.StartsWith("usr/"u8) && !path.StartsWith("usr/local/"u8)) || path.StartsWith("bin/"u8) || path.StartsWith("sbin/"u8) || path.StartsWith("lib/"u8) || path.StartsWith("lib64/"u8);

    private static ulong Key(ReadOnlySpan<byte> path) => System.IO.Hashing.XxHash3.HashToUInt64(path);

    private void Read(ReadOnlySpan<byte> path, byte[] content)
    {
        if (path.StartsWith("var/lib/dpkg/info/"u8) && path.EndsWith(".list"u8))
        {
            ReadDpkgList(content);
        }
        else if (path.StartsWith("var/lib/dpkg/status.d/"u8) && path.EndsWith(".md5sums"u8))
        {
            ReadDpkgSums(content);
        }
        else if (path.StartsWith("var/lib/pacman/local/"u8))
        {
            ReadPacman(content);
        }
        else if (path.EndsWith("lib/apk/db/installed"u8))
        {
            ReadApk(content);
        }
    }

    private void ReadDpkgList(ReadOnlySpan<byte> content)
    {
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range];
            if (line is [(byte)'/', .. var path])
            {
                Add(Key(path));
            }
        }
    }

    private void ReadDpkgSums(ReadOnlySpan<byte> content)
    {
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range];
            var blank = line.IndexOf("  "u8);
            if (blank > 0)
            {
                Add(Key(line[(blank + 2)..].TrimStart((byte)'/')));
            }
        }
    }

    /// <summary>Behind <c>%FILES%</c> a path a line, up to an empty one; directories end in a slash.</summary>
    private void ReadPacman(ReadOnlySpan<byte> content)
    {
        var isList = false;
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range];
            isList = line.SequenceEqual("%FILES%"u8) || (isList && !line.IsEmpty);
            if (isList)
            {
                Add(Key(line));
            }
        }
    }

    /// <summary><c>F:</c> names a directory, <c>R:</c> a file in it.</summary>
    private void ReadApk(ReadOnlySpan<byte> content)
    {
        var directory = Array.Empty<byte>();
        foreach (var range in content.Split((byte)'\n'))
        {
            var line = content[range];
            if (line.StartsWith("F:"u8))
            {
                directory = line[2..].ToArray();
            }
            else if (line.StartsWith("R:"u8))
            {
                Add(Key(directory.Length == 0 ? line[2..] : [.. directory, (byte)'/', .. line[2..]]));
            }
        }
    }
}
