using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

public sealed class DecodedStreamTests
{
    [Fact]
    public void NoCompressionGivesTheBytesThemselves()
    {
        byte[] payload = Samples.Payload(200_000);
        Decoding.ShouldDecodeTo(payload, Compression.None, payload);
        Decoding.ShouldDecodeTo([], Compression.None, []);
    }

    [Fact]
    public void TheSourceStaysOpen()
    {
        var source = new MemoryStream(Samples.Gzip([1, 2, 3]));
        var decoded = DecodedStream.Open(source, Compression.Gzip);
        decoded.ReadByte().ShouldBe(1);
        decoded.Dispose();
        decoded.Dispose();
        decoded.ReadByte().ShouldBe(-1);
        source.CanRead.ShouldBeTrue();
    }

    [Fact]
    public void CancellationIsNoDamage()
    {
        using var decoded = DecodedStream.Open(new DripStream([0x1F], new OperationCanceledException()), Compression.Gzip);
        Should.Throw<OperationCanceledException>(() => decoded.ReadByte());
    }
}
