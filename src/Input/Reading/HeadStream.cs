namespace Plimsoll.Input.Reading;

/// <summary>A stream whose first bytes can be looked at before they are read.</summary>
public sealed class HeadStream : ReadOnlyStream
{
    private readonly Stream inner;
    private readonly byte[] head;
    private readonly int length;
    private int at;

    /// <summary>Reads the first bytes.</summary>
    public HeadStream(Stream inner, int size)
    {
        this.inner = inner;
        head = new byte[size];
        try
        {
            int count;
            while (length < size && (count = inner.Read(head.AsSpan(length))) > 0)
            {
                length += count;
            }
        }
        catch (IOException)
        {
            // Who reads behind the head meets the error again, where it can be told.
        }
    }

    /// <summary>The first bytes: fewer than asked for when the stream is shorter.</summary>
    public ReadOnlyMemory<byte> Head => head.AsMemory(0, length);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (at == length)
        {
            return inner.Read(buffer);
        }

        var count = Math.Min(buffer.Length, length - at);
        head.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
