using System.Buffers.Binary;
using System.Security.Cryptography;
using SharpCompress.Compressors.Xz;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// The sizes of the blocks of one xz stream, compared with its index (4 of the format). Both sides are hashed, not kept: an
/// index has a record for as little as eight bytes of input.
/// </summary>
internal sealed class XzRecords : IDisposable
{
    private readonly IncrementalHash seen = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long count;

    /// <summary>Notes a block that was read.</summary>
    public void AddBlock(long unpaddedSize, long size)
    {
        count++;
        Append(seen, unpaddedSize, size);
    }

    /// <summary>Reads the index, whose first byte has been taken, and gives its length.</summary>
    public long VerifyIndex(CodecInput input)
    {
        long start = input.Taken - 1;
        uint crc = Crc32.Update(Crc32.DefaultSeed, [0]);
        using var written = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The number of records is compared before they are read, so a claimed one costs nothing.
        bool isRight = TakeNumber(input, ref crc) == count;
        for (long i = 0; isRight && i < count; i++)
        {
            Append(written, TakeNumber(input, ref crc), TakeNumber(input, ref crc));
        }

        while (isRight && ((input.Taken - start) & 3) != 0)
        {
            isRight = TakeByte(input, ref crc) == 0;
        }

        if (!isRight || input.ReadUInt32() != ~crc || !written.GetCurrentHash().AsSpan().SequenceEqual(seen.GetCurrentHash()))
        {
            throw CodecException.Corrupt("the index of an xz stream does not match its blocks");
        }

        return input.Taken - start;
    }

    public void Dispose() => seen.Dispose();

    private static void Append(IncrementalHash hash, long unpaddedSize, long size)
    {
        Span<byte> record = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(record, unpaddedSize);
        BinaryPrimitives.WriteInt64LittleEndian(record[sizeof(long)..], size);
        hash.AppendData(record);
    }

    private static long TakeNumber(CodecInput input, ref uint crc)
    {
        long value = 0;
        for (int i = 0; i < 9; i++)
        {
            byte next = TakeByte(input, ref crc);
            value |= (long)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        return -1; // No size is negative, so this never matches.
    }

    private static byte TakeByte(CodecInput input, ref uint crc)
    {
        byte next = (byte)input.ReadByte();
        crc = Crc32.Update(crc, [next]);
        return next;
    }
}
