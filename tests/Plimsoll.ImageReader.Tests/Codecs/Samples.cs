using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Plimsoll.ImageReader.Codecs;

namespace Plimsoll.ImageReader.Tests.Codecs;

/// <summary>Bytes to compress, and ways to compress them.</summary>
internal static class Samples
{
    /// <summary>Text that compresses, with a piece in the middle that does not; the same every time.</summary>
    public static byte[] Payload(int length)
    {
        var random = new Random(length);
        byte[] noise = new byte[length / 4];
        random.NextBytes(noise);
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append("usr/share/doc/package-").Append(random.Next(500)).Append("/copyright\n");
        }

        byte[] payload = Encoding.ASCII.GetBytes(text.ToString(0, length));
        noise.CopyTo(payload, length / 3);
        return payload;
    }

    /// <summary>Bytes that no method makes smaller.</summary>
    public static byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        new Random(length).NextBytes(noise);
        return noise;
    }

    public static byte[] Compress(byte[] payload, Compression compression) => compression switch
    {
        Compression.Gzip => Gzip(payload),
        Compression.Zstandard => Tool.Run("zstd", "-q -c --check", payload),
        Compression.Bzip2 => Tool.Run("bzip2", "-c -1", payload),
        Compression.Xz => Tool.Run("xz", "-c -1", payload),
        _ => payload,
    };

    public static byte[] Gzip(byte[] payload, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, level))
        {
            gzip.Write(payload);
            gzip.Flush();
        }

        // The runtime writes nothing for nothing.
        return payload.Length > 0 ? output.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    /// <summary>A zstd frame of runs of one byte: RFC 8878, 3.1.1.2.2.</summary>
    /// <param name="head">The frame header, without the magic number.</param>
    /// <param name="runs">How many blocks of 128 KiB; none is an empty raw block.</param>
    public static byte[] ZstandardRuns(byte[] head, int runs)
    {
        using var frame = new MemoryStream();
        frame.Write([0x28, 0xB5, 0x2F, 0xFD]);
        frame.Write(head);
        Span<byte> block = stackalloc byte[4];
        for (int i = 0; i < runs; i++)
        {
            bool isLast = i == runs - 1;
            BinaryPrimitives.WriteInt32LittleEndian(block, (128 * 1024 << 3) | (1 << 1) | (isLast ? 1 : 0));
            block[3] = 0;
            frame.Write(block);
        }

        if (runs == 0)
        {
            frame.Write([1, 0, 0]);
        }

        return frame.ToArray();
    }

    /// <summary>A skippable zstd frame: RFC 8878, 3.1.2.</summary>
    public static byte[] Skippable(int length, byte nibble = 0)
    {
        byte[] frame = new byte[8 + length];
        BinaryPrimitives.WriteUInt32LittleEndian(frame, 0x184D2A50U + nibble);
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(4), length);
        frame.AsSpan(8).Fill(0x28);
        return frame;
    }
}
