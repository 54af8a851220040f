using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

/// <summary>What holds for every codec: no damage throws, none is a normal end.</summary>
public sealed class DamageTests
{
    public static TheoryData<Compression> Codecs { get; } =
        [Compression.Gzip, Compression.Zstandard, Compression.Bzip2, Compression.Xz];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void WholeStreamsOfAnySizeComeOutAsTheyWere(Compression compression)
    {
        foreach (int length in (int[])[1, 511, 70_000, 3_000_000])
        {
            byte[] payload = Samples.Payload(length);
            byte[] blob = Samples.Compress(payload, compression);
            CompressionDetector.Detect(blob).ShouldBe(compression);
            Decoding.ShouldDecodeTo(blob, compression, payload);
            Decoding.Decode(blob, compression, readSize: 1 << 20).Bytes.AsSpan().SequenceEqual(payload).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void StreamsOfNothingAreWhole(Compression compression) =>
        Decoding.ShouldDecodeTo(Samples.Compress([], compression), compression, []);

    [Theory]
    [MemberData(nameof(Codecs))]
    public void NoBytesAtAllAreNoStream(Compression compression) =>
        Decoding.Decode([], compression).Problem.ShouldNotBeNull().Kind.ShouldBe(ArchiveProblemKind.Corrupt);

    [Theory]
    [MemberData(nameof(Codecs))]
    public void SeveralStreamsAreJoined(Compression compression)
    {
        byte[] first = Samples.Payload(5000);
        byte[] second = Samples.Payload(300);
        byte[] blob = [.. Samples.Compress(first, compression), .. Samples.Compress([], compression), .. Samples.Compress(second, compression)];
        Decoding.ShouldDecodeTo(blob, compression, [.. first, .. second]);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void SourcesThatDripGiveTheSameBytes(Compression compression)
    {
        byte[] payload = Samples.Payload(100_000);
        byte[] one = Samples.Compress(payload, compression);
        using var decoded = DecodedStream.Open(new DripStream([.. one, .. one]), compression);
        (byte[] bytes, ArchiveProblem? problem) = Decoding.ReadAll(decoded, readSize: 1);
        problem.ShouldBeNull();
        bytes.AsSpan().SequenceEqual((byte[])[.. payload, .. payload]).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void EveryCutIsSeenAndLeavesAPrefix(Compression compression)
    {
        byte[] payload = Samples.Payload(3000);
        byte[] blob = Samples.Compress(payload, compression);
        for (int length = 0; length < blob.Length; length++)
        {
            (byte[] bytes, ArchiveProblem? problem) = Decoding.Decode(blob[..length], compression);
            problem.ShouldNotBeNull($"cut to {length} of {blob.Length}").Kind.ShouldBe(ArchiveProblemKind.Corrupt);
            payload.AsSpan().StartsWith(bytes).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void CutsInALaterStreamAreSeenButAtItsStart(Compression compression)
    {
        byte[] payload = Samples.Payload(200);
        byte[] one = Samples.Compress(payload, compression);
        byte[] blob = [.. one, .. one];
        for (int length = one.Length; length < blob.Length; length++)
        {
            (byte[] bytes, ArchiveProblem? problem) = Decoding.Decode(blob[..length], compression);
            (problem is null).ShouldBe(length == one.Length, $"cut to {length} of {blob.Length}");
            bytes.AsSpan().StartsWith(payload).ShouldBe(true, $"cut to {length} of {blob.Length}");
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void NoFlipThrowsOrPassesForSomethingElse(Compression compression)
    {
        byte[] payload = Samples.Payload(3000);
        byte[] blob = Samples.Compress(payload, compression);
        var random = new Random(20261125);
        for (int i = 0; i < 2000; i++)
        {
            byte[] damaged = [.. blob];
            int index = random.Next(damaged.Length);
            damaged[index] ^= (byte)(i % 2 == 0 ? 1 << random.Next(8) : random.Next(1, 256));
            (byte[] bytes, ArchiveProblem? problem) = Decoding.Decode(damaged, compression);
            if (problem is null)
            {
                bytes.AsSpan().SequenceEqual(payload).ShouldBeTrue($"byte {index} of {blob.Length} is {damaged[index]}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void NoiseBehindAMagicNumberThrowsNothing(Compression compression)
    {
        byte[] magic = Samples.Compress([1], compression)[..6];
        for (int seed = 1; seed < 500; seed++)
        {
            Decoding.Decode([.. magic, .. Samples.Noise(seed)], compression).Problem.ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void ASourceThatFailsIsAProblem(Compression compression)
    {
        byte[] payload = Samples.Payload(400_000);
        byte[] blob = Samples.Compress(payload, compression);
        using var decoded = DecodedStream.Open(new DripStream(blob[..(blob.Length / 2)], new IOException("gone")), compression);
        (byte[] bytes, ArchiveProblem? problem) = Decoding.ReadAll(decoded);
        problem.ShouldNotBeNull().Message.ShouldNotContain("gone");
        payload.AsSpan().StartsWith(bytes).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void WhatWasNotTakenCanStillBeHashed(Compression compression)
    {
        byte[] blob = [.. Samples.Compress(Samples.Payload(300), compression)[..^20], .. Samples.Noise(500_000)];
        using var hashing = new HashingStream(new MemoryStream(blob));
        using (var decoded = DecodedStream.Open(hashing, compression))
        {
            Decoding.ReadAll(decoded).Problem.ShouldNotBeNull();
        }

        hashing.Drain();
        hashing.Count.ShouldBe(blob.Length);
    }
}
