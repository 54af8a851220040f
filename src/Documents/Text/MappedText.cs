using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Text;

/// <summary>
/// A text as its reader sees it (continuations joined, comments removed, escapes decoded) that knows for each of its
/// characters where it stands in the source. Slices share the map.
/// </summary>
public sealed class MappedText
{
    // A text that stands in the source as it is needs no map: all it knows is where it starts. A file of a million lines
    // has millions of these, so that matters.
    private readonly PieceMap? map;

    // With a map: where in it the text starts. Without: where in the source.
    private readonly int offset;

    private MappedText(SourceFile file, string text, PieceMap? map, int offset)
    {
        File = file;
        Text = text;
        this.map = map;
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
        new(file, length == 0 ? "" : file.Text.Substring(start, length), map: null, Math.Min(start, file.Text.Length));

    internal static MappedText Of(SourceFile file, string text, PieceMap map) => new(file, text, map, offset: 0);

    /// <summary>The source of a range: from the first to the last of its characters, with what lies between.</summary>
    public TextSpan ToSource(int start, int length)
    {
        // A line end that joins a command and its heredocs may stand for one behind the end of the file.
        var from = Math.Min(SourceOf(start), File.Text.Length);
        return length == 0 ? new TextSpan(from, 0) : TextSpan.FromBounds(from, Math.Clamp(SourceEndOf(start + length - 1), from, File.Text.Length));
    }

    /// <summary>A part of this text.</summary>
    public MappedText Slice(int start, int length) =>
        start == 0 && length == Length ? this : new(File, Text.Substring(start, length), map, offset + start);

    /// <summary>A part of this text.</summary>
    public MappedText Slice(int start) => Slice(start, Length - start);

    /// <summary>Where in the source a character starts; for the end of the text, where the last character ends.</summary>
    public int SourceOf(int index)
    {
        if (index >= Length && index > 0)
        {
            return SourceEndOf(index - 1);
        }

        return map is null ? offset + index : map.SourceOf(offset + index);
    }

    /// <summary>Appends the pieces of a range to a builder, so that its map is kept.</summary>
    internal void CopyTo(MappedTextBuilder builder, int start, int length)
    {
        if (map is null)
        {
            builder.Append(offset + start, length);
        }
        else
        {
            map.CopyTo(builder, Text.AsSpan(start, length), offset + start);
        }
    }

    private int SourceEndOf(int index) => map is null ? offset + index + 1 : map.SourceEndOf(offset + index);
}
