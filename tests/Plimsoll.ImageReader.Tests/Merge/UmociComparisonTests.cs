using System.Globalization;
using System.Text;
using Plimsoll.ImageReader.Tests.Archive;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Merge;

/// <summary>Random trees, layered at random, against what umoci unpacks.</summary>
public sealed class UmociComparisonTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void TheMergedViewIsWhatUmociUnpacks(int seed)
    {
        using var tools = new ImageTools();
        var description = Describe(seed);
        File.WriteAllBytes(tools.At("image.tar"), ImageText.Of(description).Archive);
        Directory.CreateDirectory(tools.At("oci"));
        tools.Run("tar", "-xf", "image.tar", "-C", "oci");
        tools.Run("umoci", "unpack", "--rootless", "--image", "oci:v1", "bundle");
        var root = tools.At("bundle/rootfs");
        var unpacked = Directory.EnumerateFileSystemEntries(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal);
        MergedFileSystemTests.Paths(MergedFileSystemTests.Read(description)).ShouldBe(string.Join(' ', unpacked), description);
    }

    /// <summary>
    /// Every directory is listed, as builders do, so that the view has an entry for each. No path goes through a link: unpackers
    /// differ there, and the rules have tests of their own.
    /// </summary>
    private static string Describe(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("dir 0755 0:0 base");
        var directories = new List<string> { "base" };
        var files = new List<string>();
        for (var layer = 0; layer < 5; layer++)
        {
            text.Append("\nLAYER\nfile 0644 0:0 base/of").Append(layer);
            var taken = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < 25; i++)
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"{directories[random.Next(directories.Count)]}/{(char)('a' + random.Next(6))}");

                // One path once a layer, and nothing below what this layer makes a file or takes away.
                if (taken.Any(other => path == other || path.StartsWith(other + "/", StringComparison.Ordinal) || other.StartsWith(path + "/", StringComparison.Ordinal)))
                {
                    continue;
                }

                switch (random.Next(6))
                {
                    case 0 or 1:
                        text.Append("\ndir 0755 0:0 ").Append(path);
                        directories.Add(path);
                        files.RemoveAll(file => file == path);
                        continue;
                    case 2 or 3:
                        text.Append("\nfile 0644 0:0 ").Append(path);
                        files.Add(path);
                        break;
                    case 4:
                        text.Append("\nlink ").Append(path).Append(" -> elsewhere");
                        files.Add(path);
                        break;
                    default:
                        if (!files.Contains(path))
                        {
                            continue;
                        }

                        text.Append("\ndelete ").Append(path);
                        files.RemoveAll(file => file == path);
                        break;
                }

                taken.Add(path);
                directories.RemoveAll(directory => directory == path || directory.StartsWith(path + "/", StringComparison.Ordinal));
                files.RemoveAll(file => file.StartsWith(path + "/", StringComparison.Ordinal));
            }
        }

        return text.ToString();
    }
}
