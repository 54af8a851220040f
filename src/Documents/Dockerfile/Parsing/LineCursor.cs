using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>Walks over the physical lines of a text. LF ends a line; a CR before it is not content.</summary>
internal sealed class LineCursor
{
    private readonly string text;
    private int next;

    public LineCursor(string text, int start = 0)
    {
        this.text = text;
        Load(start);
    }

    /// <summary>Where the current line starts; the length of the text at the end.</summary>
    public int Position { get; private set; }

    /// <summary>Where the content of the current line ends.</summary>
    public int ContentEnd { get; private set; }

    public bool AtEnd => Position >= text.Length;

    /// <summary>The line without its line end.</summary>
    public ReadOnlySpan<char> Content => text.AsSpan(Position, ContentEnd - Position);

    /// <summary>The line with its line end.</summary>
    public TextSpan FullSpan => TextSpan.FromBounds(Position, next);

    public void MoveNext() => Load(next);

    private void Load(int position)
    {
        Position = position;
        var end = position < text.Length ? text.IndexOf('\n', position) : -1;
        if (end < 0)
        {
            next = text.Length;
            end = text.Length;
        }
        else
        {
            next = end + 1;
        }

        while (end > position && text[end - 1] == '\r')
        {
            end--;
        }

        ContentEnd = end;
    }
}
