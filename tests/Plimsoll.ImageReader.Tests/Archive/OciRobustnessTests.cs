using System.Text;
using System.Text.Json.Nodes;
using Plimsoll.ImageReader.Archive;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Archive;

/// <summary>OCI layouts that lie, lead in circles or are cut short (<c>catalogue/robustness.md</c> §4, OCI).</summary>
public sealed class OciRobustnessTests
{
    private const string IndexType = "application/vnd.oci.image.index.v1+json";

    [Fact]
    public void AnIndexThatNamesItselfEnds()
    {
        // Only a lie about the digest makes a circle.
        var digest = new string('a', 64);
        var circle = new JsonObject { ["mediaType"] = IndexType, ["digest"] = "sha256:" + digest, ["size"] = 1 };
        var builder = new ArchiveBuilder();
        var image = builder.SmallImage();
        builder.File("blobs/sha256/" + digest, ArchiveBuilder.IndexOf((JsonObject)circle.DeepClone(), (JsonObject)image.DeepClone()).ToJsonString());
        var archive = builder.Index(circle).Read();
        archive.Images.ShouldHaveSingleItem().Problems.ShouldBeEmpty();
        ArchiveBuilder.Faults(archive).ShouldBe(["DigestMismatch", "SizeMismatch"]);
    }

    [Theory]
    [InlineData(8, "")]
    [InlineData(9, "BudgetReached")]
    [InlineData(200, "BudgetReached")]
    public void IndexesMayBeNestedEightDeep(int depth, string fault)
    {
        var builder = new ArchiveBuilder();
        var descriptor = builder.SmallImage();
        for (var i = 1; i < depth; i++)
        {
            descriptor = builder.Blob(IndexType, ArchiveBuilder.IndexOf(descriptor));
        }

        var archive = builder.Index(descriptor).Read();
        string.Join(' ', ArchiveBuilder.Faults(archive)).ShouldBe(fault);
        archive.Images.Length.ShouldBe(fault.Length == 0 ? 1 : 0);
    }

    [Fact]
    public void WaysWithoutNumberOverAFewBlobsAreWalkedOnce()
    {
        var builder = new ArchiveBuilder();
        var descriptor = builder.SmallImage();
        for (var i = 0; i < 6; i++)
        {
            descriptor = builder.Blob(IndexType, ArchiveBuilder.IndexOf([.. Enumerable.Range(0, 10).Select(_ => (JsonObject)descriptor.DeepClone())]));
        }

        builder.Index(descriptor).Read().Images.ShouldHaveSingleItem();
    }

    [Fact]
    public void TooManyLayersAreABudget()
    {
        var builder = new ArchiveBuilder();
        var layer = builder.Blob("application/vnd.oci.image.layer.v1.tar", new ArchiveBuilder().File("a", "b").ToArray());
        var many = builder.Manifest(Enumerable.Range(0, 20_000).Select(_ => (JsonObject)layer.DeepClone()), []);
        ArchiveBuilder.Faults(builder.Index(many, builder.SmallImage()).Read()).ShouldBe(["BudgetReached"]);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"sha256:\"")]
    [InlineData("\"sha256:../../../../etc/passwd\"")]
    [InlineData("\"sha256:ABCDEF\"")]
    [InlineData("\"sha256:\\u0000\"")]
    [InlineData("17")]
    [InlineData("null")]
    [InlineData("[]")]
    public void OddDigestsAreNoPaths(string digest)
    {
        var builder = new ArchiveBuilder();
        builder.File("index.json", $"{{\"schemaVersion\":2,\"manifests\":[{{\"digest\":{digest},\"size\":1}}]}}").File("oci-layout", "{}");
        var archive = builder.Read();
        archive.Images.ShouldBeEmpty();
        ArchiveBuilder.Faults(archive).ShouldBe(["ManifestInvalid"]);
    }

    [Fact]
    public void ADigestOfAMegabyteIsNone()
    {
        var builder = new ArchiveBuilder();
        builder.File("index.json", $"{{\"manifests\":[{{\"digest\":\"sha256:{new string('a', 1 << 20)}\"}}]}}").File("oci-layout", "{}");
        ArchiveBuilder.Faults(builder.Read()).ShouldBe(["ManifestInvalid"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("not JSON")]
    [InlineData("{\"manifests\":[]")]
    [InlineData("{\"manifests\":null}")]
    [InlineData("{\"manifests\":{}}")]
    [InlineData("{\"Manifests\":[]}")]
    [InlineData("\uFEFF{\"manifests\":[],}")]
    [InlineData("{\"manifests\":[],\"manifests\":[]}")]
    [InlineData("{\"manifests\":[]} trailing")]
    public void AnIndexThatIsNoneSaysSo(string json)
    {
        var archive = new ArchiveBuilder().File("oci-layout", "{}").File("index.json", json).Read();
        archive.Images.ShouldBeEmpty();
        ArchiveBuilder.Faults(archive).ShouldBe(["ManifestInvalid"]);
    }

    [Fact]
    public void AnIndexInUtf16OrNestedWithoutEndSaysSo()
    {
        foreach (var bytes in (byte[][])[Encoding.Unicode.GetBytes("{\"manifests\":[]}"), Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 100_000))])
        {
            ArchiveBuilder.Faults(new ArchiveBuilder().File("oci-layout", "{}").File("index.json", bytes).Read()).ShouldBe(["ManifestInvalid"]);
        }
    }

    [Fact]
    public void AnErrorOfJsonSaysWhere()
    {
        var archive = new ArchiveBuilder().File("oci-layout", "{}").File("index.json", "{\n  \"manifests\": oops\n}").Read();
        archive.Problems.ShouldHaveSingleItem().Message.ShouldContain("line 2, byte 16");
    }

    [Theory]
    [InlineData("{\"schemaVersion\":2,\"layers\":null}")]
    [InlineData("{\"schemaVersion\":2,\"config\":5,\"layers\":[]}")]
    [InlineData("{\"schemaVersion\":2,\"config\":{\"digest\":\"\\ud800\"},\"layers\":[{},5,null]}")]
    public void AManifestWithOddFieldsThrowsNothing(string json)
    {
        var builder = new ArchiveBuilder();
        builder.Index(builder.Blob("application/vnd.oci.image.manifest.v1+json", Encoding.UTF8.GetBytes(json))).Read();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"config\":null}")]
    [InlineData("{\"config\":{\"User\":7,\"Env\":{},\"Labels\":[],\"ExposedPorts\":3,\"Cmd\":\"a\"},\"rootfs\":[],\"history\":{}}")]
    [InlineData("{\"config\":{\"Env\":[1,null,\"A=b\"]},\"history\":[1,null,{}]}")]
    public void AConfigurationWithOddFieldsIsDefaults(string json)
    {
        var builder = new ArchiveBuilder();
        var config = builder.Blob("application/vnd.oci.image.config.v1+json", Encoding.UTF8.GetBytes(json));
        var manifest = builder.Blob("application/vnd.oci.image.manifest.v1+json", new JsonObject { ["config"] = config, ["layers"] = new JsonArray() });
        builder.Index(manifest).Read().Images.ShouldHaveSingleItem().Configuration.ShouldNotBeNull().User.ShouldBeEmpty();
    }

    [Fact]
    public void AForeignLayerIsLeftAloneAndAMissingOneIsTold()
    {
        var builder = new ArchiveBuilder();
        var foreign = new JsonObject
        {
            ["mediaType"] = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
            ["digest"] = "sha256:" + new string('b', 64),
            ["size"] = 5,
            ["urls"] = new JsonArray("https://example.com/layer"),
        };
        ArchiveBuilder.Faults(builder.Index(builder.Manifest([foreign], [])).Read()).ShouldContain("Foreign");
        ArchiveBuilder.Faults(builder.Read()).ShouldNotContain("BlobMissing");

        var other = new ArchiveBuilder();
        var missing = new JsonObject { ["mediaType"] = "application/vnd.oci.image.layer.v1.tar", ["digest"] = "sha256:" + new string('c', 64), ["size"] = 5 };
        ArchiveBuilder.Faults(other.Index(other.Manifest([missing], [])).Read()).ShouldContain("BlobMissing");
    }

    [Fact]
    public void EmbeddedDataIsNoBlob()
    {
        var builder = new ArchiveBuilder();
        var image = builder.SmallImage();
        image["data"] = Convert.ToBase64String("{\"layers\":[]}"u8.ToArray());
        builder.Index(image).Read().Images.ShouldHaveSingleItem().FileSystem.Find("etc/a"u8).ShouldNotBeNull();
    }

    [Fact]
    public void AttestationsChartsAndSignaturesAreNoImages()
    {
        var builder = new ArchiveBuilder();
        var attestation = builder.SmallImage("attestation");
        attestation["platform"] = new JsonObject { ["os"] = "unknown", ["architecture"] = "unknown" };
        attestation["annotations"] = new JsonObject { ["vnd.docker.reference.type"] = "attestation-manifest" };
        var config = builder.Blob("application/vnd.cncf.helm.config.v1+json", new JsonObject { ["name"] = "chart" });
        var chart = builder.Blob("application/vnd.oci.image.manifest.v1+json", new JsonObject { ["schemaVersion"] = 2, ["config"] = config, ["layers"] = new JsonArray() });
        var archive = builder.Index(attestation, chart, builder.SmallImage()).Read();
        archive.Images.ShouldHaveSingleItem().FileSystem.Find("etc/a"u8).ShouldNotBeNull();
        ArchiveBuilder.Faults(archive).ShouldBeEmpty();
    }

    [Fact]
    public void DigestsBySha512AreVerified()
    {
        var builder = new ArchiveBuilder();
        var archive = builder.Index(builder.SmallImage("etc/a", "sha512")).Read();
        ArchiveBuilder.Faults(archive).ShouldBeEmpty();
        archive.Images.ShouldHaveSingleItem().FileSystem.Find("etc/a"u8).ShouldNotBeNull();

        // A layer under the name of another.
        var forged = new ArchiveBuilder();
        var tar = new ArchiveBuilder().File("etc/a", "data").ToArray();
        var layer = new JsonObject { ["mediaType"] = "application/vnd.oci.image.layer.v1.tar", ["digest"] = "sha512:" + new string('d', 128), ["size"] = tar.Length };
        forged.File("blobs/sha512/" + new string('d', 128), tar);
        ArchiveBuilder.Faults(forged.Index(forged.Manifest([layer], ["sha512:" + new string('e', 128)])).Read()).ShouldBe(["DiffIdMismatch", "DigestMismatch"]);
    }

    [Fact]
    public void ZerosThatAWriterLeftOutAreNoTampering()
    {
        var tar = new ArchiveBuilder().File("etc/a", "data").ToArray();
        var padded = new byte[10_240];
        tar.CopyTo(padded, 0);
        var builder = new ArchiveBuilder();
        var layer = builder.Blob("application/vnd.oci.image.layer.v1.tar", tar);
        var promised = "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(padded));
        ArchiveBuilder.Faults(builder.Index(builder.Manifest([layer], [promised])).Read()).ShouldBe(["DiffIdPadding"]);
    }

    [Fact]
    public void PlatformsAreChosen()
    {
        var builder = new ArchiveBuilder();
        JsonObject[] images = [.. new[] { "amd64", "arm64" }.Select(architecture =>
        {
            var image = builder.SmallImage("etc/" + architecture);
            image["platform"] = new JsonObject { ["os"] = "linux", ["architecture"] = architecture };
            return image;
        })];
        builder.Index(images);
        builder.Read().Images.Length.ShouldBe(2);
        builder.Read("linux/arm64").Images.ShouldHaveSingleItem().FileSystem.Find("etc/arm64"u8).ShouldNotBeNull();
    }
}
