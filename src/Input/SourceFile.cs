using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Input;

/// <summary>
/// A text input as it was read: its path below the root (with <c>/</c>), its decoded text, and its lines.
/// All spans in models, findings and fixes are UTF-16 offsets into <see cref="Text"/>.
/// </summary>
public sealed class SourceFile(string path, string text)
{
    private LineMap? lines;

    /// <summary>Path relative to the root, with <c>/</c> between its segments and without <c>./</c> in front.</summary>
    public string Path { get; } = path;

    /// <summary>The decoded text, without a byte-order mark.</summary>
    public string Text { get; } = text;

    /// <summary>Whether a byte-order mark stood in front of the text; GitHub's line hash counts it.</summary>
    public bool HadByteOrderMark { get; init; }

    /// <summary>Line starts; a line ends at LF only, as BuildKit, libvirt and GitHub count them.</summary>
    public LineMap Lines => lines ??= new LineMap(Text);

    /// <summary>The text that a span covers.</summary>
    public ReadOnlySpan<char> Slice(TextSpan span) => Text.AsSpan(span.Start, span.Length);
}
