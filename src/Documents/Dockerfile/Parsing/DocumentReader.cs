using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>Takes a Dockerfile apart into lines, directives, comments and instructions, as BuildKit's parser does.</summary>
internal sealed class DocumentReader(SourceFile file)
{
    /// <summary>BuildKit reads physical lines into a buffer of 64 KiB and refuses longer ones.</summary>
    private const int LongestLine = 65_535;

    private readonly string text = file.Text;
    private readonly ImmutableArray<DockerfileItem>.Builder items = ImmutableArray.CreateBuilder<DockerfileItem>();
    private readonly ImmutableArray<Instruction>.Builder instructions = ImmutableArray.CreateBuilder<Instruction>();
    private readonly List<DockerfileProblem> problems = [];
    private char escape = '\\';

    public DockerfileDocument Read()
    {
        var cursor = new LineCursor(text);
        new DirectiveReader(file, items, problems).Read(cursor, ref escape);

        var logicalLines = new LogicalLineReader(file, escape);
        var parser = new InstructionReader(file, escape, problems);
        while (!cursor.AtEnd)
        {
            var content = cursor.Content.TrimStart();
            if (content.IsEmpty)
            {
                items.Add(new BlankLine(file, cursor.FullSpan));
                cursor.MoveNext();
            }
            else if (content[0] == '#')
            {
                var start = cursor.ContentEnd - content.Length;
                items.Add(new Comment(file, cursor.FullSpan, TextSpan.FromBounds(start, start + content.TrimEnd().Length)));
                cursor.MoveNext();
            }
            else
            {
                ReadInstruction(cursor, logicalLines, parser);
            }
        }

        CheckLines();
        CheckWhole();
        problems.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : a.Span.Length.CompareTo(b.Span.Length));
        return new DockerfileDocument(file, escape, items.ToImmutable(), instructions.ToImmutable(), [.. problems], []);
    }

    private void ReadInstruction(LineCursor cursor, LogicalLineReader logicalLines, InstructionReader parser)
    {
        var fullStart = cursor.FullSpan.Start;
        var line = logicalLines.Read(cursor);
        if (line.Text.Text.AsSpan().Trim().IsEmpty)
        {
            // Nothing but escape characters and blanks.
            items.Add(new BlankLine(file, TextSpan.FromBounds(fullStart, cursor.Position)));
            return;
        }

        var instruction = parser.Read(line, cursor, fullStart);
        items.Add(instruction);
        instructions.Add(instruction);
    }

    private void CheckLines()
    {
        // UTF-8 needs at most three bytes for a UTF-16 unit, so shorter texts need no count.
        if (text.Length * 3L < LongestLine)
        {
            return;
        }

        for (var cursor = new LineCursor(text); !cursor.AtEnd; cursor.MoveNext())
        {
            var content = cursor.Content;
            if (content.Length * 3L > LongestLine && Encoding.UTF8.GetByteCount(content) > LongestLine)
            {
                problems.Add(new DockerfileProblem(
                    new TextSpan(cursor.FullSpan.Start, 1), $"The line is longer than {LongestLine:N0} bytes, which is as much as the builder reads"));
            }
        }
    }

    private void CheckWhole()
    {
        if (instructions.Count == 0)
        {
            problems.Add(new DockerfileProblem(new TextSpan(0, 0), "The file has no instruction"));
            return;
        }

        foreach (var instruction in instructions)
        {
            if (instruction is FromInstruction)
            {
                return;
            }

            if (instruction is not ArgInstruction)
            {
                problems.Add(new DockerfileProblem(instruction.Keyword.Span, "No FROM stands before this instruction"));
                return;
            }
        }

        problems.Add(new DockerfileProblem(instructions[^1].Keyword.Span, "The file has no FROM"));
    }
}
