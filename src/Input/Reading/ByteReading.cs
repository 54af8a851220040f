using System.Buffers;

namespace Plimsoll.Input.Reading;

/// <summary>Reads the bytes of a stream into a pooled buffer that grows with what really comes.</summary>
internal sealed class ByteReading : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    // The longest text that .NET can hold, in bytes of the narrowest encoding, with room to spare.
    private const int HardMaximum = 1 << 29;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int count;

    private ByteReading()
    {
    }

    /// <summary>The bytes read, until disposed of.</summary>
    internal ReadOnlySpan<byte> Span => buffer.AsSpan(0, count);

    /// <summary>Whether the stream goes on behind the maximum.</summary>
    internal bool IsCut { get; private set; }

    /// <summary>Whether the stream broke off with an error.</summary>
    internal bool Failed { get; private set; }

    internal static ByteReading Read(Stream content, long maximum)
    {
        var bytes = new ByteReading();
        bytes.Fill(content, (int)Math.Clamp(maximum, 0, HardMaximum));
        return bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        count = 0;
    }

    private void Fill(Stream content, int maximum)
    {
        try
        {
            // One byte more than allowed tells a stream that ends there from one that goes on.
            while (count <= maximum)
            {
                if (count == buffer.Length)
                {
                    Grow();
                }

                var read = content.Read(buffer.AsSpan(count, Math.Min(buffer.Length - count, maximum + 1 - count)));
                if (read <= 0)
                {
                    return;
                }

                count += read;
            }

            count = maximum;
            IsCut = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException or NotSupportedException)
        {
            Failed = true;
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
