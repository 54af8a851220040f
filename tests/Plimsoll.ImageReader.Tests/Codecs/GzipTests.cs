using System.IO.Compression;
using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

public sealed class GzipTests
{
    private static readonly byte[] Hello = Samples.Gzip("hello"u8.ToArray());

    [Fact]
    public void TheRuntimeNoticesCuts() => StrictInflate.IsOn.ShouldBeTrue();

    [Fact]
    public void ARuntimeThatDoesNotNoticeCutsReadsNoGzip()
    {
        using var codec = new GzipCodec(new MemoryStream(Hello), isStrict: false);
        Should.Throw<CodecException>(() => codec.Read(new byte[10])).Kind.ShouldBe(ArchiveProblemKind.Refused);
    }

    [Fact]
    public void ManyMembersOfOneByteAndEmptyOnesAreJoined()
    {
        byte[] payload = Samples.Noise(3000);
        byte[] empty = Samples.Gzip([]);
        using var blob = new MemoryStream();
        foreach (byte one in payload)
        {
            blob.Write(Samples.Gzip([one]));
            blob.Write(empty);
        }

        Decoding.ShouldDecodeTo(blob.ToArray(), Compression.Gzip, payload);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10_000)]
    [InlineData(300_000)]
    public void ZerosBehindTheEndAreIgnored(int zeros) =>
        Decoding.ShouldDecodeTo([.. Hello, .. new byte[zeros]], Compression.Gzip, "hello"u8.ToArray());

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 2, 0)]
    [InlineData(0, 100, 0)]
    [InlineData(0, 100_000, 0)]
    [InlineData(0, 1, 200_000)]
    [InlineData(1, 1, 0)]
    [InlineData(200_000, 1, 0)]
    [InlineData(200_000, 5, 200_000)]
    public void OtherBytesBehindTheEndAreTold(int zerosBefore, int others, int zerosBehind)
    {
        byte[] garbage = new byte[others];
        garbage.AsSpan().Fill((byte)'x');
        byte[] blob = [.. Hello, .. new byte[zerosBefore], .. garbage, .. new byte[zerosBehind]];
        Decoding.ShouldFail(blob, Compression.Gzip, ArchiveProblemKind.TrailingData, "there are bytes behind the end of the gzip stream");
        Decoding.Decode(blob, Compression.Gzip).Bytes.ShouldBe("hello"u8.ToArray());
    }

    // The runtime reads 8 KiB at a time, and goes on with a member that stands at the start of such a piece.
    [Theory]
    [InlineData(8 * 1024)]
    [InlineData(64 * 1024)]
    public void ItDoesNotMatterWhereABufferEnds(int edge)
    {
        for (int length = edge - 40; length < edge; length++)
        {
            byte[] payload = Samples.Noise(length);
            byte[] member = Samples.Gzip(payload, CompressionLevel.NoCompression);
            Decoding.ShouldDecodeTo(member, Compression.Gzip, payload);
            Decoding.ShouldDecodeTo([.. member, 0, 0], Compression.Gzip, payload);
            Decoding.ShouldDecodeTo([.. member, .. Hello], Compression.Gzip, [.. payload, .. "hello"u8]);
            Decoding.Decode([.. member, (byte)'x'], Compression.Gzip).Problem!.Kind.ShouldBe(ArchiveProblemKind.TrailingData);
            Decoding.Decode([.. member, 0, .. Hello], Compression.Gzip).Problem!.Kind.ShouldBe(ArchiveProblemKind.TrailingData);
            Decoding.Decode([.. member, (byte)'x', .. Hello], Compression.Gzip).Problem!.Kind.ShouldBe(ArchiveProblemKind.TrailingData);
        }
    }

    [Fact]
    public void LongRunsOfZerosInsideAreKept()
    {
        byte[] payload = [1, .. new byte[1_000_000], 2, .. new byte[400_000]];
        byte[] member = Samples.Gzip(payload, CompressionLevel.NoCompression);
        Decoding.ShouldDecodeTo([.. member, .. member], Compression.Gzip, [.. payload, .. payload]);
    }

    // RFC 1952, 2.3.1: FHCRC, FEXTRA, FNAME and FCOMMENT; the sum of the header is the low half of its CRC-32.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AllFieldsOfAHeaderAreSkippedAndItsSumVerified(bool isRight)
    {
        byte[] header =
        [
            0x1F, 0x8B, 8, 0x02 | 0x04 | 0x08 | 0x10, 1, 2, 3, 4, 2, 3, // modification time, extra flags, system
            3, 0, 9, 9, 9, (byte)'n', 0, (byte)'c', 0,
        ];
        uint sum = ~SharpCompress.Compressors.Xz.Crc32.Update(uint.MaxValue, header) ^ (isRight ? 0u : 1u);
        byte[] blob = [.. header, (byte)sum, (byte)(sum >> 8), .. Hello[10..]];
        if (isRight)
        {
            Decoding.ShouldDecodeTo(blob, Compression.Gzip, "hello"u8.ToArray());
        }
        else
        {
            Decoding.ShouldFail(blob, Compression.Gzip, ArchiveProblemKind.Corrupt, "the gzip stream is damaged");
        }
    }

    [Theory]
    [InlineData(2, 7)] // another method
    [InlineData(3, 0x20)] // reserved flags
    [InlineData(3, 0x40)]
    [InlineData(3, 0x80)]
    public void HeadersThatAreNotGzipAreDamage(int index, byte value)
    {
        byte[] blob = [.. Hello];
        blob[index] = value;
        Decoding.ShouldFail(blob, Compression.Gzip, ArchiveProblemKind.Corrupt, "the gzip stream is damaged");
    }

    [Theory]
    [InlineData(8)] // CRC-32
    [InlineData(4)] // length
    public void WrongTrailersAreDamage(int fromEnd)
    {
        byte[] blob = [.. Hello];
        blob[^fromEnd] ^= 1;
        Decoding.ShouldFail(blob, Compression.Gzip, ArchiveProblemKind.Corrupt, "the gzip stream is damaged");
    }

    [Fact]
    public void ACutSaysSo() =>
        Decoding.ShouldFail(Hello[..^1], Compression.Gzip, ArchiveProblemKind.Corrupt, "the gzip stream ends too early");

    [Fact]
    public void AnEmptyBlobIsNoEmptyLayer() =>
        Decoding.ShouldFail([], Compression.Gzip, ArchiveProblemKind.Corrupt, "the gzip stream is empty");

    [Fact]
    public void OnlyTheOuterOfTwoIsDecoded() => Decoding.ShouldDecodeTo(Samples.Gzip(Hello), Compression.Gzip, Hello);

    [Fact]
    public void AGibibyteOfZerosIsCountedNotKept()
    {
        byte[] member = Samples.Gzip(new byte[64 << 20]);
        byte[] blob = [.. Enumerable.Repeat(member, 16).SelectMany(bytes => bytes)];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Decoding.Count(blob, Compression.Gzip).ShouldBe(1L << 30);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }
}
