using System.Collections.Immutable;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Shell;

/// <summary>The shells whose grammar we read.</summary>
public enum ShellDialect
{
    /// <summary>sh, dash, ash.</summary>
    Posix,

    /// <summary>bash, ksh, zsh: what they add to sh and we need, they share.</summary>
    Bash,
}

/// <summary>A script, or the inside of a substitution, subshell or compound.</summary>
public sealed class ShellScript : ShellNode
{
    internal ShellScript(MappedText source, int start, int length, ImmutableArray<AndOrList> statements, ShellProblem? problem)
        : base(source, start, length)
    {
        Statements = statements;
        Problem = problem;
    }

    /// <summary>Its statements in order.</summary>
    public ImmutableArray<AndOrList> Statements { get; }

    /// <summary>Why it was not read to its end; what stands before was read.</summary>
    public ShellProblem? Problem { get; }

    /// <summary>Reads a script. Never throws.</summary>
    public static ShellScript Parse(MappedText text) => new ShellParser(text).ParseScript();
}

/// <summary>Where a script stopped making sense.</summary>
/// <param name="At">Where in the script.</param>
/// <param name="Message">What is wrong; a clause without a final period.</param>
public sealed record ShellProblem(int At, string Message);

/// <summary>Pipelines joined by <c>&amp;&amp;</c> and <c>||</c>.</summary>
public sealed class AndOrList : ShellNode
{
    internal AndOrList(MappedText source, int start, int length, ImmutableArray<Pipeline> pipelines, IReadOnlyList<bool> isOr)
        : base(source, start, length)
    {
        Pipelines = pipelines;
        IsOr = isOr;
    }

    /// <summary>The pipelines in order.</summary>
    public ImmutableArray<Pipeline> Pipelines { get; }

    /// <summary>For each operator between two pipelines whether it is <c>||</c>.</summary>
    public IReadOnlyList<bool> IsOr { get; }
}

/// <summary>Commands joined by <c>|</c>; often just one.</summary>
public sealed class Pipeline : ShellNode
{
    internal Pipeline(MappedText source, int start, int length, ImmutableArray<ShellCommand> commands, bool isNegated)
        : base(source, start, length)
    {
        Commands = commands;
        IsNegated = isNegated;
    }

    /// <summary>The commands in order.</summary>
    public ImmutableArray<ShellCommand> Commands { get; }

    /// <summary>Whether <c>!</c> stands in front.</summary>
    public bool IsNegated { get; }
}

/// <summary>A command: simple, compound, or a function's definition.</summary>
public abstract class ShellCommand : ShellNode
{
    private protected ShellCommand(MappedText source, int start, int length, ImmutableArray<Redirection> redirections)
        : base(source, start, length) => Redirections = redirections;

    /// <summary>Its redirections in order.</summary>
    public ImmutableArray<Redirection> Redirections { get; }
}

/// <summary>Assignments, a name and arguments.</summary>
public sealed class SimpleCommand : ShellCommand
{
    internal SimpleCommand(
        MappedText source,
        int start,
        int length,
        ImmutableArray<Assignment> assignments,
        ImmutableArray<ShellWord> words,
        ImmutableArray<Redirection> redirections)
        : base(source, start, length, redirections)
    {
        Assignments = assignments;
        Words = words;
    }

    /// <summary>Assignments in front of the name.</summary>
    public ImmutableArray<Assignment> Assignments { get; }

    /// <summary>The name and the arguments; empty when there are assignments or redirections only.</summary>
    public ImmutableArray<ShellWord> Words { get; }
}

/// <summary>What a compound command is.</summary>
public enum CompoundKind
{
    Subshell,
    Group,
    If,
    For,
    While,
    Case,
    Function,

    /// <summary><c>[[ ]]</c> or <c>(( ))</c>: an expression without commands.</summary>
    Expression,
}

/// <summary>A compound command or a function's definition.</summary>
public sealed class CompoundCommand : ShellCommand
{
    internal CompoundCommand(
        MappedText source,
        int start,
        int length,
        CompoundKind kind,
        ImmutableArray<ShellBlock> blocks,
        ImmutableArray<ShellWord> words,
        string? variable,
        ImmutableArray<Redirection> redirections)
        : base(source, start, length, redirections)
    {
        Kind = kind;
        Blocks = blocks;
        Words = words;
        Variable = variable;
    }

    /// <summary>What it is.</summary>
    public CompoundKind Kind { get; }

    /// <summary>The lists of statements inside, in order.</summary>
    public ImmutableArray<ShellBlock> Blocks { get; }

    /// <summary>The words of a <c>for</c>, the subject of a <c>case</c>.</summary>
    public ImmutableArray<ShellWord> Words { get; }

    /// <summary>The variable of a <c>for</c>, or the name of a function.</summary>
    public string? Variable { get; }
}

/// <summary>Statements inside of a compound.</summary>
/// <param name="IsCondition">Whether their exit status is asked for, as behind <c>if</c> and <c>while</c>.</param>
/// <param name="Script">The statements.</param>
public sealed record ShellBlock(bool IsCondition, ShellScript Script);

/// <summary><c>name=value</c> or <c>name+=value</c>.</summary>
public sealed class Assignment : ShellNode
{
    internal Assignment(MappedText source, int start, int length, string name, bool isAppend, ShellWord value)
        : base(source, start, length)
    {
        Name = name;
        IsAppend = isAppend;
        Value = value;
    }

    /// <summary>The variable.</summary>
    public string Name { get; }

    /// <summary>Whether it appends.</summary>
    public bool IsAppend { get; }

    /// <summary>The value; may be empty.</summary>
    public ShellWord Value { get; }
}

/// <summary>A redirection such as <c>2&gt;/dev/null</c> or a heredoc.</summary>
public sealed class Redirection : ShellNode
{
    internal Redirection(MappedText source, int start, int length, string op, ShellWord? target)
        : base(source, start, length)
    {
        Operator = op;
        Target = target;
    }

    /// <summary>The operator without its descriptor, for example <c>&gt;&gt;</c>.</summary>
    public string Operator { get; }

    /// <summary>The file, descriptor, here-string or heredoc name.</summary>
    public ShellWord? Target { get; }

    /// <summary>The body of a heredoc, tabs stripped where it says so.</summary>
    public MappedText? Body { get; internal set; }

    /// <summary>Whether it is a heredoc.</summary>
    public bool IsHeredoc => Operator is "<<" or "<<-";
}
