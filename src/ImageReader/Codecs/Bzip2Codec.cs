using SharpCompress.Compressors;
using SharpCompress.Compressors.BZip2;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// bzip2 by SharpCompress, any number of streams; rare in images. The loop over streams is ours, since only so the end of the
/// input can be an error inside of one: at one place the decoder reads on in bytes of 255, and a header that is cut or
/// broken at its fourth byte is a normal end to it.
/// </summary>
internal sealed class Bzip2Codec : Codec
{
    // What was decoded before damage within one call is lost, so calls are small: the decoder works byte by byte anyway.
    private const int MaxRead = 4096;

    // Header of four bytes, end mark of six, checksum of four.
    private const int ShortestStream = 14;

    // A stream costs 5 MB of fresh memory but only 14 bytes of input. Tools that write several make them 100 KB and larger.
    private const int FreeStreams = 1000;
    private const int BytesPerStream = 100_000;

    private readonly CodecInput input;
    private BZip2Stream? decoder;
    private long start;
    private long produced;
    private long streams;

    public Bzip2Codec(Stream source)
    {
        input = new CodecInput(source, endIsError: true);
    }

    public override string Name => "bzip2";

    public override bool AskedBehindEnd => input.ReadsBehindEnd > 0;

    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..Math.Min(buffer.Length, MaxRead)];
        while (decoder is not null || streams == 0 || !input.IsAtEnd)
        {
            decoder ??= StartStream();
            int count = decoder.Read(buffer);
            if (count > 0)
            {
                produced += count;
                return count;
            }

            decoder.Dispose();
            decoder = null;
            if (input.Taken - start < ShortestStream)
            {
                throw CodecException.Corrupt("the header of a bzip2 stream is damaged");
            }
        }

        return 0;
    }

    public override void Dispose()
    {
        decoder?.Dispose();
        input.Dispose();
    }

    private BZip2Stream StartStream()
    {
        if (++streams > FreeStreams + (produced / BytesPerStream))
        {
            throw CodecException.Refused("a bzip2 blob is made of very many small streams");
        }

        start = input.Taken;
        return BZip2Stream.Create(input, CompressionMode.Decompress, decompressConcatenated: false, leaveOpen: true);
    }
}
