using System.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Text;

/// <summary>Builds a <see cref="MappedText"/> from pieces of a source.</summary>
public sealed class MappedTextBuilder(SourceFile file)
{
    private readonly StringBuilder text = new();
    private readonly List<int> starts = [];
    private readonly List<int> sources = [];
    private readonly List<int> ends = [];

    /// <summary>Length so far.</summary>
    public int Length => text.Length;

    /// <summary>Appends characters of the source as they are.</summary>
    public void Append(int sourceStart, int length)
    {
        if (length == 0)
        {
            return;
        }

        var last = starts.Count - 1;
        if (last < 0 || ends[last] != 0 || sources[last] + text.Length - starts[last] != sourceStart)
        {
            Open(sourceStart, sourceEnd: 0);
        }

        text.Append(file.Text, sourceStart, length);
    }

    /// <summary>Appends what an escape of the source stands for.</summary>
    public void AppendDecoded(ReadOnlySpan<char> decoded, int sourceStart, int sourceLength)
    {
        if (decoded.IsEmpty)
        {
            return;
        }

        Open(sourceStart, sourceStart + Math.Max(sourceLength, 1));
        text.Append(decoded);
    }

    /// <summary>Appends a part of another mapped text of the same source.</summary>
    public void Append(MappedText part, int start, int length) => part.CopyTo(this, start, length);

    /// <summary>The finished text.</summary>
    /// <param name="emptyAt">Where in the source an empty text stands.</param>
    public MappedText ToMappedText(int emptyAt)
    {
        if (starts.Count == 0)
        {
            Open(emptyAt, sourceEnd: 0);
        }

        return starts.Count == 1 && ends[0] == 0
            ? MappedText.Verbatim(file, sources[0], text.Length)
            : MappedText.Of(file, text.ToString(), new PieceMap([.. starts], [.. sources], [.. ends]));
    }

    private void Open(int source, int sourceEnd)
    {
        starts.Add(text.Length);
        sources.Add(source);
        ends.Add(sourceEnd);
    }
}
