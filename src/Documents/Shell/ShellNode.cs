using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Shell;

/// <summary>A node of a shell tree: a range of a script that knows its place in the file.</summary>
public abstract class ShellNode(MappedText source, int start, int length) : ILocated
{
    /// <summary>The script's text.</summary>
    public MappedText Source { get; } = source;

    /// <summary>Where in the script it starts.</summary>
    public int Start { get; } = start;

    /// <summary>Its length in the script.</summary>
    public int Length { get; } = length;

    /// <summary>Where in the script it ends.</summary>
    public int End => Start + Length;

    /// <inheritdoc/>
    public SourceFile File => Source.File;

    /// <inheritdoc/>
    public TextSpan Span => Source.ToSource(Start, Length);

    /// <summary>The node as written, continuations removed.</summary>
    public string Raw => Source.Text.Substring(Start, Length);
}
