using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>A literal that a matcher looks at, and the two bytes of it that the scan looks for.</summary>
/// <param name="text">The literal.</param>
/// <param name="pairAt">Where in it a pair of bytes stands that is rare in text.</param>
/// <param name="matcher">Who looks at it.</param>
internal sealed class Anchor(string text, int pairAt, IMatcher matcher)
{
    public byte[] Text { get; } = System.Text.Encoding.ASCII.GetBytes(text);

    public int PairAt { get; } = pairAt;

    public IMatcher Matcher { get; } = matcher;

    public byte First => Text[PairAt];

    public byte Second => Text[PairAt + 1];
}

/// <summary>
/// Finds all anchors in one pass: each block of bytes is compared with every pair at once, which costs a tenth of a vector
/// search per literal. Places are handed to the matchers in order.
/// </summary>
internal static class AnchorScan
{
    private const int ShortestLong = 16 * 1024;

    private static readonly Anchor[] Anchors = Matchers.Anchors();
    private static readonly byte[] Firsts = Pairs(static anchor => anchor.First);
    private static readonly bool[] IsFirst = FirstBytes();
    private static readonly byte[] Seconds = Pairs(static anchor => anchor.Second);

    public static void Find(ReadOnlySpan<byte> bytes, ref List<SecretMatch>? found)
    {
        Span<int> resume = stackalloc int[Anchors.Length];
        resume.Clear();

        // Vectors are compiled at each start, which takes longer than a small file by the byte.
        for (var at = bytes.Length < ShortestLong ? 0 : FindInBlocks(bytes, resume, ref found); at + 1 < bytes.Length; at++)
        {
            if (IsFirst[bytes[at]])
            {
                LookAt(bytes, at, resume, ref found);
            }
        }
    }

    /// <summary>Looks at whole blocks.</summary>
    /// <returns>Where the rest starts that fills no block.</returns>
    private static int FindInBlocks(ReadOnlySpan<byte> bytes, Span<int> resume, ref List<SecretMatch>? found)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return 0;
        }

        var at = 0;
        ref var start = ref MemoryMarshal.GetReference(bytes);
        for (; at + Vector256<byte>.Count < bytes.Length; at += Vector256<byte>.Count)
        {
            var first = Vector256.LoadUnsafe(ref start, (nuint)at);
            var second = Vector256.LoadUnsafe(ref start, (nuint)at + 1);
            var hits = Vector256<byte>.Zero;
            for (var i = 0; i < Firsts.Length; i++)
            {
                hits |= Vector256.Equals(first, Vector256.Create(Firsts[i])) & Vector256.Equals(second, Vector256.Create(Seconds[i]));
            }

            for (var mask = hits.ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
            {
                LookAt(bytes, at + BitOperations.TrailingZeroCount(mask), resume, ref found);
            }
        }

        return at;
    }

    private static void LookAt(ReadOnlySpan<byte> bytes, int at, Span<int> resume, ref List<SecretMatch>? found)
    {
        for (var i = 0; i < Anchors.Length; i++)
        {
            var anchor = Anchors[i];
            var start = at - anchor.PairAt;
            if (bytes[at] == anchor.First && bytes[at + 1] == anchor.Second && start >= resume[i] && bytes[start..].StartsWith(anchor.Text))
            {
                resume[i] = Math.Max(start + 1, anchor.Matcher.LookAt(bytes, start, anchor.Text.Length, ref found));
            }
        }
    }

    private static bool[] FirstBytes()
    {
        var isFirst = new bool[256];
        foreach (var anchor in Anchors)
        {
            isFirst[anchor.First] = true;
        }

        return isFirst;
    }

    /// <summary>One byte of each pair; a pair that several anchors share stands once.</summary>
    private static byte[] Pairs(Func<Anchor, byte> pick)
    {
        var known = new bool[1 << 16];
        var bytes = new List<byte>();
        foreach (var anchor in Anchors)
        {
            ref var isKnown = ref known[(anchor.First << 8) | anchor.Second];
            if (!isKnown)
            {
                isKnown = true;
                bytes.Add(pick(anchor));
            }
        }

        return [.. bytes];
    }
}
