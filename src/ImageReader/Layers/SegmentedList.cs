namespace Plimsoll.ImageReader.Layers;

/// <summary>A list of values that grows by whole segments: nothing is copied, and no memory lies behind for a doubled array.</summary>
internal sealed class SegmentedList<T>
    where T : struct
{
    private const int Shift = 14;
    private const int SegmentLength = 1 << Shift;

    private readonly List<T[]> segments = [];

    /// <summary>How many values there are.</summary>
    public int Count { get; private set; }

    /// <summary>A value by its index; stays where it is while the list grows.</summary>
    public ref T this[int index] => ref segments[index >> Shift][index & (SegmentLength - 1)];

    /// <summary>Adds a value.</summary>
    public ref T Add(T value)
    {
        if (Count == segments.Count * SegmentLength)
        {
            segments.Add(new T[SegmentLength]);
        }

        ref var added = ref this[Count++];
        added = value;
        return ref added;
    }
}

/// <summary>Texts in bytes, one behind the other in segments; each is known by a position and its length.</summary>
internal sealed class SegmentedText
{
    private const int Shift = 18;
    private const int SegmentLength = 1 << Shift;

    private readonly List<byte[]> segments = [];
    private int used = SegmentLength;

    /// <summary>Bytes that are taken.</summary>
    public long Length { get; private set; }

    /// <summary>Room for a text, to be followed by <see cref="Commit"/>.</summary>
    /// <param name="length">The most bytes that it may have.</param>
    /// <param name="position">Where it starts.</param>
    public Span<byte> Reserve(int length, out int position)
    {
        if (length > SegmentLength - used)
        {
            // A text that is longer than a segment has one of its own.
            segments.Add(new byte[Math.Max(length, SegmentLength)]);
            used = 0;
        }

        position = ((segments.Count - 1) << Shift) | used;
        return segments[^1].AsSpan(used, length);
    }

    /// <summary>Takes what was reserved last.</summary>
    public void Commit(int length)
    {
        used = Math.Min(SegmentLength, used + length);
        Length += length;
    }

    /// <summary>Adds a text.</summary>
    /// <returns>Its position.</returns>
    public int Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length, out var position));
        Commit(text.Length);
        return position;
    }

    /// <summary>A text.</summary>
    public Span<byte> At(int position, int length) => length == 0 ? [] : segments[position >> Shift].AsSpan(position & (SegmentLength - 1), length);
}
