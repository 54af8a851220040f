using Plimsoll.ImageReader.Archive;
using Plimsoll.ImageReader.Layers;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Archive;

/// <summary>Docker archives with odd manifests (<c>catalogue/robustness.md</c> §4, docker archive), and root file systems by a pipe.</summary>
public sealed class DockerArchiveRobustnessTests
{
    private const string Config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"diff_ids\":[]}}";

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"a\"")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("[{\"Config\":5,\"Layers\":[]}]")]
    [InlineData("[{\"Config\":\"c.json\",\"Layers\":{}}]")]
    [InlineData("[{\"Config\":\"c.json\",\"Config\":\"d.json\",\"Layers\":[]}]")]
    [InlineData("[")]
    public void AnOddManifestSaysSo(string manifest)
    {
        var archive = new ArchiveBuilder().File("c.json", Config).File("manifest.json", manifest).Read();
        archive.Images.ShouldBeEmpty();
        ArchiveBuilder.Faults(archive).ShouldBe(["ManifestInvalid"]);
    }

    [Theory]
    [InlineData("\"missing.tar\"")]
    [InlineData("\"../../etc/layer.tar\"")]
    [InlineData("5")]
    [InlineData("null")]
    public void ALayerThatIsNotThereIsTold(string layer)
    {
        var archive = new ArchiveBuilder().File("c.json", Config).File("manifest.json", $"[{{\"Config\":\"c.json\",\"RepoTags\":null,\"Layers\":[{layer}]}}]").Read();
        archive.Images.ShouldHaveSingleItem();
        ArchiveBuilder.Faults(archive).ShouldContain("BlobMissing");
    }

    [Fact]
    public void LinksInsideAreFollowedAndOthersAreNot()
    {
        var layer = new ArchiveBuilder().File("etc/a", "data").ToArray();
        const string Manifest = "[{\"Config\":\"c.json\",\"RepoTags\":[\"a:1\"],\"Layers\":[\"old/layer.tar\"]}]";
        var inside = new ArchiveBuilder().File("c.json", Config).File("new.tar", layer).Link("old/layer.tar", "../new.tar").Link("manifest.json", "m.json").File("m.json", Manifest).Read();
        inside.Images.ShouldHaveSingleItem().FileSystem.Find("etc/a"u8).ShouldNotBeNull();
        var outside = new ArchiveBuilder().File("c.json", Config).File("new.tar", layer).Link("old/layer.tar", "../../new.tar").File("manifest.json", Manifest).Read();
        ArchiveBuilder.Faults(outside).ShouldContain("BlobMissing");
        var circle = new ArchiveBuilder().File("c.json", Config).Link("old/layer.tar", "layer.tar").File("manifest.json", Manifest).Read();
        ArchiveBuilder.Faults(circle).ShouldContain("BlobMissing");
    }

    [Theory]
    [InlineData("{0}.json", true)]
    [InlineData("sha256:{0}", true)]
    [InlineData("blobs/sha256/{0}", true)]
    [InlineData("config.json", false)]
    public void AConfigurationHasTheDigestOfItsName(string name, bool isVerified)
    {
        var hex = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Config)));
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, hex);
        ArchiveBuilder.Faults(new ArchiveBuilder().File(path, Config).File("manifest.json", $"[{{\"Config\":\"{path}\",\"Layers\":[]}}]").Read()).ShouldBeEmpty();
        var tampered = new ArchiveBuilder().File(path, Config.Replace("amd64", "arm64", StringComparison.Ordinal)).File("manifest.json", $"[{{\"Config\":\"{path}\",\"Layers\":[]}}]").Read();
        ArchiveBuilder.Faults(tampered).ShouldBe(isVerified ? ["DigestMismatch"] : []);
    }

    [Fact]
    public void AnArchiveThatIsCutBeforeItsManifestSaysSo()
    {
        var layer = new ArchiveBuilder().File("etc/a", "data").ToArray();
        var bytes = new ArchiveBuilder().File("l.tar", layer).File("c.json", Config).File("manifest.json", "[{\"Config\":\"c.json\",\"Layers\":[\"l.tar\"]}]").ToArray();
        for (var length = 700; length < bytes.Length - 2048; length += 512)
        {
            var cut = bytes[..length];
            ArchiveBuilder.Faults(ArchiveReader.ReadFile(() => new MemoryStream(cut, writable: false), new LayerOptions())).ShouldNotBeEmpty($"{length}");
        }
    }

    [Fact]
    public void APlatformThatIsNotThereIsTold()
    {
        var builder = new ArchiveBuilder().File("c.json", Config).File("manifest.json", "[{\"Config\":\"c.json\",\"Layers\":[]}]");
        builder.Read("linux/amd64").Images.ShouldHaveSingleItem();
        var archive = builder.Read("linux/arm64");
        archive.Images.ShouldBeEmpty();
        archive.Problems.ShouldHaveSingleItem().Message.ShouldContain("it has linux/amd64");
    }

    [Fact]
    public void OfTwoManifestsTheLastCounts()
    {
        var archive = new ArchiveBuilder().File("c.json", Config)
            .File("manifest.json", "[{\"Config\":\"c.json\",\"RepoTags\":[\"a:1\"],\"Layers\":[]}]").File("manifest.json", "[{\"Config\":\"c.json\",\"RepoTags\":[\"b:1\"],\"Layers\":[]}]").Read();
        archive.Images.ShouldHaveSingleItem().References.ShouldBe(["b:1"]);
    }

    [Fact]
    public void AnArchiveOfTheFirstVersionIsRefusedByName()
    {
        var archive = new ArchiveBuilder().File("repositories", "{\"a\":{\"1\":\"b\"}}").File("b/json", "{}").File("b/layer.tar", new ArchiveBuilder().File("a", "b").ToArray()).Read();
        archive.Images.ShouldBeEmpty();
        archive.Problems.ShouldHaveSingleItem().Message.ShouldContain("repositories");
    }

    [Theory]
    [InlineData("")]
    [InlineData("./")]
    public void APipedRootFileSystemIsAnImage(string prefix)
    {
        var builder = new ArchiveBuilder().File(prefix + "etc/passwd", "root:x:0:0::/:/bin/sh\n");
        for (var i = 0; i < 3000; i++)
        {
            builder.File($"{prefix}usr/lib/{i}", new string('x', 600));
        }

        var archive = builder.Read();
        archive.Shape.ShouldBe(ArchiveShape.RootFileSystem);
        var image = archive.Images.ShouldHaveSingleItem();
        image.Problems.ShouldBeEmpty();
        image.FileSystem.Find("usr/lib/2999"u8).ShouldNotBeNull();
    }

    [Fact]
    public void APipedRootFileSystemHasTheBudgetOfAnImage()
    {
        var bytes = new ArchiveBuilder().File("etc/passwd", new string('x', 5000)).File("usr/a", new string('y', 5000)).ToArray();
        var image = ArchiveReader.ReadStream(new MemoryStream(bytes), new LayerOptions { MaximumImageSize = 6000 }).Images.ShouldHaveSingleItem();
        image.Problems.ShouldHaveSingleItem().Fault.ShouldBe(SealFault.BudgetReached);
    }
}
