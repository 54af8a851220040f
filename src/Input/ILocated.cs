using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Input;

/// <summary>Something that stands at a place of a text: a node of a model, a word, a value.</summary>
public interface ILocated
{
    /// <summary>The text it stands in.</summary>
    SourceFile File { get; }

    /// <summary>The characters that a person would change.</summary>
    TextSpan Span { get; }
}
