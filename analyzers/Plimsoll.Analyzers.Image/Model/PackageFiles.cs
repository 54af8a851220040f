using System.Text;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>Which files of an image a package manager has put there: the lists of dpkg and apk.</summary>
public sealed class PackageFiles
{
    // Open addressing over hashes of paths alone: a million paths as strings would be more than the rest of the image.
    private readonly HashSet<ulong> owned = [];

    private PackageFiles()
    {
    }

    /// <summary>Whether the image has a list of any package.</summary>
    public bool IsKnown => owned.Count > 0;

    /// <summary>Whether a package owns a path.</summary>
    public bool Owns(ReadOnlySpan<byte> path) => owned.Contains(Key(path)) || (MovedPath(path) is { } moved && owned.Contains(Key(moved)));

    internal static PackageFiles Of(ScannedImage image)
    {
        var packages = new PackageFiles();
        var merged = image.Image.FileSystem;
        for (var layer = 0; layer < merged.Layers.Count; layer++)
        {
            var files = merged.Layers[layer];
            for (var row = 0; row < files.Count; row++)
            {
                if (files.Content(row) is { } content && merged.HiddenBy(layer, row) < 0)
                {
                    packages.Read(files.Path(row), content);
                }
            }
        }

        return packages;
    }

    private static ulong Key(ReadOnlySpan<byte> path) => System.IO.Hashing.XxHash3.HashToUInt64(path);

    /// <summary>Since the merge of /bin and /usr/bin, dpkg's lists name some files where they once stood.</summary>
    private static byte[]? MovedPath(ReadOnlySpan<byte> path) =>
        path.StartsWith("usr/bin/"u8) || path.StartsWith("usr/sbin/"u8) || path.StartsWith("usr/lib"u8) ? path["usr/".Length..].ToArray() : null;

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
                owned.Add(Key(path));
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
                owned.Add(Key(line[(blank + 2)..].TrimStart((byte)'/')));
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
                owned.Add(Key(directory.Length == 0 ? line[2..] : [.. directory, (byte)'/', .. line[2..]]));
            }
        }
    }
}
