using System.Globalization;
using System.Text;
using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>Archives that others wrote: what packages of Debian unpack, entry by entry as GNU tar lists it.</summary>
public sealed class PackageComparisonTests
{
    private const int LeastPackages = 10;

    [Fact]
    public void TheDataOfPackagesIsWhatGnuTarLists()
    {
        var directory = Environment.GetEnvironmentVariable("PLIMSOLL_DEBS");
        var packages = directory is null ? [] : Directory.GetFiles(directory, "*.deb");
        Assert.SkipWhen(packages.Length == 0 && Environment.GetEnvironmentVariable("CI") != "true", "PLIMSOLL_DEBS names no directory with packages of Debian");
        packages.Length.ShouldBeGreaterThanOrEqualTo(LeastPackages);
        foreach (var package in packages)
        {
            var compressed = DataOf(File.ReadAllBytes(package));
            var tar = Path.GetTempFileName();
            try
            {
                using (var decoded = DecodedStream.Open(new MemoryStream(compressed), CompressionDetector.Detect(compressed)))
                using (var file = File.Create(tar))
                {
                    decoded.CopyTo(file);
                    decoded.Problem.ShouldBeNull(package);
                }

                var (entries, summary) = TarRecorder.Read(File.ReadAllBytes(tar));
                summary.Problems.ShouldBeEmpty(package);
                entries.Select(GnuTarListing.Show).ShouldBe(GnuTarListing.Of(tar), package);
                entries.ShouldNotBeEmpty();
            }
            finally
            {
                File.Delete(tar);
            }
        }
    }

    /// <summary>A package is an <c>ar</c> archive: a magic line, then members of a header of 60 bytes and their data (deb(5)).</summary>
    private static byte[] DataOf(byte[] package)
    {
        var at = 8;
        while (at + 60 <= package.Length)
        {
            var name = Encoding.ASCII.GetString(package, at, 16).TrimEnd();
            var size = int.Parse(Encoding.ASCII.GetString(package, at + 48, 10).TrimEnd(), CultureInfo.InvariantCulture);
            if (name.StartsWith("data.tar", StringComparison.Ordinal))
            {
                return package[(at + 60)..(at + 60 + size)];
            }

            at += 60 + size + (size % 2);
        }

        throw new FormatException("no data.tar");
    }
}
