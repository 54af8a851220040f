using System.Security.Cryptography;
using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

public sealed class HashingStreamTests
{
    private static readonly byte[] Bytes = Samples.Noise(300_000);

    [Fact]
    public void HashesWhatItHandsOut()
    {
        using var hashing = new HashingStream(new DripStream(Bytes));
        hashing.CurrentDigest().ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        hashing.ReadExactly(new byte[1000]);
        hashing.Count.ShouldBe(1000);
        hashing.CurrentDigest().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Bytes.AsSpan(0, 1000))));
    }

    [Fact]
    public void DrainingHashesTheRest()
    {
        using var hashing = new HashingStream(new MemoryStream(Bytes), HashAlgorithmName.SHA512);
        hashing.ReadExactly(new byte[1000]);
        hashing.Drain();
        hashing.Count.ShouldBe(Bytes.Length);
        hashing.CurrentDigest().ShouldBe(Convert.ToHexStringLower(SHA512.HashData(Bytes)));
    }
}
