namespace Plimsoll.ImageReader.Tar;

/// <summary>
/// Numbers of tar headers: octal text (POSIX.1-2024, pax, "ustar Interchange Format"), or with the first bit set a big-endian
/// number in two's complement (GNU tar manual, "Extensions to the tar format").
/// </summary>
internal static class TarNumber
{
    /// <summary>The number of a field; <see langword="null"/> for what is no number or does not fit into 63 bits and a sign.</summary>
    internal static long? Read(ReadOnlySpan<byte> field) => (field[0] & 0x80) != 0 ? ReadBinary(field) : ReadOctal(field);

    private static long? ReadOctal(ReadOnlySpan<byte> field)
    {
        // An old writer began with the NUL of a field before that was too long. GNU tar forgives one of them.
        var index = field[0] == 0 ? 1 : 0;
        while (index < field.Length && field[index] is (byte)' ')
        {
            index++;
        }

        if (index < field.Length && field[index] == 0)
        {
            // Behind two NULs some readers see nothing and some go on: not ours to choose.
            return field[index..].IndexOfAnyExcept((byte)0, (byte)' ') < 0 ? 0 : null;
        }

        // Twelve digits without an end are 36 bits, and were usual before sizes of 8 GiB had a form of their own.
        var value = 0L;
        for (; index < field.Length; index++)
        {
            var digit = (uint)(field[index] - '0');
            if (digit > 7)
            {
                return field[index] is 0 or (byte)' ' ? value : null;
            }

            value = (value << 3) | digit;
        }

        return value;
    }

    private static long? ReadBinary(ReadOnlySpan<byte> field)
    {
        // The bit below the mark is the sign.
        var isNegative = (field[0] & 0x40) != 0;
        long value = isNegative ? field[0] | ~0xFFL : field[0] & 0x7F;
        foreach (var part in field[1..])
        {
            if (value is > (long.MaxValue >> 8) or < (long.MinValue >> 8))
            {
                return null;
            }

            value = (value << 8) | part;
        }

        return value;
    }
}
