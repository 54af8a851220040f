using System.Buffers.Binary;
using System.Numerics;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>The hash that Azure's key checksums use.</summary>
internal static class Marvin32
{
    public static uint Hash(ReadOnlySpan<byte> data, ulong seed)
    {
        var p0 = (uint)seed;
        var p1 = (uint)(seed >> 32);
        while (data.Length >= 4)
        {
            p0 = unchecked(p0 + BinaryPrimitives.ReadUInt32LittleEndian(data));
            Block(ref p0, ref p1);
            data = data[4..];
        }

        // The rest, closed by a byte 0x80.
        Span<byte> last = stackalloc byte[4];
        data.CopyTo(last);
        last[data.Length] = 0x80;
        p0 = unchecked(p0 + BinaryPrimitives.ReadUInt32LittleEndian(last));
        Block(ref p0, ref p1);
        Block(ref p0, ref p1);
        return p0 ^ p1;
    }

    private static void Block(ref uint p0, ref uint p1)
    {
        p1 ^= p0;
        p0 = BitOperations.RotateLeft(p0, 20);
        p0 = unchecked(p0 + p1);
        p1 = BitOperations.RotateLeft(p1, 9);
        p1 ^= p0;
        p0 = BitOperations.RotateLeft(p0, 27);
        p0 = unchecked(p0 + p1);
        p1 = BitOperations.RotateLeft(p1, 19);
    }
}
