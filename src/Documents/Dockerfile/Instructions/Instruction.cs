using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Instructions;

/// <summary>An instruction, from its keyword to its last line or heredoc terminator. One class per keyword.</summary>
public abstract class Instruction : DockerfileItem
{
    private readonly int keywordLength;

    private protected Instruction(InstructionParts parts)
        : base(parts.Text.File, parts.FullSpan)
    {
        keywordLength = parts.Keyword.Raw.Length;
        Text = parts.Text;
        Flags = parts.Flags;
        Heredocs = parts.Heredocs;
        InnerComments = parts.InnerComments;
        Span = parts.Span;
        Escape = parts.Escape;
        Trigger = parts.Trigger;
    }

    /// <summary>From the keyword to the last character that counts; neither the line end nor comments above.</summary>
    public override TextSpan Span { get; }

    /// <summary>The keyword as written.</summary>
    public Word Keyword => new(Text.Slice(0, keywordLength));

    /// <summary>The logical line: continuations joined, comments between them removed, without heredoc bodies.</summary>
    public MappedText Text { get; }

    /// <summary><c>--name=value</c> words straight behind the keyword.</summary>
    public ImmutableArray<InstructionFlag> Flags { get; }

    /// <summary>Heredocs in the order of their bodies.</summary>
    public ImmutableArray<Heredoc> Heredocs { get; }

    /// <summary>Comment lines between continued lines.</summary>
    public IReadOnlyList<TextSpan> InnerComments { get; }

    /// <summary>The file's escape character.</summary>
    public char Escape { get; }

    /// <summary>The ONBUILD that this is the trigger of, if it is one.</summary>
    public Word? Trigger { get; }

    /// <summary>The flag of a name (lower case, without dashes), or null.</summary>
    public InstructionFlag? Flag(string name)
    {
        foreach (var flag in Flags)
        {
            if (flag.Name == name)
            {
                return flag;
            }
        }

        return null;
    }

    /// <summary>The instructions inside: the trigger of an ONBUILD.</summary>
    public virtual Instruction? Inner => null;
}

/// <summary>What every instruction is made of.</summary>
internal sealed record InstructionParts(
    MappedText Text,
    Word Keyword,
    ImmutableArray<InstructionFlag> Flags,
    ImmutableArray<Heredoc> Heredocs,
    IReadOnlyList<TextSpan> InnerComments,
    TextSpan Span,
    TextSpan FullSpan,
    char Escape,
    Word? Trigger);

/// <summary>A word of an instruction, quotes and escapes still in it.</summary>
/// <param name="Text">The word as the builder sees it, with its way back to the source.</param>
public sealed record Word(MappedText Text) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Text.File;

    /// <inheritdoc/>
    public TextSpan Span => Text.Span;

    /// <summary>The word as written, continuations removed.</summary>
    public string Raw => Text.Text;
}

/// <summary>A flag such as <c>--from=build</c>.</summary>
/// <param name="Whole">All of it.</param>
/// <param name="Name">The name without dashes.</param>
/// <param name="Value">What stands behind <c>=</c>; null without one.</param>
public sealed record InstructionFlag(Word Whole, string Name, Word? Value) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Whole.File;

    /// <inheritdoc/>
    public TextSpan Span => Whole.Span;
}

/// <summary>A key and its value, as in ENV, LABEL and ARG.</summary>
/// <param name="Key">The key; may be quoted.</param>
/// <param name="Value">The value; null for an ARG without default.</param>
/// <param name="Whole">Both.</param>
public sealed record KeyValue(Word Key, Word? Value, Word Whole) : ILocated
{
    /// <inheritdoc/>
    public SourceFile File => Whole.File;

    /// <inheritdoc/>
    public TextSpan Span => Whole.Span;
}

/// <summary>A heredoc: the word that opens it, and its body.</summary>
/// <param name="Opening">The word, for example <c>&lt;&lt;-'EOF'</c>.</param>
/// <param name="Name">The terminator.</param>
/// <param name="Expands">Whether the builder (COPY) or the shell (RUN) expands variables in the body: no quote in the name.</param>
/// <param name="StripsTabs">Whether leading tabs of its lines are removed (<c>&lt;&lt;-</c>).</param>
/// <param name="Body">The lines before the terminator, line ends included.</param>
/// <param name="Raw">Body and terminator line as the shell gets them.</param>
public sealed record Heredoc(Word Opening, string Name, bool Expands, bool StripsTabs, MappedText Body, TextSpan Raw);
