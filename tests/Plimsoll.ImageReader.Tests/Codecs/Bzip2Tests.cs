using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

public sealed class Bzip2Tests
{
    private static readonly byte[] Payload = Samples.Payload(250_000);

    [Theory]
    [InlineData("-1")]
    [InlineData("-9")]
    public void EveryBlockSizeIsRead(string level) =>
        Decoding.ShouldDecodeTo(Tool.Run("bzip2", $"-c {level}", Payload), Compression.Bzip2, Payload);

    // The decoder takes the first two for a normal end.
    [Theory]
    [InlineData("BZh")]
    [InlineData("BZh0")]
    [InlineData("BZhx and more")]
    public void ABrokenHeaderOfALaterStreamIsNoEnd(string header)
    {
        byte[] blob = [.. Samples.Compress(Payload, Compression.Bzip2), .. System.Text.Encoding.ASCII.GetBytes(header)];
        Decoding.Decode(blob, Compression.Bzip2).Problem.ShouldNotBeNull().Kind.ShouldBe(ArchiveProblemKind.Corrupt);
    }

    [Fact]
    public void ManyStreamsAreRead()
    {
        byte[] one = Samples.Compress(Payload, Compression.Bzip2);
        byte[] small = Samples.Compress("small"u8.ToArray(), Compression.Bzip2);
        Decoding.Count([.. one, .. Enumerable.Repeat(small, 900).SelectMany(bytes => bytes)], Compression.Bzip2)
            .ShouldBe(Payload.Length + (900 * 5));
    }

    [Fact]
    public void VeryManySmallStreamsAreRefused()
    {
        byte[] empty = Samples.Compress([], Compression.Bzip2);
        empty.Length.ShouldBe(14);
        Decoding.ShouldFail(
            [.. Enumerable.Repeat(empty, 1001).SelectMany(bytes => bytes)],
            Compression.Bzip2,
            ArchiveProblemKind.Refused,
            "a bzip2 blob is made of very many small streams");
    }

    [Fact]
    public void ABombIsCountedNotKept()
    {
        byte[] one = Samples.Compress(new byte[16 << 20], Compression.Bzip2);
        byte[] blob = [.. one, .. one];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Decoding.Count(blob, Compression.Bzip2).ShouldBe(32 << 20);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(32 << 20);
    }
}
