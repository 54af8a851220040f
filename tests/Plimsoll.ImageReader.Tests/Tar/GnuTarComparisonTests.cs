using Shouldly;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>GNU tar writes a tree in all its formats; we read what it lists.</summary>
public sealed class GnuTarComparisonTests : IDisposable
{
    private const int HolesLength = 4 * 1024 * 1024;
    private readonly string root = Directory.CreateTempSubdirectory("plimsoll-tar-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("v7")]
    [InlineData("ustar")]
    [InlineData("oldgnu")]
    [InlineData("oldgnu", "-S")]
    [InlineData("gnu")]
    [InlineData("gnu", "-S")]
    [InlineData("gnu", "--owner=u:4000000000", "--group=g:3000000")]
    [InlineData("posix")]
    [InlineData("posix", "-S")]
    [InlineData("posix", "-S", "--sparse-version=0.0")]
    [InlineData("posix", "-S", "--sparse-version=0.1")]
    [InlineData("posix", "--pax-option=comment=hello", "--owner=u:4000000000")]
    [InlineData("gnu", "--blocking-factor=1", "--label=volume")]
    public void TheSameEntriesAreSeen(string format, params string[] options)
    {
        var tree = Directory.CreateDirectory(Path.Combine(root, "tree")).FullName;
        // V7 has 100 bytes for a name and no types for devices and fifos, ustar a prefix.
        MakeTree(tree, format);
        var archive = Path.Combine(root, "archive.tar");
        Run("tar", ["--create", $"--file={archive}", $"--format={format}", "--sort=name", .. options, "--directory", tree, "."]);

        var listed = Run("tar", ["--list", "--verbose", "--numeric-owner", "--quoting-style=escape", $"--file={archive}"]);
        var bytes = File.ReadAllBytes(archive);
        var (entries, summary) = TarRecorder.Read(bytes);

        summary.Problems.ShouldBeEmpty();
        summary.HasEndMark.ShouldBeTrue();
        entries.ShouldAllBe(entry => entry.IsWhole == true);
        entries.Select(GnuTarListing.Show).ShouldBe(listed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(GnuTarListing.Normalise));
        entries.Count.ShouldBeGreaterThan(8);

        // Every byte of data, with the holes left out where they were.
        entries.Single(entry => entry.Name == "./big").Data.ShouldBe(string.Concat(Enumerable.Repeat("0123456789", 30_000)));
        var holes = entries.Single(entry => entry.Name == "./holes");
        holes.IsSparse.ShouldBe(options.Contains("-S"));
        holes.RealSize.ShouldBe(HolesLength);
        holes.Data.Replace("\0", "").ShouldBe("beginend");
        (holes.Data.Length < HolesLength).ShouldBe(holes.IsSparse);
    }

    private static void MakeTree(string tree, string format)
    {
        File.WriteAllText(Path.Combine(tree, "big"), string.Concat(Enumerable.Repeat("0123456789", 30_000)));
        File.WriteAllText(Path.Combine(tree, "empty"), "");
        File.WriteAllText(Path.Combine(tree, "block"), new string('x', 512));
        File.WriteAllText(Path.Combine(tree, "größe\tand\nline"), "x");
        Directory.CreateDirectory(Path.Combine(tree, "sub", "deep"));
        File.WriteAllText(Path.Combine(tree, "sub", "deep", new string('n', 80)), "name");
        File.CreateSymbolicLink(Path.Combine(tree, "sub", "link"), "../big");
        Run("ln", [Path.Combine(tree, "big"), Path.Combine(tree, "z-hard")]);
        Run("chmod", ["7755", Path.Combine(tree, "empty")]);
        Run("chmod", ["0400", Path.Combine(tree, "block")]);
        Run("chmod", ["1777", Path.Combine(tree, "sub")]);
        Run("chmod", ["6644", Path.Combine(tree, "big")]);
        MakeHoles(Path.Combine(tree, "holes"));

        // An old header holds four pieces, each block behind it 21.
        foreach (var pieces in (int[])[3, 4, 5, 24, 25, 26, 60])
        {
            MakePieces(Path.Combine(tree, $"pieces-{pieces}"), pieces);
        }

        if (format != "v7")
        {
            Run("mkfifo", [Path.Combine(tree, "fifo")]);
            var middle = Path.Combine(tree, new string('d', 60), new string('e', 60));
            Directory.CreateDirectory(middle);
            File.WriteAllText(Path.Combine(middle, new string('f', 60)), "prefix");
        }

        if (format is not ("v7" or "ustar"))
        {
            var deep = Path.Combine(tree, new string('g', 200), new string('h', 200));
            Directory.CreateDirectory(deep);
            File.WriteAllText(Path.Combine(deep, new string('i', 200)), "long");
            File.CreateSymbolicLink(Path.Combine(deep, "link"), new string('j', 400));
            Run("ln", [Path.Combine(deep, new string('i', 200)), Path.Combine(tree, "z-long-hard")]);
        }
    }

    private static void MakeHoles(string path)
    {
        using var file = File.Create(path);
        file.Write("begin"u8);
        file.Seek(1024 * 1024, SeekOrigin.Begin);
        file.SetLength(HolesLength);
        file.Seek(-3, SeekOrigin.End);
        file.Write("end"u8);
    }

    private static void MakePieces(string path, int pieces)
    {
        using var file = File.Create(path);
        for (var index = 0; index < pieces; index++)
        {
            file.Seek(index * 64L * 1024, SeekOrigin.Begin);
            file.Write("piece"u8);
        }
    }

    private static string Run(string program, string[] arguments) => GnuTarListing.Run(program, arguments);
}
