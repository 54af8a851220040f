using System.Globalization;
using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Tests.Archive;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>The layers that umoci and skopeo write, entry by entry as GNU tar lists them.</summary>
public sealed class LayerComparisonTests
{
    [Fact]
    public void TheLayersOfAnImageAreWhatGnuTarLists()
    {
        using var tools = new ImageTools();
        tools.Run("umoci", "init", "--layout", "oci");
        tools.Run("umoci", "new", "--image", "oci:v1");
        string[] rootless = Environment.IsPrivilegedProcess ? [] : ["--rootless"];
        tools.Run("umoci", ["unpack", .. rootless, "--image", "oci:v1", "one"]);
        var root = tools.At(Path.Combine("one", "rootfs"));
        Directory.CreateDirectory(Path.Combine(root, "usr", "bin"));
        for (var i = 0; i < 300; i++)
        {
            File.WriteAllText(Path.Combine(root, "usr", "bin", i.ToString(CultureInfo.InvariantCulture)), new string('x', i * 17));
        }

        File.WriteAllText(Path.Combine(root, "usr", new string('n', 180)), "long");
        File.WriteAllText(Path.Combine(root, "größe"), "name");
        File.CreateSymbolicLink(Path.Combine(root, "bin"), "usr/bin");
        tools.Run("ln", "one/rootfs/usr/bin/7", "one/rootfs/hard");
        tools.Run("chmod", "4755", "one/rootfs/usr/bin/8");
        tools.Run("umoci", "repack", "--image", "oci:v1", "one");
        tools.Run("umoci", ["unpack", .. rootless, "--image", "oci:v1", "two"]);
        Directory.Delete(tools.At(Path.Combine("two", "rootfs", "usr", "bin")), recursive: true);
        File.WriteAllText(tools.At(Path.Combine("two", "rootfs", "other")), "data");
        tools.Run("umoci", "repack", "--image", "oci:v1", "two");
        tools.Run("skopeo", "copy", "-q", "--dest-compress", "--dest-compress-format", "zstd", "oci:oci:v1", "oci:zstd:v1");

        var layers = 0;
        foreach (var blob in Directory.GetFiles(tools.At("oci/blobs/sha256")).Concat(Directory.GetFiles(tools.At("zstd/blobs/sha256"))))
        {
            var bytes = File.ReadAllBytes(blob);
            if (CompressionDetector.Detect(bytes) == Compression.None)
            {
                continue;
            }

            var tar = tools.At("layer.tar");
            using (var decoded = DecodedStream.Open(new MemoryStream(bytes), CompressionDetector.Detect(bytes)))
            using (var file = File.Create(tar))
            {
                decoded.CopyTo(file);
            }

            var (entries, summary) = TarRecorder.Read(File.ReadAllBytes(tar));
            summary.Problems.ShouldBeEmpty();
            entries.Select(GnuTarListing.Show).ShouldBe(GnuTarListing.Of(tar));
            layers++;
        }

        layers.ShouldBe(4);
    }
}
