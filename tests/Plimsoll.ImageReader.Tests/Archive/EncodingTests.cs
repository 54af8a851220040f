using System.Globalization;
using System.IO.Compression;
using System.Text;
using Plimsoll.ImageReader.Archive;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Tests.Merge;
using Plimsoll.Input.Files;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Archive;

/// <summary>One image in every encoding that real tools write is the same image.</summary>
public sealed class EncodingTests
{
    private const string Description = """
        USER app
        ENV A=b
        STEP RUN /bin/sh -c make # buildkit
        dir 0755 0:0 etc
        file 0644 0:0 etc/passwd
        | root:x:0:0:root:/root:/bin/sh
        file 4755 0:0 etc/tool
        | text
        LAYER
        delete etc/tool
        file 0600 1000:1000 etc/key
        | data
        """;

    [Fact]
    public void EveryEncodingIsTheSameImage()
    {
        using var tools = new ImageTools();
        File.WriteAllBytes(tools.At("image.tar"), ImageText.Of(Description).Archive);
        Directory.CreateDirectory(tools.At("oci"));
        tools.Run("tar", "-xf", "image.tar", "-C", "oci");
        tools.Run("skopeo", "copy", "-q", "oci:oci:v1", "docker-archive:docker.tar:team/app:1.0");
        tools.Run("skopeo", "copy", "-q", "oci:oci:v1", "oci-archive:oci.tar:v1");
        tools.Run("skopeo", "copy", "-q", "oci:oci:v1", "dir:dir");
        tools.Run("skopeo", "copy", "-q", "--dest-compress-format", "zstd", "--dest-compress", "oci:oci:v1", "oci:zstd:v1");
        tools.Run("skopeo", "copy", "-q", "--dest-compress-format", "gzip", "--dest-compress", "oci:oci:v1", "oci:gzip:v1");
        tools.Run("zstd", "-q", "docker.tar", "-o", "docker.tar.zst");
        var expected = Shown(MergedFileSystemTests.Read(Description));
        foreach (var name in (string[])["docker.tar", "oci.tar", "docker.tar.zst"])
        {
            Shown(ReadFile(tools.At(name)).Images.ShouldHaveSingleItem()).ShouldBe(expected, name);
        }

        var files = FileSource.Below(tools.Directory);
        foreach (var name in (string[])["oci", "dir", "zstd", "gzip"])
        {
            Shown(ArchiveReader.ReadDirectory(files, name, new LayerOptions()).Images.ShouldHaveSingleItem()).ShouldBe(expected, name);
        }

        ReadFile(tools.At("docker.tar")).Images[0].References.ShouldBe(["docker.io/team/app:1.0"]);
    }

    [Fact]
    public void APipedArchiveIsTheSameImage()
    {
        var bytes = ImageText.Of(Description).Archive;
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        var expected = Shown(MergedFileSystemTests.Read(Description));
        Shown(ArchiveReader.ReadStream(new MemoryStream(packed.ToArray()), new LayerOptions()).Images.ShouldHaveSingleItem()).ShouldBe(expected);
        Shown(ArchiveReader.ReadFile(() => new MemoryStream(packed.ToArray()), new LayerOptions()).Images.ShouldHaveSingleItem()).ShouldBe(expected);
        Shown(ArchiveReader.ReadStream(new MemoryStream(bytes), new LayerOptions()).Images.ShouldHaveSingleItem()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("FLIP 1", "DigestMismatch DiffIdMismatch")]
    [InlineData("CUT 1", "Corrupt SizeMismatch DigestMismatch")]
    [InlineData("LOSE 1", "BlobMissing")]
    [InlineData("SIZE 1", "SizeMismatch")]
    [InlineData("DIFFID 2", "DiffIdMismatch")]
    public void WhatDoesNotHoldIsTold(string damage, string faults)
    {
        var image = MergedFileSystemTests.Read(Description + "\n" + damage);
        string.Join(' ', image.Problems.Select(static problem => problem.Fault)).ShouldBe(faults);

        // The other layer is read all the same.
        image.Layers[1].Content!.Files.Count.ShouldBe(2);
    }

    [Fact]
    public void EveryCutOfAnArchiveGivesAnErrorOrAPartOfTheImage()
    {
        var bytes = ImageText.Of(Description).Archive;
        var whole = Shown(MergedFileSystemTests.Read(Description));
        for (var length = 0; length < bytes.Length; length += 97)
        {
            var cut = bytes[..length];
            var archive = ArchiveReader.ReadFile(() => new MemoryStream(cut, writable: false), new LayerOptions());
            var isWhole = archive.Images.Length == 1 && archive.Images[0].Problems.IsEmpty && archive.Problems.IsEmpty;
            (!isWhole || Shown(archive.Images[0]) == whole || archive.Shape == ArchiveShape.RootFileSystem).ShouldBeTrue(length.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void ATarOfSourcesIsNoImageAndARootFileSystemIsOne()
    {
        ArchiveReader.ReadStream(new MemoryStream(), new LayerOptions()).Images.ShouldBeEmpty();
        var sources = TarOf("src/main.c", "README");
        ArchiveReader.ReadFile(() => new MemoryStream(sources, writable: false), new LayerOptions()).ShouldSatisfyAllConditions(
            static archive => archive.Shape.ShouldBe(ArchiveShape.Unknown),
            static archive => archive.Problems.ShouldBeEmpty());
        var root = TarOf("etc/passwd", "usr/bin/tool");
        var image = ArchiveReader.ReadFile(() => new MemoryStream(root, writable: false), new LayerOptions()).Images.ShouldHaveSingleItem();
        image.Configuration.ShouldBeNull();
        image.Layers[0].Content!.Files.Count.ShouldBe(2);
    }

    [Fact]
    public void WhatIsKeptHasABudgetAndBuffersGoWithTheLayer()
    {
        var bytes = ImageText.Of("file 0644 0:0 a\n| 0123456789\nfile 0644 0:0 b\n| 0123456789\nfile 0644 0:0 c\n| 0123456789").Archive;
        var watcher = new Watcher();
        var options = new LayerOptions { Keeps = static (_, _) => true, MaximumKeptOfLayer = 25, Observe = () => watcher };
        var image = ArchiveReader.ReadFile(() => new MemoryStream(bytes, writable: false), options).Images.ShouldHaveSingleItem();
        var files = image.Layers[0].Content!.Files;
        (files.Content(0)?.Length, files.Content(1)?.Length, files.Content(2)).ShouldBe((11, 11, null));
        image.Problems.ShouldHaveSingleItem().Fault.ShouldBe(SealFault.BudgetReached);
        (watcher.Files, watcher.IsFinished).ShouldBe((3, true));
    }

    [Fact]
    public void AStreamThatBreaksOffIsAnErrorOfItsBlobAlone()
    {
        var bytes = ImageText.Of(Description).Archive;
        foreach (var at in (int[])[0, 100, 700, 3000, bytes.Length - 10])
        {
            var archive = ArchiveReader.ReadStream(new BreakingStream(bytes, at), new LayerOptions());
            (archive.Problems.Length + archive.Images.Sum(static image => image.Problems.Length) + (archive.Images.IsEmpty ? 1 : 0)).ShouldBeGreaterThan(0);
        }
    }

    private static byte[] TarOf(params string[] names)
    {
        var stream = new MemoryStream();
        using (var writer = new System.Formats.Tar.TarWriter(stream, leaveOpen: true))
        {
            foreach (var name in names)
            {
                writer.WriteEntry(new System.Formats.Tar.PaxTarEntry(System.Formats.Tar.TarEntryType.RegularFile, name));
            }
        }

        return stream.ToArray();
    }

    private sealed class Watcher : IContentObserver
    {
        public int Files { get; private set; }

        public bool IsFinished { get; private set; }

        public void Begin(FileTable files, int row) => Files++;

        public void Data(ReadOnlySpan<byte> bytes)
        {
        }

        public void End()
        {
        }

        public void Finish() => IsFinished = true;
    }

    private sealed class BreakingStream(byte[] bytes, int at) : Plimsoll.Input.Reading.ReadOnlyStream
    {
        private int next;

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, at - next);
            if (count == 0)
            {
                throw new IOException("the disk is gone");
            }

            bytes.AsSpan(next, count).CopyTo(buffer);
            next += count;
            return count;
        }
    }

    private static ImageArchive ReadFile(string path) => ArchiveReader.ReadFile(() => File.OpenRead(path), new LayerOptions { Jobs = 2 });

    /// <summary>What must not depend on the encoding.</summary>
    private static string Shown(Image image)
    {
        image.Problems.ShouldBeEmpty();
        var configuration = image.Configuration.ShouldNotBeNull();
        var text = new StringBuilder($"{configuration.User} {string.Join(',', configuration.Environment)} {configuration.History.Length} {image.Platform}\n");
        var merged = image.FileSystem;
        for (var layer = 0; layer < merged.Layers.Count; layer++)
        {
            var files = merged.Layers[layer];
            for (var row = 0; row < files.Count; row++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{layer} {files.Kind(row)} {files.Mode(row)} {files.UserId(row)} {files.Size(row)} {Encoding.UTF8.GetString(files.Path(row))} {merged.HiddenBy(layer, row)}\n");
            }
        }

        return text.ToString();
    }
}
