using Plimsoll.ImageReader.Archive;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>A part of a file, which is closed with it.</summary>
internal sealed class ExtentStream : ReadOnlyStream
{
    private readonly Stream inner;
    private long left;

    /// <summary>Goes to the part.</summary>
    public ExtentStream(Stream inner, Extent extent)
    {
        this.inner = inner;
        inner.Seek(extent.Offset, SeekOrigin.Begin);
        left = extent.Length;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (left == 0)
        {
            return 0;
        }

        var count = inner.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        left = count == 0 ? 0 : left - count;
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
