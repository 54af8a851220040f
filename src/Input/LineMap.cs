using System.Runtime.InteropServices;

namespace Plimsoll.Input;

/// <summary>A place in a text: line and column, both counted from 1, columns in UTF-16 units.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LinePosition(int Line, int Column);

/// <summary>
/// The lines of a text. Only LF ends a line: <c>SourceText</c> of Roslyn also breaks at a lone CR, NEL and U+2028,
/// which neither the builder nor GitHub does.
/// </summary>
public sealed class LineMap
{
    private readonly int[] starts;
    private readonly string text;

    /// <summary>Finds the line starts of <paramref name="text"/>.</summary>
    public LineMap(string text)
    {
        this.text = text;
        var found = new int[text.AsSpan().Count('\n') + 1];
        var count = 1;
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
        {
            found[count++] = at + 1;
        }

        starts = found;
    }

    /// <summary>Number of lines; a text that ends in LF has an empty last one.</summary>
    public int Count => starts.Length;

    /// <summary>Where line <paramref name="line"/> (from 1) starts.</summary>
    public int Start(int line) => starts[line - 1];

    /// <summary>Where line <paramref name="line"/> (from 1) ends, without its CR and LF.</summary>
    public int End(int line)
    {
        if (line == starts.Length)
        {
            return text.Length;
        }

        var end = starts[line] - 1;
        return end > starts[line - 1] && text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>Line and column of an offset; an offset behind the end counts as the end.</summary>
    public LinePosition Position(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var index = Array.BinarySearch(starts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, offset - starts[line] + 1);
    }
}
