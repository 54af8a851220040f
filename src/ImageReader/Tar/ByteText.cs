namespace Plimsoll.ImageReader.Tar;

/// <summary>Bytes of changing length in an array that is used again and again; empty means that there are none.</summary>
internal sealed class ByteText
{
    private const int FirstCapacity = 256;
    private byte[] bytes = new byte[FirstCapacity];
    private int length;

    internal bool IsEmpty => length == 0;

    internal int Length => length;

    internal ReadOnlySpan<byte> Span => bytes.AsSpan(0, length);

    internal ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, length);

    internal void Clear() => length = 0;

    internal void Set(ReadOnlySpan<byte> text)
    {
        length = 0;
        Append(text);
    }

    /// <summary>Adds bytes that really came: the array never grows for a claim.</summary>
    internal void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        length += text.Length;
    }

    /// <summary>Room for more bytes behind the present ones.</summary>
    internal Span<byte> Reserve(int count)
    {
        if (bytes.Length - length < count)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        }

        return bytes.AsSpan(length, count);
    }

    /// <summary>Takes the first bytes of the reserved room as written.</summary>
    internal void Take(int count) => length += count;
}
