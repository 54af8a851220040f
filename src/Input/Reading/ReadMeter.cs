namespace Plimsoll.Input.Reading;

/// <summary>Counts what has been read, for whoever shows progress; many threads count at a time.</summary>
public sealed class ReadMeter
{
    private long bytes;
    private int begun;
    private int done;

    /// <summary>Bytes that came out of decompression so far.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Layers that were begun.</summary>
    public int Begun => Volatile.Read(ref begun);

    /// <summary>Layers that were read to their end.</summary>
    public int Done => Volatile.Read(ref done);

    /// <summary>Counts bytes.</summary>
    public void Add(int count) => Interlocked.Add(ref bytes, count);

    /// <summary>Counts a layer that is begun.</summary>
    public void Begin() => Interlocked.Increment(ref begun);

    /// <summary>Counts a layer that is done.</summary>
    public void End() => Interlocked.Increment(ref done);
}
