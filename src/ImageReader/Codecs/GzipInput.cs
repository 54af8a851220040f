using System.Buffers;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// Feeds a <see cref="System.IO.Compression.GZipStream"/> so that it cannot hide bytes behind the last member: it neither
/// reports them nor tells how much of its input it used.
/// </summary>
/// <remarks>
/// The last byte of the source that is not zero is handed out alone. If it belongs to a member, the inflater has used it up
/// and asks for more, since another member may follow. If it does not, the inflater either never takes it or stops at it
/// without asking again. So <see cref="HasTrailingData"/> is exact, whatever follows the last member and however long; runs
/// of zeros are counted, not kept.
/// </remarks>
internal sealed class GzipInput(Stream source) : ReadOnlyStream
{
    private const int BlockSize = 64 * 1024;

    private byte[]? block = ArrayPool<byte>.Shared.Rent(BlockSize);

    // block[next..last] are to be handed out freely; block[last], not zero, is handed out alone, once what follows is known.
    private int next;
    private int last;
    private bool isHolding;

    // Zeros behind block[last], and those to be handed out before block[next].
    private int tail;
    private long zeros;
    private bool askedBehindLast;
    private bool sourceHasEnded;

    /// <summary>Whether the source gave no byte at all.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Whether more was asked for when everything had been handed out.</summary>
    public bool AskedBehindEnd { get; private set; }

    /// <summary>After the inflater's end: whether bytes other than zeros stood behind the last member.</summary>
    public bool HasTrailingData => !askedBehindLast;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || block is null)
        {
            return 0;
        }

        askedBehindLast |= sourceHasEnded;
        while (true)
        {
            if (zeros > 0)
            {
                int count = (int)Math.Min(zeros, buffer.Length);
                buffer[..count].Clear();
                zeros -= count;
                return count;
            }

            if (next < last)
            {
                int count = Math.Min(last - next, buffer.Length);
                block.AsSpan(next, count).CopyTo(buffer);
                next += count;
                return count;
            }

            if (isHolding)
            {
                buffer[0] = block[last];
                LookAhead();
                return 1;
            }

            if (sourceHasEnded)
            {
                AskedBehindEnd = true;
                return 0;
            }

            LookAhead();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && block is not null)
        {
            ArrayPool<byte>.Shared.Return(block);
            block = null;
        }

        base.Dispose(disposing);
    }

    /// <summary>Reads until there is a byte other than zero, or the end. The caller has taken what was held.</summary>
    private void LookAhead()
    {
        isHolding = false;
        next = last = 0;
        zeros += tail;
        tail = 0;
        while (!isHolding)
        {
            int count = source.Read(block.AsSpan(0, BlockSize));
            if (count == 0)
            {
                sourceHasEnded = true;
                return;
            }

            IsEmpty = false;
            int index = block.AsSpan(0, count).LastIndexOfAnyExcept((byte)0);
            if (index < 0)
            {
                zeros += count;
            }
            else
            {
                last = index;
                tail = count - index - 1;
                isHolding = true;
            }
        }
    }
}
