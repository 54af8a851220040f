using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

public sealed class XzTests
{
    private static readonly byte[] Payload = Samples.Payload(20_000);

    [Theory]
    [InlineData("none")]
    [InlineData("crc32")]
    [InlineData("crc64")]
    [InlineData("sha256")]
    public void EveryCheckIsRead(string check) =>
        Decoding.ShouldDecodeTo(Tool.Run("xz", $"-c --check={check}", Payload), Compression.Xz, Payload);

    [Theory]
    [InlineData("-9")]
    [InlineData("--block-size=1000")]
    [InlineData("-T2 --block-size=4096")] // sizes in the headers of blocks
    [InlineData("--lzma2=lc=0,lp=2,pb=0")]
    public void OtherSettingsAreRead(string settings) =>
        Decoding.ShouldDecodeTo(Tool.Run("xz", $"-c {settings}", Payload), Compression.Xz, Payload);

    [Theory]
    [InlineData("--x86 --lzma2", "BCJ x86")]
    [InlineData("--arm --lzma2", "BCJ ARM")]
    [InlineData("--delta=dist=4 --lzma2", "Delta")]
    public void OtherFiltersAreRefusedByName(string settings, string name) => Decoding.ShouldFail(
        Tool.Run("xz", $"-c {settings}", Payload),
        Compression.Xz,
        ArchiveProblemKind.Refused,
        $"an xz block has the filter {name}; only LZMA2 is read");

    [Theory]
    [InlineData("65MiB")]
    [InlineData("200MiB")]
    public void LargeDictionariesAreRefusedBeforeAnythingIsAllocated(string size)
    {
        byte[] blob = Tool.Run("xz", $"-c --lzma2=mode=fast,mf=hc3,dict={size}", Payload);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Decoding.ShouldFail(
            blob, Compression.Xz, ArchiveProblemKind.Refused, "an xz block asks for a dictionary of more than 64 MiB");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(200_000)]
    public void ZerosInFoursMayStandBehindAStream(int zeros)
    {
        byte[] blob = Samples.Compress(Payload, Compression.Xz);
        Decoding.ShouldDecodeTo([.. blob, .. new byte[zeros]], Compression.Xz, Payload);
        Decoding.ShouldDecodeTo([.. blob, .. new byte[zeros], .. blob, .. new byte[8]], Compression.Xz, [.. Payload, .. Payload]);
        Decoding.ShouldFail(
            [.. blob, .. new byte[zeros - 1]], Compression.Xz, ArchiveProblemKind.Corrupt, "the xz stream ends too early");
    }

    [Fact]
    public void WhatFollowsAStreamMustBeOne() => Decoding.ShouldFail(
        [.. Samples.Compress(Payload, Compression.Xz), .. new byte[4], .. Samples.Noise(40)],
        Compression.Xz,
        ArchiveProblemKind.Corrupt,
        "what follows an xz stream is none");

    [Fact]
    public void AWrongCheckIsDamage()
    {
        // Behind the check: an index of one record (8 bytes), its CRC-32 and the footer.
        byte[] blob = Tool.Run("xz", "-c --check=crc32", "hello"u8.ToArray());
        blob[^(12 + 4 + 4 + 1)] ^= 1;
        Decoding.ShouldFail(blob, Compression.Xz, ArchiveProblemKind.Corrupt, "the checksum of an xz block is wrong");
    }

    // The index and the footer hold nothing that comes out, but a tool refuses the file.
    [Theory]
    [InlineData(12 + 4, "the index of an xz stream does not match its blocks")]
    [InlineData(12 + 7, "the index of an xz stream does not match its blocks")]
    [InlineData(12, "the footer of an xz stream is damaged")]
    [InlineData(8, "the footer of an xz stream is damaged")]
    [InlineData(1, "the footer of an xz stream is damaged")]
    public void TheEndOfTheContainerIsVerified(int fromEnd, string message)
    {
        byte[] blob = Samples.Compress("hello"u8.ToArray(), Compression.Xz);
        blob[^fromEnd] ^= 1;
        Decoding.ShouldFail(blob, Compression.Xz, ArchiveProblemKind.Corrupt, message);
    }
}
