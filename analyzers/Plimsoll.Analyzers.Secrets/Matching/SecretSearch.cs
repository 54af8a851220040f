using System.Buffers;
using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>
/// Finds secrets by their values. One pass over bytes finds runs of token characters and looks at what words in them start
/// with; a few vector searches find what is no token. Text without hits costs no allocation.
/// </summary>
public static class SecretSearch
{
    /// <summary>Runs shorter than this hold no token that we know.</summary>
    internal const int ShortestRun = 16;

    /// <summary>The matches in bytes, by place; empty in most cases. Places are bytes.</summary>
    public static IReadOnlyList<SecretMatch> InBytes(ReadOnlySpan<byte> bytes)
    {
        List<SecretMatch>? found = null;
        FindTokens(bytes, ref found);
        AnchorScan.Find(bytes, ref found);
        AwsSecretMatcher.FindBesideIds(bytes, ref found);
        if (found is null)
        {
            return [];
        }

        return MatchOrder.WithoutOverlaps(found);
    }

    /// <summary>The matches in a text, by place. Places are UTF-16 units.</summary>
    public static IReadOnlyList<SecretMatch> InText(string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var count = Encoding.UTF8.GetBytes(text, buffer);
            var bytes = buffer.AsSpan(0, count);
            var matches = InBytes(bytes);
            return matches.Count == 0 || count == text.Length ? matches : ToCharacters(matches, bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static List<SecretMatch> ToCharacters(IReadOnlyList<SecretMatch> matches, ReadOnlySpan<byte> bytes)
    {
        var converted = new List<SecretMatch>(matches.Count);
        int atByte = 0, atCharacter = 0;
        foreach (var match in matches)
        {
            atCharacter += Encoding.UTF8.GetCharCount(bytes[atByte..match.Start]);
            atByte = match.Start;
            var length = Encoding.UTF8.GetCharCount(bytes.Slice(match.Start, match.Length));
            converted.Add(match with { Start = atCharacter, Length = length });
        }

        return converted;
    }

    /// <summary>
    /// Every sixteenth byte decides: where it is no token character, no run of sixteen covers it. Then a look back tells
    /// how far the run reaches. On prose that touches a third of the bytes.
    /// </summary>
    private static void FindTokens(ReadOnlySpan<byte> bytes, ref List<SecretMatch>? found)
    {
        var table = AlphabetTable.Tokens;
        var at = 0;
        while (at + ShortestRun <= bytes.Length)
        {
            var back = at + ShortestRun - 1;
            while (back >= at && table[bytes[back]] != 0)
            {
                back--;
            }

            if (back >= at)
            {
                // The run, if there is one, starts behind the byte that ended the look back.
                at = back + 1;
                continue;
            }

            var end = at + ShortestRun;
            while (end < bytes.Length && table[bytes[end]] != 0)
            {
                end++;
            }

            LookInto(bytes, at, end, ref found);
            at = end + 1;
        }
    }

    private static void LookInto(ReadOnlySpan<byte> bytes, int start, int end, ref List<SecretMatch>? found)
    {
        if (EscapeAt(bytes, start) is var escape and > 0 && start + escape + ShortestRun <= end)
        {
            LookAt(bytes, start + escape, ref found);
        }

        for (var at = start; at + ShortestRun <= end; at++)
        {
            // A token starts a word: at the start of the run, or behind a dot or dash.
            if (at > start && bytes[at - 1] is not ((byte)'.' or (byte)'-'))
            {
                var next = bytes[at..end].IndexOfAny((byte)'.', (byte)'-');
                if (next < 0)
                {
                    return;
                }

                at += next;
                continue;
            }

            LookAt(bytes, at, ref found);
        }
    }

    /// <summary>
    /// How much of a run is the rest of an escape, as in <c>\nTOKEN</c>, <c>\u003dTOKEN</c> and <c>%3DTOKEN</c>: the word begins
    /// behind it.
    /// </summary>
    private static int EscapeAt(ReadOnlySpan<byte> bytes, int start)
    {
        if (start == 0 || bytes[start - 1] is not ((byte)'\\' or (byte)'%'))
        {
            return 0;
        }

        var digits = bytes[start - 1] == '%' ? 2 : bytes[start] switch
        {
            (byte)'n' or (byte)'r' or (byte)'t' => 0,
            (byte)'x' => 2,
            (byte)'u' => 4,
            _ => -1,
        };
        var from = bytes[start - 1] == '%' ? start : start + 1;
        if (digits < 0 || from + digits > bytes.Length)
        {
            return 0;
        }

        foreach (var b in bytes.Slice(from, digits))
        {
            if (!AlphabetTable.Has(b, Alphabet.Hex | Alphabet.UpperHex))
            {
                return 0;
            }
        }

        return from + digits - start;
    }

    private static void LookAt(ReadOnlySpan<byte> bytes, int at, ref List<SecretMatch>? found)
    {
        // A run has sixteen bytes at least.
        if (PrefixTable.Runs.At(bytes[at], bytes[at + 1]) is not { } shapes)
        {
            return;
        }

        foreach (var shape in shapes)
        {
            if (bytes[at..].StartsWith(shape.Prefix) && shape.Match(bytes, at) is var length and > 0)
            {
                TokenJudge.Add(bytes, at, length, shape, ref found);
            }
        }
    }
}
