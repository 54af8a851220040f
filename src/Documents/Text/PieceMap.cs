namespace Plimsoll.Documents.Text;

/// <summary>
/// Where the characters of a mapped text come from. Piece i holds the characters from starts[i] to starts[i + 1] (or the
/// end); they come from sources[i] on. A piece is verbatim (as many characters there as here) unless ends[i] says where its
/// source ends.
/// </summary>
internal sealed class PieceMap(int[] starts, int[] sources, int[] ends)
{
    public int SourceOf(int index)
    {
        var piece = PieceOf(index);
        return ends[piece] != 0 ? sources[piece] : sources[piece] + index - starts[piece];
    }

    public int SourceEndOf(int index)
    {
        var piece = PieceOf(index);
        return ends[piece] != 0 ? ends[piece] : sources[piece] + index - starts[piece] + 1;
    }

    public void CopyTo(MappedTextBuilder builder, ReadOnlySpan<char> text, int at)
    {
        while (!text.IsEmpty)
        {
            var piece = PieceOf(at);
            var pieceEnd = piece + 1 < starts.Length ? starts[piece + 1] : int.MaxValue;
            var count = Math.Min(text.Length, pieceEnd - at);
            if (ends[piece] != 0)
            {
                builder.AppendDecoded(text[..count], sources[piece], ends[piece] - sources[piece]);
            }
            else
            {
                builder.Append(sources[piece] + at - starts[piece], count);
            }

            at += count;
            text = text[count..];
        }
    }

    private int PieceOf(int index)
    {
        var found = Array.BinarySearch(starts, index);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }
}
