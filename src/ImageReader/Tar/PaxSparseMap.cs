namespace Plimsoll.ImageReader.Tar;

/// <summary>
/// Walks over the map of a sparse file of version 1.0: decimal numbers with a newline each, first how many pieces, then offset and
/// length of each, filled up to a whole block (GNU tar manual, "PAX Format, Version 1.0"). Nothing of it is kept.
/// </summary>
internal struct PaxSparseMap()
{
    private const int MostDigits = 19;
    private long linesLeft = 1;
    private long number;
    private int digits;
    private bool hasCount;

    /// <summary>Whether its last number came.</summary>
    internal readonly bool IsComplete => hasCount && linesLeft == 0;

    /// <summary>Takes a block of it.</summary>
    /// <returns>Whether the block is one: a block with anything else in it is data, which nobody may lose from sight.</returns>
    internal bool TryTake(ReadOnlySpan<byte> block)
    {
        foreach (var value in block)
        {
            if (IsComplete)
            {
                break;
            }

            if (!TryTake(value))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTake(byte value)
    {
        if (value != (byte)'\n')
        {
            var digit = value - '0';
            digits++;
            number = unchecked((number * 10) + digit);
            return digit is >= 0 and <= 9 && digits <= MostDigits;
        }

        if (digits == 0)
        {
            return false;
        }

        linesLeft--;
        if (!hasCount)
        {
            hasCount = true;
            // More lines than 63 bits can count do not come.
            linesLeft = number is >= 0 and < long.MaxValue / 2 ? number * 2 : long.MaxValue;
        }

        digits = 0;
        number = 0;
        return true;
    }
}
