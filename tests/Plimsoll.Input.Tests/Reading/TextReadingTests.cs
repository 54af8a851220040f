using System.Text;
using FsCheck.Xunit;
using Plimsoll.Input.Files;
using Plimsoll.Input.Reading;
using Shouldly;
using Xunit;

namespace Plimsoll.Input.Tests.Reading;

public sealed class TextReadingTests
{
    private const long Plenty = 1 << 20;

    [Theory]
    [InlineData("")]
    [InlineData("FROM debian:12.11\n")]
    [InlineData("# größe 日本 🐳\r\n\tRUN echo \u001b[1m\f\n")]
    public void ReadsUtf8WithoutAWord(string text)
    {
        var read = Read(Encoding.UTF8.GetBytes(text));

        read.File.ShouldNotBeNull().Text.ShouldBe(text);
        read.File.HadByteOrderMark.ShouldBeFalse();
        read.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void AByteOrderMarkDecides(string encoding)
    {
        var writer = Encoding.GetEncoding(encoding);

        var read = Read([.. writer.GetPreamble(), .. writer.GetBytes("FROM größe 🐳\n")]);

        read.File.ShouldNotBeNull().Text.ShouldBe("FROM größe 🐳\n");
        read.File.HadByteOrderMark.ShouldBeTrue();
        read.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsNoUtf8IsReadByteByByteAndTold()
    {
        var read = Read([(byte)'#', 0xE4, (byte)'\n', 0xFF]);

        read.File.ShouldNotBeNull().Text.ShouldBe("#\u00E4\n\u00FF");
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(ReadProblemKind.Oddity);
        problem.Offset.ShouldBe(1);
        problem.File.ShouldBe(read.File);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'F', 0, (byte)'R' }, 1)]
    [InlineData(new byte[] { 1, 2, 3, (byte)'a', 4, 5 }, 0)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0xD8 }, 2)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF }, 4)]
    public void WhatIsNoTextIsNotAnalysed(byte[] bytes, int offset)
    {
        var read = Read(bytes);

        read.File.ShouldBeNull();
        var problem = read.Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(ReadProblemKind.NotAnalysed);
        problem.Offset.ShouldBe(offset);
    }

    [Fact]
    public void NoiseLooksBinaryAndOldEncodingsDoNot()
    {
        var noise = new byte[4096];
        new Random(7).NextBytes(noise);
        byte[] cyrillic = [.. Enumerable.Range(0, 4096).Select(static n => (byte)(n % 8 == 0 ? ' ' : 0xC0 + (n % 0x40)))];

        TextDecoding.LooksBinary(noise.Where(static b => b != 0).ToArray()).ShouldBeTrue();
        TextDecoding.LooksBinary(cyrillic).ShouldBeFalse();
        TextDecoding.LooksBinary([0xFF, 0xFE, (byte)'a', 0]).ShouldBeFalse();
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    [InlineData(11, false)]
    public void OverTheBudgetNothingIsAnalysedAndTheOptionIsNamed(int maximum, bool isCut)
    {
        var read = TextReading.Read(new MemoryStream("0123456789"u8.ToArray()), "Dockerfile", maximum);

        (read.File is null).ShouldBe(isCut);
        if (isCut)
        {
            var problem = read.Problems.ShouldHaveSingleItem();
            problem.Kind.ShouldBe(ReadProblemKind.BudgetReached);
            problem.Option.ShouldBe("--max-config-size");
            problem.Message.ShouldBe("is larger than 9 bytes; nothing of it was analysed");
        }
    }

    [Fact]
    public void AFileThatCannotBeOpenedIsTold()
    {
        var files = new MemoryFileSource()
            .AddUnreadable("locked", EntryType.File, FileFailure.NotPermitted)
            .AddSpecial("fifo");

        Message(files, "none").ShouldBe("does not exist");
        Message(files, "locked").ShouldBe("may not be read: permission denied");
        Message(files, "fifo").ShouldBe("is not a regular file but a fifo, socket or device");
    }

    [Fact]
    public void AStreamThatBreaksOffIsNotAnalysed()
    {
        var read = TextReading.Read(new BrokenStream(), "Dockerfile", Plenty);

        read.File.ShouldBeNull();
        read.Problems.ShouldHaveSingleItem().Kind.ShouldBe(ReadProblemKind.NotAnalysed);
    }

    [Fact]
    public void ReadsPiecesAsTheyCome()
    {
        var text = new string('x', 300_000);

        TextReading.Read(new DribblingStream(Encoding.UTF8.GetBytes(text)), "Dockerfile", Plenty).File.ShouldNotBeNull().Text.ShouldBe(text);
    }

    [Fact]
    public void AllocatesForWhatComesAndNotForWhatIsAllowed()
    {
        byte[] small = [.. "FROM scratch\n"u8];
        Read(small);
        var before = GC.GetAllocatedBytesForCurrentThread();

        TextReading.Read(new MemoryStream(small), "Dockerfile", long.MaxValue);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Property(MaxTest = 1000)]
    public void AnyBytesAreEitherATextOrAProblem(byte[] bytes)
    {
        var read = Read(bytes);

        (read.File is not null || read.Problems.Length == 1).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(16L << 20, "16 MiB")]
    [InlineData(1536, "1536 bytes")]
    public void SizesAreShownInWholeUnits(long size, string shown) => ByteSize.Show(size).ShouldBe(shown);

    private static TextRead Read(byte[] bytes) => TextReading.Read(new MemoryFileSource().Add("Dockerfile", bytes), "Dockerfile", Plenty);

    private static string Message(MemoryFileSource files, string path) =>
        TextReading.Read(files, path, Plenty).Problems.ShouldHaveSingleItem().Message;

    private sealed class BrokenStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new IOException("gone");
    }

    private sealed class DribblingStream(byte[] content) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 4093)]);
    }
}
