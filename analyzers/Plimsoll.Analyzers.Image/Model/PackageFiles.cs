using System.Text;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>Which files of an image a package manager has put there: the lists of dpkg and apk.</summary>
public sealed class PackageFiles
{
    // Hashes of paths alone: a million paths as strings would be more than the rest of the image.
    private readonly HashSet<ulong> owned = [];

    private PackageFiles()
    {
    }

    /// <summary>Whether a package owns a path.</summary>
    /// <remarks>Since the merge of /bin and /usr/bin, dpkg's lists name some files where they once stood.</remarks>
    public bool Owns(ReadOnlySpan<byte> path) =>
        owned.Contains(Key(path)) || (path.StartsWith("usr/"u8) && owned.Contains(Key(path["usr/".Length..])));

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
