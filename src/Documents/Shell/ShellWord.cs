using System.Collections.Immutable;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Shell;

/// <summary>A word of a shell script: literal text, quotes and expansions in a row.</summary>
public sealed class ShellWord : ShellNode
{
    private string? literal;
    private bool literalKnown;

    internal ShellWord(MappedText source, int start, int length, ImmutableArray<WordPart> parts)
        : base(source, start, length) => Parts = parts;

    /// <summary>Its parts in order, without gap.</summary>
    public ImmutableArray<WordPart> Parts { get; }

    /// <summary>What the word is after quote removal; null when it holds an expansion.</summary>
    public string? Literal
    {
        get
        {
            if (!literalKnown)
            {
                literal = WordText.Literal(Parts);
                literalKnown = true;
            }

            return literal;
        }
    }

    /// <summary>The literal text in front of its first expansion.</summary>
    public string LiteralPrefix => Literal ?? WordText.Prefix(Parts);

    /// <summary>Whether no part of it is quoted or escaped; only such a word can be a keyword.</summary>
    public bool IsPlain => Parts.Length == 1 && Parts[0] is LiteralPart { IsEscaped: false };

    /// <summary>The word after quote removal as a text of its own, expansions left as written: for <c>sh -c</c>.</summary>
    public MappedText Unquoted() => WordText.Unquoted(this);
}

/// <summary>A part of a word.</summary>
/// <param name="Start">Where in the script it starts.</param>
/// <param name="Length">Its length in the script.</param>
public abstract record WordPart(int Start, int Length);

/// <summary>Text outside of quotes; escapes resolved.</summary>
public sealed record LiteralPart(int Start, int Length, string Text, bool IsEscaped) : WordPart(Start, Length);

/// <summary><c>'...'</c> or <c>$'...'</c>.</summary>
public sealed record SingleQuotedPart(int Start, int Length, string Text) : WordPart(Start, Length);

/// <summary><c>"..."</c>.</summary>
public sealed record DoubleQuotedPart(int Start, int Length, ImmutableArray<WordPart> Parts) : WordPart(Start, Length);

/// <summary><c>$name</c> or <c>${name...}</c>.</summary>
/// <param name="Name">The variable; empty for what only a shell at run time could name.</param>
/// <param name="Operator">What follows the name in braces, for example <c>:-</c>; empty without.</param>
/// <param name="Operand">What follows the operator, as written.</param>
public sealed record ParameterPart(int Start, int Length, string Name, string Operator, string Operand) : WordPart(Start, Length);

/// <summary><c>$(...)</c> or backticks.</summary>
public sealed record CommandSubstitutionPart(int Start, int Length, ShellScript Script) : WordPart(Start, Length);

/// <summary><c>&lt;(...)</c> or <c>&gt;(...)</c>.</summary>
public sealed record ProcessSubstitutionPart(int Start, int Length, bool IsOutput, ShellScript Script) : WordPart(Start, Length);

/// <summary><c>$((...))</c>, or something else whose value only a shell at run time knows.</summary>
public sealed record OpaquePart(int Start, int Length) : WordPart(Start, Length);
