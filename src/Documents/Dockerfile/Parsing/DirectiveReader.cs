using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>
/// Reads parser directives at the top of the file. They end at the first line that is none: a blank line, another comment,
/// an unknown name, an instruction.
/// </summary>
internal sealed class DirectiveReader(SourceFile file, ImmutableArray<DockerfileItem>.Builder items, List<DockerfileProblem> problems)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public void Read(LineCursor cursor, ref char escape)
    {
        // Behind a "#!" line the builder still finds syntax and check, but its own pass for escape has ended.
        var behindInterpreter = cursor.Content.StartsWith("#!", StringComparison.Ordinal);
        if (behindInterpreter)
        {
            var content = cursor.Content.TrimEnd();
            items.Add(new Comment(file, cursor.FullSpan, new TextSpan(cursor.Position, content.Length)));
            cursor.MoveNext();
        }

        while (!cursor.AtEnd && Parse(cursor) is { } directive)
        {
            items.Add(directive);
            cursor.MoveNext();
            if (!seen.Add(directive.Name))
            {
                problems.Add(new DockerfileProblem(directive.Span, $"Only one '{directive.Name}' directive is allowed"));
            }
            else if (directive.Name == "escape" && !behindInterpreter)
            {
                SetEscape(directive, ref escape);
            }
        }
    }

    private void SetEscape(Directive directive, ref char escape)
    {
        var value = file.Slice(directive.ValueSpan);

        // Older builders looked at the first character only, and files that repeat it exist.
        if (value[0] is '\\' or '`' && value.TrimStart(value[0]).IsEmpty)
        {
            escape = value[0];
        }
        else
        {
            problems.Add(new DockerfileProblem(directive.ValueSpan, "The escape character is neither a backslash nor a backtick"));
        }
    }

    private Directive? Parse(LineCursor cursor)
    {
        var text = file.Text;
        var end = cursor.ContentEnd;
        var hash = Skip(cursor.Position);
        if (hash == end || text[hash] != '#')
        {
            return null;
        }

        var nameStart = Skip(hash + 1);
        var nameEnd = nameStart;
        while (nameEnd < end && char.IsAsciiLetterOrDigit(text[nameEnd]))
        {
            nameEnd++;
        }

        var equals = Skip(nameEnd);
        if (equals == end || text[equals] != '=')
        {
            return null;
        }

        var name = text[nameStart..nameEnd].ToLowerInvariant();
        var valueStart = Skip(equals + 1);
        var value = text.AsSpan(valueStart, end - valueStart).TrimEnd(" \t");
        if (name is not ("syntax" or "escape" or "check") || value.IsEmpty)
        {
            return null;
        }

        // Only the first word counts; what stands behind it is a remark.
        var blank = value.IndexOfAny(' ', '\t');
        var valueLength = blank < 0 ? value.Length : blank;
        return new Directive(
            file,
            cursor.FullSpan,
            TextSpan.FromBounds(hash, valueStart + value.Length),
            name,
            new TextSpan(valueStart, valueLength));

        int Skip(int at)
        {
            while (at < end && (text[at] == ' ' || text[at] == '\t'))
            {
                at++;
            }

            return at;
        }
    }
}
