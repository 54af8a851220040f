using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Engine.Suppression;

/// <summary>A comment of an input, and what an ignore in it covers.</summary>
/// <param name="Span">The comment with its marks.</param>
/// <param name="Text">Its text without marks and surrounding blanks.</param>
/// <param name="Covers">The next instruction, node or element; empty when none follows.</param>
public sealed record IgnorableComment(TextSpan Span, string Text, TextSpan Covers)
{
    /// <summary>The stage that begins with what is covered, for <c>hadolint stage ignore=</c>; null when none does.</summary>
    public TextSpan? Stage { get; init; }
}
