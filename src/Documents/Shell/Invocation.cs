using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Shell;

/// <summary>
/// A program that a script runs, in whatever position: behind <c>&amp;&amp;</c>, in a pipe, a substitution, a compound,
/// behind <c>sudo</c> or <c>env</c>, or in the string of <c>sh -c</c>.
/// </summary>
public sealed class Invocation : ILocated
{
    internal Invocation(SimpleCommand command, int nameIndex, InvocationPlace place)
    {
        Command = command;
        NameIndex = nameIndex;
        Place = place;
        var path = command.Words[nameIndex].Literal;
        Name = path is null ? null : path[(path.LastIndexOf('/') + 1)..];
        Arguments = command.Words.RemoveRange(0, nameIndex + 1);
    }

    /// <summary>The program without its directory; null when an expansion decides.</summary>
    public string? Name { get; }

    /// <summary>The word that names the program.</summary>
    public ShellWord NameWord => Command.Words[NameIndex];

    /// <summary>The words behind the name.</summary>
    public ImmutableArray<ShellWord> Arguments { get; }

    /// <summary>The command that it is (part of).</summary>
    public SimpleCommand Command { get; }

    /// <summary>The index of the name among the command's words; above 0 behind a wrapper such as sudo.</summary>
    public int NameIndex { get; }

    /// <summary>Where it stands.</summary>
    public InvocationPlace Place { get; }

    /// <inheritdoc/>
    public SourceFile File => Command.File;

    /// <inheritdoc/>
    public TextSpan Span => TextSpan.FromBounds(NameWord.Span.Start, Math.Max(NameWord.Span.End, Command.Words[^1].Span.End));
}

/// <summary>Where a command stands.</summary>
/// <param name="Pipeline">Its pipeline; null in exec form.</param>
/// <param name="Index">Its index there.</param>
public sealed record InvocationPlace(Pipeline? Pipeline, int Index);

/// <summary>A pipeline of two commands or more, and what becomes of its exit status.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="HasPipefail">Whether its shell runs with pipefail there.</param>
/// <param name="IsCondition">Whether <c>if</c>, <c>while</c> or <c>!</c> asks for its status.</param>
/// <param name="FailureIsAccepted">Whether <c>|| true</c> or the like follows.</param>
public sealed record PipelineUse(Pipeline Pipeline, bool HasPipefail, bool IsCondition, bool FailureIsAccepted);
