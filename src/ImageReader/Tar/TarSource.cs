using System.Buffers;

namespace Plimsoll.ImageReader.Tar;

/// <summary>
/// The bytes of a forward-only stream through one pooled buffer. Spans are parts of that buffer: they are valid until the next call.
/// A stream that breaks off with an error ends there.
/// </summary>
internal sealed class TarSource(Stream stream) : IDisposable
{
    // Larger buffers fall out of the processor's second level cache, smaller ones pay a call too often.
    private const int BufferLength = 128 * 1024;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
    private int start;
    private int end;
    private bool isAtEnd;

    /// <summary>Offset of the next byte.</summary>
    internal long Offset { get; private set; }

    /// <summary>Whether the stream broke off with an error.</summary>
    internal bool Failed { get; private set; }

    /// <summary>The next bytes without consuming them; fewer than asked for at the end only.</summary>
    internal ReadOnlySpan<byte> Peek(int count)
    {
        if (end - start < count)
        {
            Collect(count);
        }

        return buffer.AsSpan(start, Math.Min(count, end - start));
    }

    /// <summary>What is there of the next bytes without consuming them, at least one; none at the end.</summary>
    internal ReadOnlySpan<byte> Next(long maximum)
    {
        if (start == end)
        {
            Fill();
        }

        return buffer.AsSpan(start, (int)Math.Min(maximum, end - start));
    }

    /// <summary>Consumes bytes that were seen.</summary>
    internal void Advance(int count)
    {
        start += count;
        Offset += count;
    }

    /// <summary>Consumes bytes unseen.</summary>
    /// <returns>Whether so many came.</returns>
    internal bool Skip(long count)
    {
        if (count > end - start && stream.CanSeek && !isAtEnd)
        {
            return Seek(count);
        }

        while (count > 0)
        {
            var bytes = Next(count).Length;
            if (bytes == 0)
            {
                return false;
            }

            Advance(bytes);
            count -= bytes;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = end = 0;
    }

    private bool Seek(long count)
    {
        var ahead = end - start;
        var isThere = count - ahead <= stream.Length - stream.Position;
        var distance = isThere ? count : ahead + stream.Length - stream.Position;
        stream.Seek(distance - ahead, SeekOrigin.Current);
        start = end = 0;
        Offset += distance;
        return isThere;
    }

    private void Collect(int count)
    {
        if (buffer.Length - start < count)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        while (end - start < count && !isAtEnd)
        {
            Fill();
        }
    }

    private void Fill()
    {
        if (start == end)
        {
            start = end = 0;
        }

        if (isAtEnd)
        {
            return;
        }

        try
        {
            var read = stream.Read(buffer.AsSpan(end));
            isAtEnd = read <= 0;
            end += Math.Max(read, 0);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            isAtEnd = Failed = true;
        }
    }
}
