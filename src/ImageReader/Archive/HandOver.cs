using System.Buffers;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Archive;

/// <summary>A stream that is written by one thread and read by another, a buffer at a time.</summary>
internal sealed class HandOver : ReadOnlyStream
{
    private readonly SemaphoreSlim filled = new(0);
    private readonly SemaphoreSlim empty = new(1);
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 17);

    // Written by the writer between empty and filled, read by the reader between filled and empty.
    private int count;
    private bool isFinished;
    private volatile bool isAbandoned;

    // The reader's own.
    private int at;
    private int available;
    private bool hasEnded;

    public void Push(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !isAbandoned)
        {
            empty.Wait();
            count = Math.Min(bytes.Length, buffer.Length);
            bytes[..count].CopyTo(buffer);
            bytes = bytes[count..];
            filled.Release();
        }
    }

    public void Finish()
    {
        if (!isAbandoned)
        {
            empty.Wait();
            isFinished = true;
            filled.Release();
        }
    }

    /// <summary>The reader has ended, for whatever reason: nobody must wait for it.</summary>
    public void Abandon()
    {
        isAbandoned = true;
        empty.Release();
    }

    public override int Read(Span<byte> target)
    {
        if (hasEnded)
        {
            return 0;
        }

        if (at == available)
        {
            filled.Wait();
            (at, available, hasEnded) = (0, count, isFinished);
            if (hasEnded)
            {
                return 0;
            }
        }

        var taken = Math.Min(target.Length, available - at);
        buffer.AsSpan(at, taken).CopyTo(target);
        at += taken;
        if (at == available)
        {
            empty.Release();
        }

        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
            filled.Dispose();
            empty.Dispose();
        }

        base.Dispose(disposing);
    }
}
