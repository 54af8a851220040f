using SharpCompress.Compressors.LZMA;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>A block of an xz stream (3 of the format): header, LZMA2 data, padding, check.</summary>
internal sealed class XzBlock : IDisposable
{
    // What was decoded before damage within one call is lost, so calls are small.
    private const int MaxRead = 4096;

    private readonly CodecInput input;
    private readonly XzBlockHeader header;
    private readonly XzCheck check;
    private readonly XzRecords records;
    private readonly LzmaStream data;
    private readonly long start;
    private long produced;

    /// <summary>Reads the header, whose first byte has been taken, and gets ready for the data.</summary>
    public XzBlock(CodecInput input, int firstByte, XzCheckType checkType, XzRecords records)
    {
        this.input = input;
        this.records = records;
        header = XzBlockHeader.Read(input, firstByte);
        check = new XzCheck(checkType);
        start = input.Taken;
        data = LzmaStream.Create(
            [header.DictionaryProperty], input, inputSize: -1, outputSize: -1, presetDictionary: null, isLzma2: true, leaveOpen: true);
    }

    /// <summary>Decodes some bytes; 0 at the end of the block, when sizes and check were right.</summary>
    public int Read(Span<byte> buffer)
    {
        buffer = buffer[..Math.Min(buffer.Length, MaxRead)];
        int count = data.Read(buffer);
        produced += count;
        if (count > 0)
        {
            check.Add(buffer[..count]);
        }
        else
        {
            Finish();
        }

        return count;
    }

    public void Dispose()
    {
        data.Dispose();
        check.Dispose();
    }

    private void Finish()
    {
        long compressed = input.Taken - start;
        if ((header.CompressedSize ?? compressed) != compressed || (header.Size ?? produced) != produced)
        {
            throw CodecException.Corrupt("the sizes in the header of an xz block are wrong");
        }

        Span<byte> padding = stackalloc byte[3];
        padding = padding[..(int)(-compressed & 3)];
        input.ReadExactly(padding);
        if (padding.IndexOfAnyExcept((byte)0) >= 0)
        {
            throw CodecException.Corrupt("the padding of an xz block is not zero");
        }

        check.Verify(input);
        records.AddBlock(header.Length + compressed + check.Length, produced);
    }
}
