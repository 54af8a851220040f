using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

public sealed class ZstandardTests
{
    // Frame header: no single segment, no checksum, no dictionary; then a window of 2^(10 + exponent) and so many eighths.
    private static byte[] Head(int exponent, int eighths = 0) => [0, (byte)((exponent << 3) | eighths)];

    [Theory]
    [InlineData(7)]
    [InlineData(17)] // 2^27
    public void WindowsUpTo128MiBAreRead(int exponent) =>
        Decoding.ShouldDecodeTo(Samples.ZstandardRuns(Head(exponent), 2), Compression.Zstandard, new byte[2 * 128 * 1024]);

    [Theory]
    [InlineData(17, 1)]
    [InlineData(18, 0)]
    [InlineData(21, 0)] // 2^31, what zstd --long=31 needs
    [InlineData(31, 7)] // nearly 2^42, the largest one that can be written
    public void LargerWindowsAreRefusedBeforeAnythingIsAllocated(int exponent, int eighths)
    {
        byte[] blob = Samples.ZstandardRuns(Head(exponent, eighths), 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Decoding.ShouldFail(
            blob, Compression.Zstandard, ArchiveProblemKind.Refused, "a zstd frame asks for a window of more than 128 MiB");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    // A single segment has no window: the size of the content, here 2^40 in eight bytes, is the window.
    [Fact]
    public void ALargeSingleSegmentIsALargeWindow() => Decoding.ShouldFail(
        Samples.ZstandardRuns([0xE0, 0, 0, 0, 0, 0, 1, 0, 0], 2),
        Compression.Zstandard,
        ArchiveProblemKind.Refused,
        "a zstd frame asks for a window of more than 128 MiB");

    [Fact]
    public void ALongWindowOfTheToolIsRead()
    {
        byte[] payload = Samples.Payload(300_000);
        Decoding.ShouldDecodeTo(Tool.Run("zstd", "-q -c --long=27", payload), Compression.Zstandard, payload);
    }

    [Fact]
    public void SkippableAndEmptyFramesAreSkippedAnywhere()
    {
        byte[] payload = Samples.Payload(2000);
        byte[] frame = Samples.Compress(payload, Compression.Zstandard);
        byte[] empty = Samples.ZstandardRuns(Head(0), 0);
        byte[] blob =
        [
            .. Samples.Skippable(0), .. Samples.Skippable(300_000, nibble: 15), .. frame, .. empty, .. Samples.Skippable(9), .. empty,
            .. frame, .. Samples.Skippable(100), .. Samples.Skippable(64),
        ];
        CompressionDetector.Detect(blob).ShouldBe(Compression.Zstandard);
        Decoding.ShouldDecodeTo(blob, Compression.Zstandard, [.. payload, .. payload]);
    }

    [Fact]
    public void CutSkippableFramesAreSeen()
    {
        byte[] blob = [.. Samples.ZstandardRuns(Head(0), 0), .. Samples.Skippable(20)];
        for (int length = blob.Length - 27; length < blob.Length; length++)
        {
            Decoding.ShouldFail(blob[..length], Compression.Zstandard, ArchiveProblemKind.Corrupt, "the zstd stream ends too early");
        }
    }

    [Fact]
    public void AWrongChecksumIsDamage()
    {
        byte[] blob = Samples.Compress(Samples.Payload(2000), Compression.Zstandard);
        blob[^1] ^= 1;
        Decoding.ShouldFail(blob, Compression.Zstandard, ArchiveProblemKind.Corrupt, "the checksum of a zstd frame is wrong");
    }

    [Fact]
    public void DictionariesAreRefused() => Decoding.ShouldFail(
        Samples.ZstandardRuns([1, 0, 5], 1), Compression.Zstandard, ArchiveProblemKind.Refused, "a zstd frame needs a dictionary");

    [Fact]
    public void ReservedBitsAreDamage() => Decoding.ShouldFail(
        Samples.ZstandardRuns([8, 0], 1), Compression.Zstandard, ArchiveProblemKind.Corrupt, "the zstd stream is damaged");

    [Theory]
    [InlineData(4)]
    [InlineData(100)]
    public void WhatFollowsAFrameMustBeOne(int length)
    {
        byte[] blob = [.. Samples.ZstandardRuns(Head(7), 1), .. new byte[length]];
        (byte[] bytes, ArchiveProblem? problem) = Decoding.Decode(blob, Compression.Zstandard);
        bytes.Length.ShouldBe(128 * 1024);
        problem.ShouldNotBeNull().Kind.ShouldBe(ArchiveProblemKind.Corrupt);
    }

    [Fact]
    public void AGibibyteOfZerosIsCountedNotKept()
    {
        byte[] blob = Samples.ZstandardRuns(Head(7), 8192);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Decoding.Count(blob, Compression.Zstandard).ShouldBe(1L << 30);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }
}
