using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>bzip2 by SharpCompress, any number of streams; rare in images.</summary>
internal sealed class Bzip2Codec : Codec
{
    // What was decoded before damage within one call is lost, so calls are small: the decoder works byte by byte anyway.
    private const int MaxRead = 4096;

    // Looking for another stream behind the last one, the decoder reads its three letters.
    private const int ReadsAtCleanEnd = 3;

    private readonly CodecInput input;
    private BZip2Stream? decoder;

    public Bzip2Codec(Stream source)
    {
        input = new CodecInput(source, endIsError: false);
    }

    public override string Name => "bzip2";

    public override bool AskedBehindEnd => input.ReadsBehindEnd > 0;

    public override int Read(Span<byte> buffer)
    {
        decoder ??= BZip2Stream.Create(input, CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true);
        int count = decoder.Read(buffer[..Math.Min(buffer.Length, MaxRead)]);
        if (count == 0 && input.ReadsBehindEnd != ReadsAtCleanEnd)
        {
            // The decoder takes a header cut or broken at its fourth byte for the end.
            throw CodecException.Corrupt("the header of a bzip2 stream is damaged");
        }

        return count;
    }

    public override void Dispose()
    {
        decoder?.Dispose();
        input.Dispose();
    }
}
