using System.Buffers.Binary;
using System.Buffers;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// Buffers and counts what a decoder takes from a source. A read gives all that was asked for unless the source ends: some
/// decoders do not look at how much they got.
/// </summary>
internal sealed class CodecInput(Stream source, bool endIsError) : ReadOnlyStream
{
    private const int BufferSize = 64 * 1024;

    private byte[]? buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int next;
    private int end;

    /// <summary>Bytes taken so far.</summary>
    public long Taken { get; private set; }

    /// <summary>How often a read found that the source has ended.</summary>
    public int ReadsBehindEnd { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        int total = 0;
        while (total < buffer.Length && (next < end || Fill()))
        {
            int count = Math.Min(buffer.Length - total, end - next);
            this.buffer.AsSpan(next, count).CopyTo(buffer[total..]);
            next += count;
            total += count;
        }

        Taken += total;
        if (total < buffer.Length)
        {
            NoteEnd();
        }

        return total;
    }

    public override int ReadByte()
    {
        if (next < end || Fill())
        {
            Taken++;
            return buffer![next++];
        }

        NoteEnd();
        return -1;
    }

    /// <summary>Whether the source has no more bytes; nothing is taken, and it is no error.</summary>
    public bool IsAtEnd => next == end && !Fill();

    public uint ReadUInt32()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = null;
            next = end = 0;
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        next = 0;
        end = buffer is null ? 0 : source.Read(buffer.AsSpan(0, BufferSize));
        return end > 0;
    }

    private void NoteEnd()
    {
        ReadsBehindEnd++;
        if (endIsError)
        {
            // The LZMA decoder would read on in bytes of 255.
            throw new EndOfStreamException();
        }
    }
}
