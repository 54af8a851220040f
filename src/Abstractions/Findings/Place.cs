using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Abstractions.Findings;

/// <summary>Where a finding stands.</summary>
public abstract record Place
{
    /// <summary>The path that reports show, relative to the root, with <c>/</c>.</summary>
    public abstract string Path { get; }

    /// <summary>Where in the input it stands, for sorting; characters or bytes.</summary>
    public abstract long Offset { get; }
}

/// <summary>A span of a text.</summary>
public sealed record FilePlace(SourceFile File, TextSpan Span) : Place
{
    /// <inheritdoc/>
    public override string Path => File.Path;

    /// <inheritdoc/>
    public override long Offset => Span.Start;
}

/// <summary>An input, or an entry of an image, whose text is not kept: binary, damaged, or one of millions.</summary>
/// <param name="InputPath">The path of the input, relative to the root; of an entry <c>image-name/path</c>.</param>
/// <param name="At">The byte that it is about, or 0.</param>
public sealed record InputPlace(string InputPath, long At) : Place
{
    /// <summary>The line that it is shown at, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>Whether it lies in an archive, so that no checkout has it.</summary>
    public bool IsInArchive { get; init; }

    /// <summary>The layer of the image that has it, lowest first; -1: none has, or it is no matter of one.</summary>
    public int Layer { get; init; } = -1;

    /// <inheritdoc/>
    public override string Path => InputPath;

    /// <inheritdoc/>
    public override long Offset => At;
}

/// <summary>Another place that explains a finding.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What is there; a clause without a final period.</param>
public sealed record RelatedPlace(Place Place, string Message);
