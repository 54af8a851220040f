using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>Turns a logical line and its heredocs into an instruction.</summary>
internal sealed class InstructionReader
{
    private readonly SourceFile file;
    private readonly char escape;
    private readonly List<DockerfileProblem> problems;
    private readonly HeredocReader heredocs;
    private readonly ArgumentReader arguments;

    public InstructionReader(SourceFile file, char escape, List<DockerfileProblem> problems)
    {
        this.file = file;
        this.escape = escape;
        this.problems = problems;
        heredocs = new HeredocReader(file, escape, problems);
        arguments = new ArgumentReader(escape, problems);
    }

    /// <summary>Reads one instruction; the cursor stands behind its logical line and is moved over its heredoc bodies.</summary>
    public Instruction Read(LogicalLine line, LineCursor cursor, int fullStart)
    {
        var text = WordReader.Trim(line.Text);
        var bodies = heredocs.Read(text, cursor);
        var span = text.Span;
        if (bodies.Length > 0)
        {
            var end = bodies[^1].Raw.End;
            while (end > span.Start && file.Text[end - 1] is '\n' or '\r')
            {
                end--;
            }

            span = TextSpan.FromBounds(span.Start, Math.Max(span.End, end));
        }

        var fullSpan = TextSpan.FromBounds(fullStart, cursor.Position);
        return Read(text, bodies, line.InnerComments, span, fullSpan, trigger: null);
    }

    private Instruction Read(
        MappedText text,
        ImmutableArray<Heredoc> bodies,
        IReadOnlyList<TextSpan> comments,
        TextSpan span,
        TextSpan fullSpan,
        Word? trigger)
    {
        var keywordLength = 0;
        while (keywordLength < text.Length && !WordReader.IsBlank(text.Text[keywordLength]))
        {
            keywordLength++;
        }

        var keyword = new Word(text.Slice(0, keywordLength));
        var rest = WordReader.Trim(text.Slice(keywordLength));
        var name = keyword.Raw.ToUpperInvariant();
        ImmutableArray<InstructionFlag> flags = [];
        if (rest.Text.StartsWith("--", StringComparison.Ordinal))
        {
            flags = FlagReader.Read(ref rest, escape);
            FlagReader.Check(name, flags, problems);
        }

        var parts = new InstructionParts(text, keyword, flags, bodies, comments, span, fullSpan, escape, trigger);
        if (name == "ONBUILD")
        {
            return ReadOnbuild(parts, rest);
        }

        return arguments.Read(name, parts, rest);
    }

    private OnbuildInstruction ReadOnbuild(InstructionParts parts, MappedText rest)
    {
        if (rest.Length == 0)
        {
            problems.Add(new DockerfileProblem(parts.Keyword.Span, "ONBUILD needs an instruction"));
            return new OnbuildInstruction(parts, inner: null);
        }

        var word = WordReader.SplitAtBlanks(rest)[0];
        if (word.Raw.ToUpperInvariant() is var name and ("ONBUILD" or "FROM" or "MAINTAINER"))
        {
            problems.Add(new DockerfileProblem(word.Span, $"{name} is not allowed as a trigger of ONBUILD"));
            return new OnbuildInstruction(parts, inner: null);
        }

        var inner = Read(rest, parts.Heredocs, parts.InnerComments, TextSpan.FromBounds(rest.Span.Start, parts.Span.End), parts.FullSpan, parts.Keyword);
        return new OnbuildInstruction(parts, inner);
    }
}
