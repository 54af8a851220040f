namespace Plimsoll.ImageReader.Codecs;

/// <summary>No compression at all: bytes as they are.</summary>
internal sealed class PlainCodec(Stream source) : Codec
{
    public override string Name => "uncompressed";

    public override bool AskedBehindEnd => false;

    public override int Read(Span<byte> buffer) => source.Read(buffer);

    public override void Dispose()
    {
        // The source is the caller's.
    }
}
