using System.Buffers.Binary;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>What a zstd stream asks for in memory, by the header of its first frame (RFC 8878, section 3.1.1).</summary>
internal static class ZstandardWindow
{
    private const uint Magic = 0xFD2FB528;

    // Layers with windows above this wait for one another: memory must not grow with the number of jobs.
    private const long LargeWindow = 32 << 20;

    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Waits until no other stream with a large window is read; null: this one has none.</summary>
    public static IDisposable? Wait(ReadOnlySpan<byte> head)
    {
        if (Of(head) <= LargeWindow)
        {
            return null;
        }

        Turn.Wait();
        return new Release();
    }

    /// <summary>The window of the first frame in bytes; 0 when the head does not tell.</summary>
    internal static long Of(ReadOnlySpan<byte> head)
    {
        // Skippable frames may stand in front.
        while (head.Length >= 8 && (BinaryPrimitives.ReadUInt32LittleEndian(head) & 0xFFFFFFF0) == 0x184D2A50)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            head = length > head.Length - 8 ? [] : head[(8 + (int)length)..];
        }

        if (head.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(head) != Magic)
        {
            return 0;
        }

        var descriptor = head[4];
        if ((descriptor & 0x20) == 0)
        {
            var window = head[5];
            var based = 1L << (10 + (window >> 3));
            return based + (based / 8 * (window & 7));
        }

        // A single segment is as large as its content, which stands behind the id of a dictionary.
        var at = 5 + ((descriptor & 3) == 3 ? 4 : descriptor & 3);
        return (descriptor >> 6) switch
        {
            0 => head[at],
            1 => BinaryPrimitives.ReadUInt16LittleEndian(head[at..]) + 256L,
            2 => BinaryPrimitives.ReadUInt32LittleEndian(head[at..]),
            _ => (long)Math.Min(long.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(head[at..])),
        };
    }

    private sealed class Release : IDisposable
    {
        private bool isDone;

        public void Dispose()
        {
            if (!isDone)
            {
                isDone = true;
                Turn.Release();
            }
        }
    }
}
