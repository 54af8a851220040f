using SharpCompress.Compressors.ZStandard;
using SharpCompress.Compressors.ZStandard.Unsafe;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// Zstandard (RFC 8878) by SharpCompress, a port of the reference decoder without native code: any number of frames, and
/// skippable frames anywhere, as zstd:chunked layers end with two of them.
/// </summary>
internal sealed class ZstandardCodec : Codec
{
    // 128 MiB, as the zstd command accepts by default. A window is one allocation made on the word of a frame's header.
    private const int WindowLogMax = 27;

    private readonly CodecInput input;
    private DecompressionStream? decoder;

    public ZstandardCodec(Stream source)
    {
        input = new CodecInput(source, endIsError: false);
    }

    public override string Name => "zstd";

    public override bool AskedBehindEnd => input.ReadsBehindEnd > 0 && input.IsAtEnd;

    public override int Read(Span<byte> buffer)
    {
        if (decoder is null)
        {
            if (input.IsAtEnd)
            {
                throw CodecException.Corrupt("the zstd stream is empty");
            }

            decoder = new DecompressionStream(input, checkEndOfStream: true, leaveOpen: true);
            decoder.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, WindowLogMax);
        }

        try
        {
            return decoder.Read(buffer);
        }
        catch (ZstdException exception)
        {
            throw exception.Code switch
            {
                ZSTD_ErrorCode.ZSTD_error_frameParameter_windowTooLarge =>
                    CodecException.Refused("a zstd frame asks for a window of more than 128 MiB"),
                ZSTD_ErrorCode.ZSTD_error_dictionary_wrong => CodecException.Refused("a zstd frame needs a dictionary"),
                ZSTD_ErrorCode.ZSTD_error_checksum_wrong => CodecException.Corrupt("the checksum of a zstd frame is wrong"),
                ZSTD_ErrorCode.ZSTD_error_memory_allocation =>
                    CodecException.Refused("a zstd frame asks for more memory than there is"),
                _ => CodecException.Corrupt("the zstd stream is damaged"),
            };
        }
    }

    public override void Dispose()
    {
        decoder?.Dispose();
        input.Dispose();
    }
}
