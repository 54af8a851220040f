using System.Buffers.Binary;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// The header of an xz block (3.1 of the format). Filters other than LZMA2 and large dictionaries are refused here, before
/// a decoder exists: 102 KB that claim a dictionary of 1.5 GiB took 1.7 GB of memory.
/// </summary>
/// <param name="Length">Bytes of the header.</param>
/// <param name="CompressedSize">Bytes of the data, where the header has them.</param>
/// <param name="Size">Bytes that come out, where the header has them.</param>
/// <param name="DictionaryProperty">The size of the dictionary as LZMA2 writes it.</param>
internal sealed record XzBlockHeader(int Length, long? CompressedSize, long? Size, byte DictionaryProperty)
{
    private const long Lzma2 = 0x21;

    // 64 MiB, what xz -9 writes: (2 | p & 1) << (p / 2 + 11).
    private const byte MaxDictionaryProperty = 28;

    public static XzBlockHeader Read(CodecInput input, int firstByte)
    {
        int length = (firstByte + 1) * 4;
        Span<byte> header = stackalloc byte[1024];
        header = header[..length];
        header[0] = (byte)firstByte;
        input.ReadExactly(header[1..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header[^4..]) != XzCodec.Checksum(header[..^4]))
        {
            throw Damaged();
        }

        byte flags = header[1];
        ReadOnlySpan<byte> rest = header[2..^4];
        if ((flags & 0x3C) != 0)
        {
            throw CodecException.Refused("an xz block has flags that are not known here");
        }

        long? compressedSize = (flags & 0x40) != 0 ? TakeNumber(ref rest) : null;
        long? size = (flags & 0x80) != 0 ? TakeNumber(ref rest) : null;
        byte property = TakeFilter(ref rest);
        if ((flags & 0x03) != 0)
        {
            throw CodecException.Refused("an xz block has a chain of filters");
        }

        return rest.IndexOfAnyExcept((byte)0) < 0 ? new XzBlockHeader(length, compressedSize, size, property) : throw Damaged();
    }

    /// <summary>The property of the first filter, which must be LZMA2: as the last of a chain it is the only one.</summary>
    private static byte TakeFilter(ref ReadOnlySpan<byte> rest)
    {
        long filter = TakeNumber(ref rest);
        if (filter != Lzma2)
        {
            throw CodecException.Refused($"an xz block has the filter {FilterName(filter)}; only LZMA2 is read");
        }

        if (TakeNumber(ref rest) != 1 || rest.IsEmpty || rest[0] > 40)
        {
            throw Damaged();
        }

        byte property = rest[0];
        rest = rest[1..];
        return property <= MaxDictionaryProperty
            ? property
            : throw CodecException.Refused("an xz block asks for a dictionary of more than 64 MiB");
    }

    /// <summary>A number of 1.2 of the format: seven bits a byte, low ones first, at most nine bytes.</summary>
    private static long TakeNumber(ref ReadOnlySpan<byte> rest)
    {
        long value = 0;
        for (int i = 0; i < Math.Min(rest.Length, 9); i++)
        {
            value |= (long)(rest[i] & 0x7F) << (7 * i);
            if (rest[i] < 0x80)
            {
                rest = rest[(i + 1)..];
                return value;
            }
        }

        throw Damaged();
    }

    // 5.3 and 5.4 of the format.
    private static string FilterName(long filter) => filter switch
    {
        0x03 => "Delta",
        0x04 => "BCJ x86",
        0x05 => "BCJ PowerPC",
        0x06 => "BCJ IA-64",
        0x07 => "BCJ ARM",
        0x08 => "BCJ ARM-Thumb",
        0x09 => "BCJ SPARC",
        0x0A => "BCJ ARM64",
        0x0B => "BCJ RISC-V",
        _ => $"0x{filter:x}",
    };

    private static CodecException Damaged() => CodecException.Corrupt("the header of an xz block is damaged");
}
