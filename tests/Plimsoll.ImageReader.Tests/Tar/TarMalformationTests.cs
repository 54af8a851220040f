using Plimsoll.ImageReader.Tar;
using Shouldly;
using static Plimsoll.ImageReader.Tests.Tar.TarBuilder;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>What becomes of archives that are wrong, or that readers understand differently: a test per row of our list.</summary>
public sealed class TarMalformationTests
{
    // Checksums.
    [Theory]
    [InlineData("        ")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("000001\0 ")]
    [InlineData("garbage!")]
    public void AWrongOrBlankChecksumIsCorruptAndNoEnd(string checksum)
    {
        var archive = new TarBuilder().Entry("a", data: "1").Entry("b", spoil: header => Put(header, 148, checksum)).Entry("c").Zeros();

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.ShouldHaveSingleItem().Name.ShouldBe("a");
        summary.HasEndMark.ShouldBeFalse();
        summary.Problems.ShouldBe([new(ArchiveProblemKind.Corrupt, 1024, "the checksum of a header is wrong")]);
    }

    [Fact]
    public void ASignedChecksumIsAccepted()
    {
        var archive = new TarBuilder().Entry("\u00FF\u00FE", spoil: header => Seal(header, isSigned: true)).Zeros();

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.ShouldHaveSingleItem().Name.ShouldBe("\u00FF\u00FE");
        summary.Problems.ShouldBeEmpty();
    }

    // Sizes.
    [Theory]
    [InlineData("0000000008 ")]
    [InlineData("-0000000001")]
    [InlineData("0x000000001")]
    public void ASizeThatIsNoNumberIsCorrupt(string size) => SizeIsCorrupt(header => Put(header, 124, size));

    [Fact]
    public void ASizeOf2To88IsCorrupt() => SizeIsCorrupt(header => PutBinary(header, 124, 12, (Int128)1 << 88));

    [Fact]
    public void ANegativeSizeIsCorrupt() => SizeIsCorrupt(header => PutBinary(header, 124, 12, -512));

    [Theory]
    [InlineData(1L << 33)]
    [InlineData(1L << 62)]
    [InlineData(long.MaxValue)]
    public void AClaimedSizeIsReadAsFarAsThereIsData(long size)
    {
        var archive = new TarBuilder().Entry("a", change: header => PutBinary(header, 124, 12, size)).Raw(Latin("data"));

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        var entry = entries.ShouldHaveSingleItem();
        entry.Size.ShouldBe(size);
        entry.Data.ShouldBe("data");
        entry.IsWhole.ShouldBe(false);
        ShouldBe(summary, ArchiveProblemKind.Corrupt, 516);
    }

    [Fact]
    public void ASizeOfTwelveDigitsIsRead() =>
        Read(new TarBuilder().Entry("a", data: "x", change: header => Put(header, 124, "000000000001"))).Problems.ShouldBeEmpty();

    [Fact]
    public void APaxSizeSavesAHeaderWithABadOne()
    {
        var archive = new TarBuilder()
            .Pax(("size", "2"))
            .Entry("a", data: "xy", change: header => PutBinary(header, 124, 12, (Int128)1 << 70))
            .Entry("b");

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.Select(entry => entry.Data).ShouldBe(["xy", ""]);
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 1024);
    }

    // Other numbers.
    [Fact]
    public void OddIdsModesAndTimesAreNoMatter()
    {
        var archive = new TarBuilder().Entry("a", change: header =>
        {
            Put(header, 100, "garbage\0");
            Put(header, 108, "-1\0\0\0\0\0\0");
            PutBinary(header, 116, 8, (Int128)1 << 60);
            Put(header, 136, "not a time");
        });

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        var entry = entries.ShouldHaveSingleItem();
        entry.UserId.ShouldBe(-1);
        entry.Mode.ShouldBe(0);
        summary.Problems.ShouldBeEmpty();
    }

    // PAX headers.
    [Fact]
    public void APaxSizeBeatsAnotherInTheHeader()
    {
        var archive = new TarBuilder()
            .Pax(("size", "600"))
            .Entry("a", data: new string('x', 600), change: header => Put(header, 124, "00000000007 "))
            .Entry("b");

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.Select(entry => entry.Size).ShouldBe([600, 0]);
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 1024);
    }

    [Fact]
    public void AHeaderFullOfSevensIsNoOtherSize() =>
        Read(new TarBuilder().Pax(("size", "8589934592")).Entry("a", change: header => Put(header, 124, "77777777777\0")))
            .Problems.ShouldHaveSingleItem().Kind.ShouldBe(ArchiveProblemKind.Corrupt, "its data is not there");

    [Fact]
    public void OfTwoPaxHeadersTheLastCounts()
    {
        var archive = new TarBuilder()
            .Pax(("path", "x"), ("uid", "5"))
            .Pax(("path", "y"))
            .Entry("a");

        var (entries, summary) = TarRecorder.Read(archive.ToArray());

        var entry = entries.ShouldHaveSingleItem();
        entry.Name.ShouldBe("y");
        entry.UserId.ShouldBe(1000);
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 1024);
    }

    [Theory]
    [InlineData("12 path=bad\nxx")]
    [InlineData("99 path=bad\n")]
    [InlineData("0 path=bad\n")]
    [InlineData("2 ")]
    [InlineData("-7 a=b\n")]
    [InlineData("99999999999999999999999 a=b\n")]
    [InlineData(" 7 a=b\n")]
    [InlineData("8 =bcd\n")]
    [InlineData("7 abcd\n")]
    [InlineData("path=x\n")]
    [InlineData("6 a=bc")]
    public void ADamagedRecordIsCorruptAndTheEntryIsKept(string record)
    {
        var archive = new TarBuilder().Entry("x", 'x', Record("uid", "7") + record).Entry("a").Entry("b");

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.Count.ShouldBe(2);
        entries[0].UserId.ShouldBe(7);
        ShouldBe(summary, ArchiveProblemKind.Corrupt, 0);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("0x2")]
    [InlineData("9223372036854775808")]
    public void APaxSizeThatIsNoneIsCorrupt(string size)
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().Pax(("size", size)).Entry("a", data: "abc").ToArray());

        entries.ShouldHaveSingleItem().Data.ShouldBe("abc");
        ShouldBe(summary, ArchiveProblemKind.Corrupt, 0);
    }

    [Fact]
    public void ANulInAPaxNameIsOdd()
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().Pax(("path", "a\0b")).Entry("a").ToArray());

        entries.ShouldHaveSingleItem().Name.ShouldBe("a\0b");
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 0);
    }

    [Fact]
    public void AHugePaxHeaderIsCutAndReadingGoesOn()
    {
        var limits = new TarLimits { MaximumHeaderBytes = 1024 };
        var archive = new TarBuilder().Pax(("path", "kept"), ("comment", new string('x', 5000)), ("uid", "7")).Entry("a").Entry("b");

        var (entries, summary) = TarRecorder.Read(archive.ToArray(), limits);
        entries.Select(entry => entry.Name).ShouldBe(["kept", "b"]);
        ShouldBe(summary, ArchiveProblemKind.BudgetReached, 0);
    }

    [Theory]
    [InlineData("path", "hidden", true)]
    [InlineData("size", "0", true)]
    [InlineData("linkpath", "x", true)]
    [InlineData("GNU.sparse.major", "1", true)]
    [InlineData("comment", "path=x", false)]
    [InlineData("mtime", "1.5", false)]
    public void AGlobalHeaderIsNotObeyed(string key, string value, bool isTold)
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().Global((key, value)).Entry("a", data: "data").ToArray());

        var entry = entries.ShouldHaveSingleItem();
        entry.Name.ShouldBe("a");
        entry.Data.ShouldBe("data");
        summary.Problems.Select(problem => problem.Kind).ShouldBe(isTold ? [ArchiveProblemKind.HeaderAnomaly] : []);
    }

    // GNU names.
    [Fact]
    public void ALongNameIsCutAtTheLimit()
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().LongName(new string('x', 40_000)).Entry("a").Entry("b").ToArray());

        entries.Select(entry => entry.Name).ShouldBe([new string('x', 32 * 1024), "b"]);
        ShouldBe(summary, ArchiveProblemKind.BudgetReached, 0);
    }

    [Fact]
    public void AChainOfLongNamesIsOddAndTheLastCounts()
    {
        var archive = new TarBuilder();
        for (var index = 0; index < 1000; index++)
        {
            archive.LongName($"name{index}");
        }

        var (entries, summary) = TarRecorder.Read(archive.Entry("a").ToArray());
        entries.ShouldHaveSingleItem().Name.ShouldBe("name999");
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 1024);
    }

    [Fact]
    public void ALongNameThatClaims4GiBIsCutThere()
    {
        var archive = new TarBuilder()
            .Entry("././@LongLink", 'L', magic: Gnu, change: header => PutBinary(header, 124, 12, (1L << 32) + 5))
            .Raw(Latin("name"));

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.ShouldBeEmpty();
        ShouldBe(summary, ArchiveProblemKind.Corrupt, 516);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void ALongNameThatNoEntryFollowsIsOdd(int zeros)
    {
        var summary = Read(new TarBuilder().Entry("a").LongName("b").Zeros(zeros));

        summary.Problems.ShouldHaveSingleItem().Kind.ShouldBe(ArchiveProblemKind.HeaderAnomaly);
    }

    [Fact]
    public void AnEmptyGnuNameIsOddAndIgnored()
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().LongName("").Entry("a").ToArray());

        entries.ShouldHaveSingleItem().Name.ShouldBe("a");
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 0);
    }

    [Fact]
    public void AGnuNameEndsWithItsDataAndThatIsOdd()
    {
        var archive = new TarBuilder().Entry("././@LongLink", 'L', "name", Gnu).Entry("a");

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.ShouldHaveSingleItem().Name.ShouldBe("name");
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 0);
    }

    [Fact]
    public void OfAGnuNameAndAPaxNameGnusCountsAsForGo()
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().LongName("gnu").Pax(("path", "pax")).Entry("a").ToArray());

        entries.ShouldHaveSingleItem().Name.ShouldBe("gnu");
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 2048);
    }

    [Fact]
    public void AGnuHeaderWithAPrefixIsOdd()
    {
        var archive = new TarBuilder()
            .Entry("a", magic: Gnu, change: header => Put(header, 345, "dir"));

        var (entries, summary) = TarRecorder.Read(archive.ToArray());

        entries.ShouldHaveSingleItem().Name.ShouldBe("dir/a");
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 0);
    }

    // Sparse files.
    [Fact]
    public void ASparseMapInDataMayHaveAMillionPieces()
    {
        var map = new System.Text.StringBuilder("1000000\n");
        for (var index = 0; index < 1_000_000; index++)
        {
            map.Append(index * 1024L).Append("\n0\n");
        }

        var data = map.ToString().PadRight((map.Length + Block - 1) / Block * Block, '\0') + "data";
        var (entries, summary) = TarRecorder.Read(Sparse10().Entry("s", data: data).Entry("b").ToArray());
        entries[0].Data.ShouldBe("data");
        entries[1].Name.ShouldBe("b");
        summary.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("secret, and no map")]
    [InlineData("\n")]
    [InlineData("12345678901234567890123\n0\n")]
    [InlineData("1\n0\nx\n")]
    [InlineData("")]
    public void WhatIsNoSparseMapIsData(string data)
    {
        var (entries, summary) = TarRecorder.Read(Sparse10().Entry("s", data: data).Entry("b").ToArray());

        entries[0].Data.ShouldBe(data);
        entries[1].Name.ShouldBe("b");
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 1024);
    }

    [Fact]
    public void ASparseFileOfAnotherDialectOrVersionIsOdd()
    {
        var old = Read(new TarBuilder().Entry("s", 'S', "x", V7));
        ShouldBe(old, ArchiveProblemKind.HeaderAnomaly, 0);

        var future = new TarBuilder()
            .Pax(("GNU.sparse.major", "2"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "1"))
            .Entry("s");
        ShouldBe(Read(future), ArchiveProblemKind.HeaderAnomaly, 1024);
    }

    [Fact]
    public void AnOldSparseMapMayBeCut()
    {
        var archive = new TarBuilder().Entry("s", 'S', magic: Gnu, change: header => header[482] = 1).Raw(new byte[100]);

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.ShouldHaveSingleItem().IsWhole.ShouldBe(false);
        summary.Problems.ShouldContain(problem => problem.Kind == ArchiveProblemKind.Corrupt);
    }

    [Fact]
    public void AnOldSparseMapThatEndsAndGoesOnIsOdd()
    {
        var archive = new TarBuilder().Entry("s", 'S', magic: Gnu, change: header => header[482] = 1).Entry("a").Entry("b");

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.Select(entry => entry.Name).ShouldBe(["s", "b"]);
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 0);
    }

    // Types.
    [Theory]
    [InlineData('1', false)]
    [InlineData('2', true)]
    [InlineData('3', true)]
    [InlineData('5', true)]
    [InlineData('6', true)]
    public void WhatHasNoDataMayClaimSome(char flag, bool isTold)
    {
        var archive = new TarBuilder()
            .Entry("d", flag, change: header => Put(header, 124, "00000001000 "))
            .Entry("b", data: "behind")
            .Zeros();

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.Select(entry => (entry.Name, entry.Data)).ShouldBe([("d", ""), ("b", "behind")]);
        entries[0].Size.ShouldBe(0);
        summary.Problems.Select(problem => problem.Kind).ShouldBe(isTold ? [ArchiveProblemKind.HeaderAnomaly] : []);
    }

    [Theory]
    [InlineData('1')]
    [InlineData('2')]
    [InlineData('5')]
    [InlineData('D')]
    public void DataOfWhatHasNoneIsSkippedBySize(char flag)
    {
        var archive = new TarBuilder().Entry("d", flag, new string('x', 700)).Entry("b", data: "behind").Zeros();

        var (entries, summary) = TarRecorder.Read(archive.ToArray());
        entries.Select(entry => (entry.Name, entry.Data)).ShouldBe([("d", ""), ("b", "behind")]);
        entries[0].Size.ShouldBe(700);
        entries[0].IsWhole.ShouldBe(true);
        summary.Problems.Length.ShouldBe(flag == 'D' ? 0 : 1);
    }

    [Fact]
    public void ADirectoryWithABadSizeHasNone()
    {
        var archive = new TarBuilder()
            .Entry("d", '5', change: header => Put(header, 124, "garbage"))
            .Entry("b");

        var (entries, summary) = TarRecorder.Read(archive.ToArray());

        entries.Count.ShouldBe(2);
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 0);
    }

    [Fact]
    public void AnUnknownTypeIsReadLikeAFile()
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().Entry("z", 'Z', "secret").Zeros().ToArray());

        entries.ShouldHaveSingleItem().Data.ShouldBe("secret");
        summary.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void AUstarFileWithTheNameOfADirectoryIsOdd()
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().Entry("f/", '0', "secret").ToArray());

        entries.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            entry => entry.Type.ShouldBe(TarEntryType.File),
            entry => entry.Data.ShouldBe("secret"));
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 0);
    }

    // Ends.
    [Fact]
    public void NothingAndNoEndMarkAreFine()
    {
        Read(new TarBuilder()).ShouldSatisfyAllConditions(
            summary => summary.Problems.ShouldBeEmpty(),
            summary => summary.HasEndMark.ShouldBeFalse());
        Read(new TarBuilder().Entry("a", data: "x")).ShouldSatisfyAllConditions(
            summary => summary.Problems.ShouldBeEmpty(),
            summary => summary.HasEndMark.ShouldBeFalse());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void ZerosAreTheEnd(int blocks)
    {
        var summary = Read(new TarBuilder().Entry("a").Zeros(blocks).Raw(new byte[77]));

        summary.Problems.ShouldBeEmpty();
        summary.HasEndMark.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1024)]
    [InlineData(2, 1536)]
    [InlineData(600, 307712)]
    public void OtherBytesBehindTheEndAreTold(int blocks, long offset)
    {
        var archive = new TarBuilder().Entry("a").Zeros(blocks).Raw(Latin("more")).Raw(new byte[200_000]).Raw(Latin("more"));

        ShouldBe(Read(archive), ArchiveProblemKind.TrailingData, offset);
    }

    [Fact]
    public void AnArchiveBehindTheEndIsTold()
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().Entry("a").Zeros().Entry("hidden").Zeros().ToArray());

        entries.ShouldHaveSingleItem();
        ShouldBe(summary, ArchiveProblemKind.TrailingData, 1536);
    }

    [Fact]
    public void ALoneBlockOfZerosHidesNothing()
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().Entry("a").Zeros(1).Entry("b").Zeros().ToArray());

        entries.Select(entry => entry.Name).ShouldBe(["a", "b"]);
        ShouldBe(summary, ArchiveProblemKind.HeaderAnomaly, 512);
    }

    // Budgets.
    [Fact]
    public void EntriesOverTheLimitAreNotHandedOut()
    {
        var archive = new TarBuilder();
        for (var index = 0; index < 10; index++)
        {
            archive.Entry("same", data: "x");
        }

        var (entries, summary) = TarRecorder.Read(archive.Zeros().ToArray(), new TarLimits { MaximumEntries = 3 });
        entries.Count.ShouldBe(3);
        ShouldBe(summary, ArchiveProblemKind.BudgetReached, 3072);
    }

    [Fact]
    public void ATroubleIsToldOnce()
    {
        var archive = new TarBuilder();
        for (var index = 0; index < 100; index++)
        {
            archive.Entry("f/").Global(("path", "x"));
        }

        Read(archive).Problems.Length.ShouldBe(2);
    }

    private static TarBuilder Sparse10() =>
        new TarBuilder().Pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "1099511627776"));

    private static void SizeIsCorrupt(Action<byte[]> change)
    {
        var (entries, summary) = TarRecorder.Read(new TarBuilder().Entry("a").Entry("b", data: "x", change: change).Entry("c").ToArray());

        entries.Select(entry => (entry.Name, entry.IsWhole)).ShouldBe([("a", true), ("b", false)]);
        ShouldBe(summary, ArchiveProblemKind.Corrupt, 512);
    }

    private static TarSummary Read(TarBuilder archive) => TarRecorder.Read(archive.ToArray()).Summary;

    private static void ShouldBe(TarSummary summary, ArchiveProblemKind kind, long offset)
    {
        var problem = summary.Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(kind);
        problem.Offset.ShouldBe(offset);
    }
}
