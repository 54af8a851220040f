using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Text;

/// <summary>
/// A text as its reader sees it (continuations joined, comments removed, escapes decoded) that knows for each of its
/// characters where it stands in the source. Slices share the map.
/// </summary>
public sealed class MappedText
{
    // Piece i holds the characters from starts[i] to starts[i + 1] (or the end); they come from sources[i] on.
    // A piece is verbatim (as many characters there as here) unless ends[i] says where its source ends.
    private readonly int[] starts;
    private readonly int[] sources;
    private readonly int[] ends;
    private readonly int offset;

    internal MappedText(SourceFile file, string text, int[] starts, int[] sources, int[] ends)
        : this(file, text, starts, sources, ends, offset: 0)
    {
    }

    private MappedText(SourceFile file, string text, int[] starts, int[] sources, int[] ends, int offset)
    {
        File = file;
        Text = text;
        this.starts = starts;
        this.sources = sources;
        this.ends = ends;
        this.offset = offset;
    }

    /// <summary>The source.</summary>
    public SourceFile File { get; }

    /// <summary>The text as its reader sees it.</summary>
    public string Text { get; }

    /// <summary>Its length in UTF-16 units.</summary>
    public int Length => Text.Length;

    /// <summary>The source of all of it.</summary>
    public TextSpan Span => ToSource(0, Length);

    /// <summary>A text that stands in the source as it is.</summary>
    public static MappedText Verbatim(SourceFile file, int start, int length) =>
        new(file, file.Text.Substring(start, length), [0], [start], [0]);

    /// <summary>The source of a range: from the first to the last of its characters, with what lies between.</summary>
    public TextSpan ToSource(int start, int length)
    {
        var from = SourceOf(start);
        return length == 0 ? new TextSpan(from, 0) : TextSpan.FromBounds(from, Math.Max(from, SourceEndOf(start + length - 1)));
    }

    /// <summary>A part of this text.</summary>
    public MappedText Slice(int start, int length) =>
        new(File, Text.Substring(start, length), starts, sources, ends, offset + start);

    /// <summary>A part of this text.</summary>
    public MappedText Slice(int start) => Slice(start, Length - start);

    /// <summary>Where in the source a character starts; for the end of the text, where the last character ends.</summary>
    public int SourceOf(int index)
    {
        if (index >= Length && index > 0)
        {
            return SourceEndOf(index - 1);
        }

        var piece = PieceOf(index + offset);
        return ends[piece] != 0 ? sources[piece] : sources[piece] + index + offset - starts[piece];
    }

    /// <summary>Appends the pieces of a range to a builder, so that its map is kept.</summary>
    internal void CopyTo(MappedTextBuilder builder, int start, int length)
    {
        while (length > 0)
        {
            var at = start + offset;
            var piece = PieceOf(at);
            var pieceEnd = piece + 1 < starts.Length ? starts[piece + 1] : int.MaxValue;
            var count = Math.Min(length, pieceEnd - at);
            if (ends[piece] != 0)
            {
                builder.AppendDecoded(Text.AsSpan(start, count), sources[piece], ends[piece] - sources[piece]);
            }
            else
            {
                builder.Append(sources[piece] + at - starts[piece], count);
            }

            start += count;
            length -= count;
        }
    }

    private int SourceEndOf(int index)
    {
        var piece = PieceOf(index + offset);
        return ends[piece] != 0 ? ends[piece] : sources[piece] + index + offset - starts[piece] + 1;
    }

    private int PieceOf(int index)
    {
        if (starts.Length == 1)
        {
            return 0;
        }

        var found = Array.BinarySearch(starts, index);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }
}
