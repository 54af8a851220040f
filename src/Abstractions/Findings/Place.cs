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

/// <summary>An input whose text is not known: it could not be read or decoded. Shown as its first line.</summary>
/// <param name="InputPath">The path of the input, relative to the root.</param>
/// <param name="At">The byte where reading stopped, or 0.</param>
public sealed record InputPlace(string InputPath, long At) : Place
{
    /// <inheritdoc/>
    public override string Path => InputPath;

    /// <inheritdoc/>
    public override long Offset => At;
}

/// <summary>Another place that explains a finding.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What is there; a clause without a final period.</param>
public sealed record RelatedPlace(Place Place, string Message);
