using System.Numerics;
using System.Runtime.InteropServices;

namespace Plimsoll.ImageReader.Tar;

/// <summary>Whose layout a header has.</summary>
internal enum TarDialect
{
    /// <summary>Without a magic: Unix V7 and whatever nobody knows.</summary>
    V7,

    /// <summary>POSIX, with or without PAX headers.</summary>
    Ustar,

    /// <summary>Schily's star: POSIX with a shorter prefix and times behind it.</summary>
    Star,

    /// <summary>GNU, old and present: no prefix, but times and a sparse map in its place.</summary>
    Gnu,
}

/// <summary>
/// The fields of a header block. Layouts: POSIX.1-2024 pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format";
/// star(5).
/// </summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    /// <summary>Bytes of a block.</summary>
    internal const int Length = 512;

    private const int ChecksumStart = 148;
    private const int ChecksumLength = 8;
    private const int PrefixStart = 345;
    private readonly ReadOnlySpan<byte> block = block;

    internal TarDialect Dialect { get; } = DialectOf(block);

    internal byte TypeFlag => block[156];

    internal ReadOnlySpan<byte> Name => UpToNul(block[..100]);

    internal ReadOnlySpan<byte> LinkName => UpToNul(block.Slice(157, 100));

    internal long? Mode => TarNumber.Read(block.Slice(100, 8));

    internal long? UserId => TarNumber.Read(block.Slice(108, 8));

    internal long? GroupId => TarNumber.Read(block.Slice(116, 8));

    internal long? Size => TarNumber.Read(block.Slice(124, 12));

    internal long? DeviceMajor => Dialect == TarDialect.V7 ? 0 : TarNumber.Read(block.Slice(329, 8));

    internal long? DeviceMinor => Dialect == TarDialect.V7 ? 0 : TarNumber.Read(block.Slice(337, 8));

    /// <summary>The directory part of a long name; empty for dialects without one.</summary>
    internal ReadOnlySpan<byte> Prefix => Dialect switch
    {
        TarDialect.Ustar => UpToNul(block.Slice(PrefixStart, 155)),
        TarDialect.Star => UpToNul(block.Slice(PrefixStart, 131)),
        TarDialect.Gnu when HasStrayPrefix => UpToNul(block.Slice(PrefixStart, 155)),
        _ => [],
    };

    /// <summary>
    /// Whether a GNU header has text where its access time should be. Go wrote prefixes there before 1.8 and still reads them; GNU
    /// tar does not.
    /// </summary>
    internal bool HasStrayPrefix =>
        Dialect == TarDialect.Gnu && TypeFlag != (byte)'S' && TarNumber.Read(block.Slice(PrefixStart, 12)) is null;

    /// <summary>Whether it is a sparse file of the GNU or star kind, whose map is in its header.</summary>
    internal bool IsSparse => TypeFlag == (byte)'S' && Dialect is TarDialect.Gnu or TarDialect.Star;

    /// <summary>The four pieces of a sparse file, and whether more follow in the next block.</summary>
    internal OldSparsePieces SparsePieces => Dialect == TarDialect.Star
        ? new(block.Slice(356, 96), block[355] != 0)
        : new(block.Slice(386, 96), block[482] != 0);

    /// <summary>The size with holes of a sparse file.</summary>
    internal long? RealSize => TarNumber.Read(block.Slice(Dialect == TarDialect.Star ? 452 : 483, 12));

    /// <summary>
    /// Whether the checksum holds: the sum of all bytes, those of the checksum taken for blanks. Old writers summed signed bytes.
    /// </summary>
    internal bool HasValidChecksum
    {
        get
        {
            var stored = block.Slice(ChecksumStart, ChecksumLength);
            var stated = TarNumber.Read(stored);
            var sum = Sum(block) + (ChecksumLength * ' ');
            foreach (var part in stored)
            {
                sum -= part;
            }

            return stated == sum || stated == sum - (256 * (HighBytes(block) - HighBytes(stored)));
        }
    }

    /// <summary>Whether a block has nothing but zeros, as those have that end an archive.</summary>
    internal static bool IsZero(ReadOnlySpan<byte> block) => !block.ContainsAnyExcept((byte)0);

    /// <summary>The text of a field that a NUL may end before its length does.</summary>
    internal static ReadOnlySpan<byte> UpToNul(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return end < 0 ? field : field[..end];
    }

    private static TarDialect DialectOf(ReadOnlySpan<byte> block)
    {
        var magic = block.Slice(257, 8);
        if (magic.SequenceEqual("ustar  \0"u8))
        {
            return TarDialect.Gnu;
        }

        if (!magic.StartsWith("ustar\0"u8))
        {
            return TarDialect.V7;
        }

        return block[508..].SequenceEqual("tar\0"u8) || HasStarTimes(block) ? TarDialect.Star : TarDialect.Ustar;
    }

    // Star without its trailing magic is told by two times that end in blanks, as GNU tar does it.
    private static bool HasStarTimes(ReadOnlySpan<byte> block) =>
        block[475] == 0 && IsOctal(block[476]) && block[487] == ' ' && IsOctal(block[488]) && block[499] == ' ';

    private static bool IsOctal(byte value) => value is >= (byte)'0' and <= (byte)'7';

    // Byte by byte this costs as much as everything else that a header takes.
    private static int Sum(ReadOnlySpan<byte> block)
    {
        var sums = Vector<ushort>.Zero;
        foreach (var part in MemoryMarshal.Cast<byte, Vector<byte>>(block))
        {
            Vector.Widen(part, out var low, out var high);
            sums += low + high;
        }

        Vector.Widen(sums, out var lowSums, out var highSums);
        return (int)Vector.Sum(lowSums + highSums);
    }

    private static int HighBytes(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var value in bytes)
        {
            count += value >> 7;
        }

        return count;
    }
}
