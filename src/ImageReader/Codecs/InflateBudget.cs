using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>How many bytes the blobs of an archive may still inflate to, together; layers in parallel share it.</summary>
/// <param name="bytes">How many.</param>
/// <param name="meter">Counts them for whoever shows progress, or null.</param>
public sealed class InflateBudget(long bytes, ReadMeter? meter = null)
{
    private long left = bytes;

    /// <summary>Takes bytes out.</summary>
    /// <returns>Whether there were as many.</returns>
    public bool Take(int count)
    {
        meter?.Add(count);
        return Interlocked.Add(ref left, -count) >= 0;
    }
}

/// <summary>Ends when the budget does.</summary>
internal sealed class BudgetStream(Stream inner, InflateBudget budget) : ReadOnlyStream
{
    /// <summary>Whether it ended because of the budget.</summary>
    public bool IsExhausted { get; private set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (IsExhausted)
        {
            return 0;
        }

        var count = inner.Read(buffer);
        if (!budget.Take(count))
        {
            IsExhausted = true;
            return 0;
        }

        return count;
    }
}
