using Plimsoll.ImageReader.Tar;
using Shouldly;
using static Plimsoll.ImageReader.Tests.Tar.TarBuilder;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>What legal archives of every dialect hold.</summary>
public sealed class TarDialectTests
{
    [Theory]
    [InlineData(V7)]
    [InlineData(Ustar)]
    [InlineData(Gnu)]
    [InlineData("ustar\0  ")]
    [InlineData("strange!")]
    public void AFileIsReadInAnyDialect(string magic)
    {
        var archive = new TarBuilder()
            .Entry("etc/passwd", data: "root:x:0", magic: magic, change: header => Put(header, 100, "0104755"));

        var entry = Single(archive);

        entry.ShouldBe(new SeenEntry(TarEntryType.File, "etc/passwd", "", 0x9ED, 1000, 1001, 8, 8, false, "0:0", "", false, 0)
        {
            Data = "root:x:0",
            IsWhole = true,
        });
    }

    [Theory]
    [InlineData('\0', TarEntryType.File)]
    [InlineData('0', TarEntryType.File)]
    [InlineData('7', TarEntryType.File)]
    [InlineData('1', TarEntryType.HardLink)]
    [InlineData('2', TarEntryType.SymbolicLink)]
    [InlineData('3', TarEntryType.CharacterDevice)]
    [InlineData('4', TarEntryType.BlockDevice)]
    [InlineData('5', TarEntryType.Directory)]
    [InlineData('6', TarEntryType.Fifo)]
    [InlineData('Z', TarEntryType.Unknown)]
    [InlineData('V', TarEntryType.Unknown)]
    public void TypeFlagsAreTold(char flag, TarEntryType type) => Single(new TarBuilder().Entry("a", flag)).Type.ShouldBe(type);

    [Fact]
    public void LinksAndDevicesHaveTheirFields()
    {
        var devices = new TarBuilder()
            .Entry("l", '2', link: "../a")
            .Entry("n", '3', change: header =>
            {
                Put(header, 329, "0000005\0");
                Put(header, 337, "0000011\0");
            });

        var entries = Clean(devices);
        entries[0].Link.ShouldBe("../a");
        entries[1].Device.ShouldBe("5:9");
    }

    [Fact]
    public void ANameMayFillItsFieldAndHaveAPrefix()
    {
        var name = new string('n', 100);
        var prefix = new string('p', 155);

        Single(new TarBuilder().Entry(name, magic: V7)).Name.ShouldBe(name);
        Single(new TarBuilder().Entry(name, change: header => Put(header, 345, prefix))).Name.ShouldBe(prefix + "/" + name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StarHasAShorterPrefix(bool hasMagic)
    {
        var archive = new TarBuilder().Entry("n", change: header =>
        {
            Put(header, 345, "dir");
            Put(header, 476, "14000000000 14000000000 ");
            Put(header, 508, hasMagic ? "tar\0" : "");
        });

        Single(archive).Name.ShouldBe("dir/n");
    }

    [Theory]
    [InlineData(V7, '0')]
    [InlineData(V7, '\0')]
    [InlineData(Ustar, '\0')]
    public void AnOldFileWithTheNameOfADirectoryIsOne(string magic, char flag) =>
        Single(new TarBuilder().Entry("d/", flag, magic: magic)).Type.ShouldBe(TarEntryType.Directory);

    [Fact]
    public void GnuNamesAreLong()
    {
        var name = string.Join('/', Enumerable.Repeat("directory", 200));
        var archive = new TarBuilder().LongName("target/" + name, 'K').LongName(name).Entry("cut", '2', magic: Gnu, link: "cut");

        var entry = Single(archive);
        entry.Name.ShouldBe(name);
        entry.Link.ShouldBe("target/" + name);
        entry.Offset.ShouldBe(archive.Length - Block);
    }

    [Fact]
    public void ExtensionsHoldForOneEntryOnly()
    {
        var archive = new TarBuilder()
            .Pax(("path", "long"), ("uid", "4000000000"), ("SCHILY.xattr.security.capability", "\u0001"), ("trusted", "y"))
            .Entry("a")
            .Entry("b");

        var entries = Clean(archive);
        entries[0].ShouldSatisfyAllConditions(
            entry => entry.Name.ShouldBe("long"),
            entry => entry.UserId.ShouldBe(4_000_000_000),
            entry => entry.Capability.ShouldBe("01"));
        entries[1].ShouldSatisfyAllConditions(
            entry => entry.Name.ShouldBe("b"),
            entry => entry.UserId.ShouldBe(1000),
            entry => entry.Capability.ShouldBe(""));
    }

    [Fact]
    public void Base256NumbersAreRead()
    {
        var archive = new TarBuilder().Entry("a", magic: Gnu, data: "xy", change: header =>
        {
            PutBinary(header, 108, 8, 4_000_000_000);
            PutBinary(header, 116, 8, -2);
            PutBinary(header, 124, 12, 2);
        });

        var entry = Single(archive);
        entry.UserId.ShouldBe(4_000_000_000);
        entry.GroupId.ShouldBe(-1);
        entry.Data.ShouldBe("xy");
    }

    [Fact]
    public void PaxRecordsAreBytesWithALength()
    {
        // The newline, the key-like text and the byte that is no UTF-8 are all part of the one value.
        var name = "a\n7 size=9\n\u00FF=";
        var archive = new TarBuilder().Pax(("path", "first"), ("path", name), ("linkpath", "to"), ("gid", "7")).Entry("a", '2');

        var entry = Single(archive);
        entry.Name.ShouldBe(name);
        entry.Link.ShouldBe("to");
        entry.GroupId.ShouldBe(7);
    }

    [Fact]
    public void APaxSizeStandsInForAHeaderWithoutOne()
    {
        var archive = new TarBuilder()
            .Pax(("size", "5"))
            .Entry("a", data: "12345", change: header => Put(header, 124, "00000000000 "))
            .Entry("b");

        var entries = Clean(archive);
        entries[0].Data.ShouldBe("12345");
        entries[1].Name.ShouldBe("b");
    }

    [Fact]
    public void AnEmptyPaxValueTakesTheRecordBack() =>
        Single(new TarBuilder().Pax(("path", "x"), ("size", "77"), ("path", ""), ("size", "")).Entry("a", data: "1")).Name.ShouldBe("a");

    [Theory]
    [InlineData("SCHILY.xattr.security.capability", "\u0001\0\0\u0002\u0000 \0\0", "0100000200200000")]
    [InlineData("LIBARCHIVE.xattr.security.capability", "AQAAAgAgAAA=", "0100000200200000")]
    [InlineData("LIBARCHIVE.xattr.security.capability", "AQAAAgAgAAA", "0100000200200000")]
    [InlineData("LIBARCHIVE.xattr.security%2Ecapability", "AQAAAgAg", "010000020020")]
    [InlineData("LIBARCHIVE.xattr.user.capability", "AQAAAgAg", "")]
    [InlineData("SCHILY.xattr.user.comment", "x", "")]
    public void CapabilitiesAreFound(string key, string value, string expected) =>
        Single(new TarBuilder().Pax((key, value)).Entry("a")).Capability.ShouldBe(expected);

    [Theory]
    [InlineData("SCHILY.xattr.trusted.overlay.opaque", "y", true)]
    [InlineData("SCHILY.xattr.user.overlay.opaque", "y", true)]
    [InlineData("LIBARCHIVE.xattr.trusted.overlay.opaque", "eQ", true)]
    [InlineData("SCHILY.xattr.trusted.overlay.opaque", "n", false)]
    [InlineData("SCHILY.xattr.trusted.overlay.redirect", "y", false)]
    public void OpaqueDirectoriesAreFound(string key, string value, bool expected) =>
        Single(new TarBuilder().Pax((key, value)).Entry("d", '5')).IsOpaque.ShouldBe(expected);

    [Fact]
    public void AGlobalHeaderIsAComment() => Single(new TarBuilder().Global(("comment", "0123abc")).Entry("a")).Name.ShouldBe("a");

    [Fact]
    public void AnOldSparseFileIsReadAsStored()
    {
        var map = new byte[2 * Block];
        Put(map, 0, string.Concat(Enumerable.Repeat("00000000000\000000000000\0", 21)));
        map[504] = 1;
        var archive = new TarBuilder()
            .Entry("s", 'S', magic: Gnu, change: header =>
            {
                Put(header, 124, "00000000004 ");
                Put(header, 386, string.Concat(Enumerable.Repeat("00000000000\000000000001\0", 4)));
                header[482] = 1;
                PutBinary(header, 483, 12, 1L << 50);
            })
            .Raw(map)
            .Raw([.. Latin("data"), .. new byte[Block - 4]])
            .Entry("b");

        var entries = Clean(archive);
        entries[0].ShouldSatisfyAllConditions(
            entry => entry.Type.ShouldBe(TarEntryType.File),
            entry => entry.IsSparse.ShouldBeTrue(),
            entry => entry.Size.ShouldBe(4),
            entry => entry.RealSize.ShouldBe(1L << 50),
            entry => entry.Data.ShouldBe("data"));
        entries[1].Name.ShouldBe("b");
    }

    [Fact]
    public void APaxSparseFileOfVersion00RepeatsItsKeys()
    {
        var archive = new TarBuilder()
            .Pax(
                ("GNU.sparse.size", "1099511627776"),
                ("GNU.sparse.numblocks", "2"),
                ("GNU.sparse.offset", "0"),
                ("GNU.sparse.numbytes", "2"),
                ("GNU.sparse.offset", "512"),
                ("GNU.sparse.numbytes", "2"))
            .Entry("s", data: "abcd");

        ShouldBeSparse(Single(archive), "s", "abcd");
    }

    [Fact]
    public void APaxSparseFileOfVersion01HasItsRealName()
    {
        var archive = new TarBuilder()
            .Pax(
                ("GNU.sparse.size", "1099511627776"),
                ("GNU.sparse.numblocks", "1"),
                ("GNU.sparse.map", "0,4"),
                ("GNU.sparse.name", "real"))
            .Entry("GNUSparseFile.1/real", data: "abcd");

        ShouldBeSparse(Single(archive), "real", "abcd");
    }

    [Fact]
    public void APaxSparseFileOfVersion10HasItsMapBeforeItsData()
    {
        var map = "1\n1099511627772\n4\n".PadRight(Block, '\0');
        var archive = new TarBuilder()
            .Pax(
                ("GNU.sparse.major", "1"),
                ("GNU.sparse.minor", "0"),
                ("GNU.sparse.name", "real"),
                ("GNU.sparse.realsize", "1099511627776"))
            .Entry("GNUSparseFile.1/real", data: map + "abcd");

        ShouldBeSparse(Single(archive), "real", "abcd");
    }

    [Fact]
    public void NamesAreKeptAsTheyAre()
    {
        string[] names = ["/abs", "../up", "", "./x", "a//b/", "\u0001\u007F", "\u00E4\u00FF"];
        var archive = new TarBuilder();
        foreach (var name in names)
        {
            archive.Entry(name, '5');
        }

        Clean(archive).Select(entry => entry.Name).ShouldBe(names);
    }

    private static void ShouldBeSparse(SeenEntry entry, string name, string data)
    {
        entry.Name.ShouldBe(name);
        entry.IsSparse.ShouldBeTrue();
        entry.RealSize.ShouldBe(1L << 40);
        entry.Data.ShouldBe(data);
        entry.IsWhole.ShouldBe(true);
    }

    private static SeenEntry Single(TarBuilder archive) => Clean(archive).ShouldHaveSingleItem();

    private static List<SeenEntry> Clean(TarBuilder archive)
    {
        var (entries, summary) = TarRecorder.Read([.. archive.ToArray(), .. new byte[2 * Block]]);
        summary.Problems.ShouldBeEmpty();
        summary.HasEndMark.ShouldBeTrue();
        return entries;
    }
}
