using Plimsoll.ImageReader.Tar;
using Shouldly;
using static Plimsoll.ImageReader.Tests.Tar.TarBuilder;

namespace Plimsoll.ImageReader.Tests.Tar;

/// <summary>What holds for every input: nothing is thrown, nothing allocated for a claim, and the size of reads does not matter.</summary>
public sealed class TarRobustnessTests
{
    private static readonly string[] Numbers = ["00000000000", "77777777777", "20000000000", "40000000005", "99999999999", "-1"];

    [Fact]
    public void ACutAnywhereKeepsWhatCameBefore()
    {
        var archive = Everything();
        var whole = TarRecorder.Read(archive).Entries;
        var ends = Boundaries(archive);
        for (var cut = 0; cut < archive.Length; cut++)
        {
            var (entries, summary) = TarRecorder.Read(archive[..cut]);

            entries.Count.ShouldBeLessThanOrEqualTo(whole.Count);
            for (var index = 0; index < entries.Count; index++)
            {
                var expected = whole[index];
                var isLast = index == entries.Count - 1;
                var matches = entries[index] == expected
                    || (isLast && expected.Data.StartsWith(entries[index].Data, StringComparison.Ordinal)
                        && entries[index].Name == expected.Name && entries[index].IsWhole == false);
                matches.ShouldBeTrue($"cut at {cut}, entry {index}");
            }

            // In the padding behind the last data nothing is lost.
            var isTold = summary.Problems.Any(static problem => problem.Kind == ArchiveProblemKind.Corrupt || problem.Message.Contains("not filled to a block", StringComparison.Ordinal));
            // One whole block of zeros is enough of an end.
            isTold.ShouldBe(!ends.Contains(cut) && cut < archive.Length - Block, $"cut at {cut}");
        }
    }

    [Fact]
    public void ReadingAByteAtATimeIsTheSame()
    {
        var archive = Everything();
        var (entries, summary) = TarRecorder.Read(archive);
        foreach (var chunk in (int[])[1, 2, 511, 513, 4096])
        {
            var (seen, chunked) = TarRecorder.Read(new ChunkedStream(archive, chunk));

            seen.Entries.ShouldBe(entries);
            chunked.Problems.ShouldBe(summary.Problems);
            chunked.Bytes.ShouldBe(summary.Bytes);
        }
    }

    [Fact]
    public void AStreamThatBreaksOffIsCorrupt()
    {
        var archive = new TarBuilder().Entry("a", data: new string('x', 1000)).Zeros().ToArray();
        foreach (var failure in (Exception[])[new IOException("gone"), new InvalidDataException("bad")])
        {
            for (var cut = 0; cut <= archive.Length; cut += 100)
            {
                var (seen, summary) = TarRecorder.Read(new ChunkedStream(archive[..cut], 64, failure));

                summary.Problems.ShouldBe([new(ArchiveProblemKind.Corrupt, cut, "the stream broke off with an error")]);
                seen.Entries.Count.ShouldBe(cut < Block ? 0 : 1);
                seen.Entries.ShouldAllBe(entry => entry.IsWhole == (cut >= Block + 1000));
            }
        }
    }

    [Fact]
    public void MutantsNeverThrow()
    {
        var random = new Random(20260825);
        var valid = Everything();
        var kinds = new HashSet<ArchiveProblemKind>();
        for (var index = 0; index < 6000; index++)
        {
            var mutant = Mutate(valid, random);
            var (_, summary) = TarRecorder.Read(mutant);

            summary.Problems.Length.ShouldBeLessThanOrEqualTo(50);
            summary.Problems.ShouldAllBe(problem => problem.Offset >= 0 && problem.Offset <= mutant.Length);
            kinds.UnionWith(summary.Problems.Select(problem => problem.Kind));
        }

        kinds.Count.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [InlineData('0')]
    [InlineData('L')]
    [InlineData('x')]
    [InlineData('g')]
    [InlineData('S')]
    public void AClaimAllocatesNothing(char flag)
    {
        var archive = new TarBuilder()
            .Entry("a", flag, magic: Gnu, change: header => PutBinary(header, 124, 12, 1L << 32))
            .Raw(new byte[Block])
            .ToArray();
        var visitor = new Counter();
        TarReader.Read(new MemoryStream(archive), visitor, TarLimits.Default);

        var before = GC.GetAllocatedBytesForCurrentThread();
        TarReader.Read(new MemoryStream(archive), visitor, TarLimits.Default);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 * 1024);
    }

    [Fact]
    public void EntriesAllocateNothing()
    {
        var archive = new TarBuilder();
        for (var index = 0; index < 1000; index++)
        {
            archive
                .Pax(("path", "some/longer/name"), ("SCHILY.xattr.security.capability", "\u0001"))
                .LongName("name")
                .Entry("a", data: "data");
        }

        var bytes = archive.ToArray();
        var visitor = new Counter();
        TarReader.Read(new MemoryStream(bytes), visitor, TarLimits.Default);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var summary = TarReader.Read(new MemoryStream(bytes), visitor, TarLimits.Default);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(16 * 1024);
        summary.Entries.ShouldBe(1000);
    }

    /// <summary>One of each: every dialect, type and extension.</summary>
    private static byte[] Everything() => new TarBuilder()
        .Entry("v7", data: "old", magic: V7)
        .Entry("d/", '5')
        .Entry("d/link", '2', link: "v7")
        .Entry("d/hard", '1', link: "v7")
        .LongName(new string('n', 300))
        .LongName(new string('l', 300), 'K')
        .Entry("n", '2', magic: Gnu)
        .Global(("comment", "c"))
        .Pax(("path", "pax"), ("size", "4"), ("uid", "70000"), ("SCHILY.xattr.security.capability", "\u0001\u0002"))
        .Entry("p", data: "data")
        .Pax(("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "sparse"), ("GNU.sparse.realsize", "4096"))
        .Entry("s", data: "1\n0\n600\n".PadRight(Block, '\0') + new string('s', 600))
        .Entry("old-sparse", 'S', "abcd", Gnu, change: header => Put(header, 483, "00000010000\0"))
        .Entry("dev", '3', change: header => Put(header, 329, "0000001\0"))
        .Zeros()
        .ToArray();

    /// <summary>Where the archive may end: behind a whole entry. Extensions that no entry follows are no error but odd.</summary>
    private static HashSet<int> Boundaries(byte[] archive)
    {
        var ends = new HashSet<int> { 0 };
        for (var offset = 0; offset < archive.Length - (2 * Block);)
        {
            var size = Convert.ToInt32(System.Text.Encoding.Latin1.GetString(archive, offset + 124, 11), 8);
            offset += Block + ((size + Block - 1) / Block * Block);
            ends.Add(offset);
        }

        return ends;
    }

    private static byte[] Mutate(byte[] valid, Random random)
    {
        var mutant = valid.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(mutant.Count);
            var block = at / Block * Block;
            switch (random.Next(7))
            {
                case 0:
                    mutant[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    mutant.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    mutant.RemoveAt(at);
                    break;
                case 3:
                    mutant.InsertRange(block, mutant.GetRange(block, Math.Min(Block, mutant.Count - block)));
                    break;
                case 4:
                    mutant.RemoveRange(block, Math.Min(Block, mutant.Count - block - 1));
                    break;
                default:
                    ChangeField(mutant, block, random);
                    break;
            }
        }

        return [.. mutant];
    }

    /// <summary>Lies in one field, or flips one byte, of what may be a header, and makes its checksum right again.</summary>
    private static void ChangeField(List<byte> mutant, int block, Random random)
    {
        if (mutant.Count - block < Block)
        {
            return;
        }

        var header = mutant.GetRange(block, Block).ToArray();
        switch (random.Next(4))
        {
            case 0:
                Put(header, random.Next(2) == 0 ? 124 : 483, Numbers[random.Next(Numbers.Length)]);
                break;
            case 1:
                PutBinary(header, 124, 12, (Int128)random.Next(-1, 2) << random.Next(90));
                break;
            case 2:
                header[156] = (byte)"\0001234567LKxgSDXVZ"[random.Next(18)];
                break;
            default:
                header[random.Next(Block)] = (byte)random.Next(256);
                break;
        }

        Seal(header);
        for (var index = 0; index < Block; index++)
        {
            mutant[block + index] = header[index];
        }
    }

    private sealed class Counter : ITarVisitor
    {
        public bool Enter(TarEntry entry)
        {
            return true;
        }

        public void Data(ReadOnlySpan<byte> bytes)
        {
        }

        public void Leave(bool isWhole)
        {
        }
    }
}
