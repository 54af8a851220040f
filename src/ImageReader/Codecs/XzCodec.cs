using System.Buffers.Binary;
using SharpCompress.Compressors.Xz;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// xz (the .xz file format 1.2.1): the container is read here, LZMA2 by SharpCompress; rare in images. SharpCompress's own
/// container reader stops after the first stream, does not verify the index, decodes x86 code wrongly and has no memory limit.
/// </summary>
internal sealed class XzCodec : Codec
{
    private const int HeaderLength = 12;
    private const int FooterLength = 12;

    private readonly CodecInput input;
    private XzRecords? records;
    private XzBlock? block;
    private ushort flags;
    private bool hasStream;

    public XzCodec(Stream source)
    {
        input = new CodecInput(source, endIsError: true);
    }

    public override string Name => "xz";

    public override bool AskedBehindEnd => input.ReadsBehindEnd > 0;

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            if (block is not null)
            {
                int count = block.Read(buffer);
                if (count > 0)
                {
                    return count;
                }

                block.Dispose();
                block = null;
            }

            if (records is null && !TryStartStream())
            {
                return 0;
            }

            int size = input.ReadByte();
            if (size == 0)
            {
                FinishStream();
            }
            else
            {
                block = new XzBlock(input, size, (XzCheckType)(flags >> 8), records!);
            }
        }
    }

    public override void Dispose()
    {
        block?.Dispose();
        records?.Dispose();
        input.Dispose();
    }

    /// <summary>The CRC-32 of the container, over bytes in one piece.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes) => ~Crc32.Update(Crc32.DefaultSeed, bytes);

    // Stream header, 2.1.1: magic, flags, CRC-32 of the flags. Stream padding, 2.2: zeros in fours between streams.
    private bool TryStartStream()
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        do
        {
            if (hasStream && input.IsAtEnd)
            {
                return false;
            }

            input.ReadExactly(header[..4]);
        }
        while (hasStream && header[..4].IndexOfAnyExcept((byte)0) < 0);

        input.ReadExactly(header[4..]);
        if (CompressionDetector.Detect(header) != Compression.Xz)
        {
            throw CodecException.Corrupt(hasStream ? "what follows an xz stream is none" : "the blob is no xz stream");
        }

        if (BinaryPrimitives.ReadUInt32LittleEndian(header[8..]) != Checksum(header[6..8]))
        {
            throw CodecException.Corrupt("the header of an xz stream is damaged");
        }

        // The first byte of the flags is reserved, the low half of the second one names the check.
        if (header[6] != 0 || !XzCheck.IsKnown((XzCheckType)header[7]))
        {
            throw CodecException.Refused("an xz stream has flags or a check that are not known here");
        }

        flags = BinaryPrimitives.ReadUInt16LittleEndian(header[6..]);
        records = new XzRecords();
        hasStream = true;
        return true;
    }

    // Stream footer, 2.1.2: CRC-32, size of the index in fours less one, the flags again, magic.
    private void FinishStream()
    {
        long indexSize = records!.VerifyIndex(input);
        Span<byte> footer = stackalloc byte[FooterLength];
        input.ReadExactly(footer);
        bool isWhole = BinaryPrimitives.ReadUInt32LittleEndian(footer) == Checksum(footer[4..10])
            && (BinaryPrimitives.ReadUInt32LittleEndian(footer[4..]) + 1L) * 4 == indexSize
            && BinaryPrimitives.ReadUInt16LittleEndian(footer[8..]) == flags
            && footer[10..].SequenceEqual("YZ"u8);
        if (!isWhole)
        {
            throw CodecException.Corrupt("the footer of an xz stream is damaged");
        }

        records.Dispose();
        records = null;
    }
}
