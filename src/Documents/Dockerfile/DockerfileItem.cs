using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile;

/// <summary>A run of whole lines of a Dockerfile.</summary>
public abstract class DockerfileItem(SourceFile file, TextSpan fullSpan) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File { get; } = file;

    /// <summary>Its lines, line ends included.</summary>
    public TextSpan FullSpan { get; } = fullSpan;

    /// <inheritdoc/>
    public abstract TextSpan Span { get; }
}

/// <summary>A line with nothing but blanks, outside of instructions.</summary>
public sealed class BlankLine(SourceFile file, TextSpan fullSpan) : DockerfileItem(file, fullSpan)
{
    /// <inheritdoc/>
    public override TextSpan Span => FullSpan;
}

/// <summary>A comment line; those inside of a continued instruction belong to that instruction instead.</summary>
public sealed class Comment(SourceFile file, TextSpan fullSpan, TextSpan span) : DockerfileItem(file, fullSpan)
{
    /// <inheritdoc/>
    public override TextSpan Span { get; } = span;

    /// <summary>The text behind the <c>#</c>, without surrounding blanks.</summary>
    public string Text => File.Slice(Span)[1..].Trim().ToString();
}

/// <summary>A parser directive at the top of the file: <c>syntax</c>, <c>escape</c> or <c>check</c>.</summary>
public sealed class Directive(SourceFile file, TextSpan fullSpan, TextSpan span, string name, TextSpan valueSpan) : DockerfileItem(file, fullSpan)
{
    /// <inheritdoc/>
    public override TextSpan Span { get; } = span;

    /// <summary>Its name in lower case.</summary>
    public string Name { get; } = name;

    /// <summary>Where its value stands.</summary>
    public TextSpan ValueSpan { get; } = valueSpan;

    /// <summary>Its value.</summary>
    public string Value => File.Slice(ValueSpan).ToString();
}
