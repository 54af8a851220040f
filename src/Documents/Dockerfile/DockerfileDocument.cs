using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Dockerfile.Parsing;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile;

/// <summary>
/// A Dockerfile as BuildKit's parser reads it. Its items cover the text without gap or overlap: put together, their texts
/// are the file.
/// </summary>
public sealed class DockerfileDocument : ILocated
{
    internal DockerfileDocument(
        SourceFile file,
        char escape,
        ImmutableArray<DockerfileItem> items,
        ImmutableArray<Instruction> instructions,
        ImmutableArray<DockerfileProblem> problems,
        ImmutableArray<ReadProblem> readProblems)
    {
        File = file;
        Escape = escape;
        Items = items;
        Instructions = instructions;
        Problems = problems;
        ReadProblems = readProblems;
    }

    /// <inheritdoc/>
    public SourceFile File { get; }

    /// <inheritdoc/>
    public TextSpan Span => new(0, File.Text.Length);

    /// <summary>The escape character: a backslash, or a backtick by directive.</summary>
    public char Escape { get; }

    /// <summary>Directives, comments, blank lines and instructions in order, without gap.</summary>
    public ImmutableArray<DockerfileItem> Items { get; }

    /// <summary>The instructions in order, those before the first FROM included.</summary>
    public ImmutableArray<Instruction> Instructions { get; }

    /// <summary>What the builder would refuse, by place.</summary>
    public ImmutableArray<DockerfileProblem> Problems { get; }

    /// <summary>What was not read because a budget was reached.</summary>
    public ImmutableArray<ReadProblem> ReadProblems { get; }

    /// <summary>Reads a Dockerfile. Never throws; what the builder would refuse is in <see cref="Problems"/>.</summary>
    public static DockerfileDocument Parse(SourceFile file) => new DocumentReader(file).Read();
}
