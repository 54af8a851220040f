using System.Text;
using Plimsoll.ImageReader.Archive;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Merge;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Merge;

/// <summary>The rules of image-spec, layer.md, one by one.</summary>
public sealed class MergedFileSystemTests
{
    [Theory]
    [InlineData("dir 0755 0:0 a\nfile 0644 0:0 a/b\nLAYER\ndelete a/b", "a")]
    [InlineData("file 0644 0:0 a/b\nfile 0644 0:0 a/c\nLAYER\ndelete a", "")]
    [InlineData("file 0644 0:0 a/b\nLAYER\nfile 0644 0:0 a/.wh..wh..opq\nfile 0644 0:0 a/c", "a a/c")]
    [InlineData("file 0644 0:0 a/b\nLAYER\nfile 0644 0:0 a/c\nfile 0644 0:0 a/.wh..wh..opq", "a a/c")]
    [InlineData("file 0644 0:0 a/b\nLAYER\nfile 0644 0:0 a/.wh..wh..opqX", "a a/.wh..wh..opqX a/b")]
    [InlineData("file 0644 0:0 a/b\nLAYER\nfile 0644 0:0 a", "a")]
    [InlineData("file 0644 0:0 a\nLAYER\nfile 0644 0:0 a/b", "a a/b")]
    [InlineData("file 0644 0:0 a/b\nLAYER\ndir 0700 0:0 a", "a a/b")]
    [InlineData("dir 0755 0:0 usr/bin\nlink bin -> usr/bin\nLAYER\nfile 0755 0:0 bin/x", "bin usr usr/bin usr/bin/x")]
    [InlineData("file 0644 0:0 a/b\nlink l -> a\nLAYER\ndelete l/b", "a a/b l")]
    [InlineData("delete a\nfile 0644 0:0 a", "a")]
    [InlineData("link a -> b\nlink b -> a\nLAYER\nfile 0644 0:0 a/c", "a b")]
    [InlineData("file 0644 0:0 ./a//b/../c", "a a/c")]
    public void ShowsWhatUnpackersMake(string description, string expected) => Paths(Read(description)).ShouldBe(expected, description);

    [Fact]
    public void AHardLinkKeepsTheDataOfItsTime()
    {
        var image = Read("file 0644 0:0 a\n| old\nhardlink b -> a\nLAYER\nfile 0644 0:0 a\n| new");
        var merged = image.FileSystem;
        var link = merged.Find("b"u8).ShouldNotBeNull();
        merged.DataOf(link).ShouldBe(new ImageEntry(0, 0));
        merged.Find("a"u8).ShouldBe(new ImageEntry(1, 0));
        merged.HiddenBy(0, 0).ShouldBe(1);
    }

    [Fact]
    public void LinksAreResolvedInsideOfTheImage()
    {
        var merged = Read("file 0644 0:0 usr/lib/os-release\nlink etc/os-release -> ../usr/lib/os-release\nlink out -> ../../../usr/lib/os-release\nlink abs -> /usr/lib\nlink c -> c").FileSystem;
        var file = merged.Find("usr/lib/os-release"u8);
        merged.Resolve("etc/os-release"u8).ShouldBe(file);
        merged.Resolve("out"u8).ShouldBe(file);
        merged.Resolve("abs/os-release"u8).ShouldBe(file);
        merged.Resolve("c"u8).ShouldBeNull();
        merged.Find("nothing"u8).ShouldBeNull();
    }

    [Fact]
    public void ThousandsOfDirectoriesInOneAnotherAreNoTrouble()
    {
        var path = string.Join('/', Enumerable.Repeat("d", 5000));
        var merged = Read($"file 0644 0:0 {path}/x\nLAYER\ndelete d").FileSystem;
        merged.HiddenBy(0, 0).ShouldBe(1);
        merged.Find("d"u8).ShouldBeNull();
    }

    [Fact]
    public void ADirectoryThatIsEmptiedOverAndOverCostsWhatWasPutIntoIt()
    {
        // Twenty thousand times twenty thousand steps would take minutes.
        const int Many = 20_000;
        var files = string.Join('\n', Enumerable.Range(0, Many).Select(static i => $"file 0644 0:0 d/{i}"));
        var markers = string.Join('\n', Enumerable.Repeat("file 0644 0:0 d/.wh..wh..opq", Many));
        var swaps = string.Join('\n', Enumerable.Repeat("file 0644 0:0 d\ndir 0755 0:0 d\nfile 0644 0:0 d/x", Many));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var image = Read($"{files}\nLAYER\n{markers}\nLAYER\n{swaps}");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        Paths(image).ShouldBe("d d/x");
    }

    [Fact]
    public void WhatWasTakenAwayAndPutBackIsTakenAwayAgain()
    {
        var image = Read("file 0644 0:0 d/a\nfile 0644 0:0 d/b\nLAYER\ndelete d\nLAYER\nfile 0644 0:0 d/a\nLAYER\ndelete d");
        Paths(image).ShouldBe("");
        image.FileSystem.HiddenBy(0, 1).ShouldBe(1);
        image.FileSystem.HiddenBy(2, 0).ShouldBe(3);
    }

    internal static Image Read(string description)
    {
        var bytes = ImageText.Of(description).Archive;
        return ArchiveReader.ReadFile(() => new MemoryStream(bytes, writable: false), new LayerOptions()).Images.ShouldHaveSingleItem();
    }

    /// <summary>Every path that the image shows, directories that no layer lists included, in order.</summary>
    internal static string Paths(Image image)
    {
        var merged = image.FileSystem;
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        for (var layer = 0; layer < merged.Layers.Count; layer++)
        {
            for (var row = 0; row < merged.Layers[layer].Count; row++)
            {
                // Through a link a path stands elsewhere; asking for it finds the entry all the same.
                if (merged.HiddenBy(layer, row) < 0 && !merged.Layers[layer].Path(row).IsEmpty)
                {
                    Add(merged, paths, Encoding.UTF8.GetString(merged.Layers[layer].Path(row)));
                }
            }
        }

        return string.Join(' ', paths);
    }

    private static void Add(MergedFileSystem merged, SortedSet<string> paths, string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            path = Through(merged, path[..slash]) + path[slash..];
            slash = Math.Min(slash, path.Length - 1);
        }

        paths.Add(path);
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            paths.Add(path[..slash]);
        }
    }

    private static string Through(MergedFileSystem merged, string directory) =>
        merged.Find(Encoding.UTF8.GetBytes(directory)) is { Row: >= 0 } entry && merged.Layers[entry.Layer].Kind(entry.Row) == LayerEntryKind.SymbolicLink
            ? Encoding.UTF8.GetString(merged.Layers[entry.Layer].Link(entry.Row)).Trim('/')
            : directory;
}
