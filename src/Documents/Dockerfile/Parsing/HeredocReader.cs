using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>Finds the heredoc words of a line and reads their bodies from the lines that follow.</summary>
internal sealed class HeredocReader(SourceFile file, char escape, List<DockerfileProblem> problems)
{
    // "<< EOF" with a blank is a heredoc to the shell and text to older builders; it is taken as one only when its
    // terminator exists. Looking for it costs, so the sum of what is looked at is bounded.
    private long lookahead = 4L * file.Text.Length;

    /// <summary>Reads the bodies of the heredocs of a line; the cursor stands behind the line and is moved over them.</summary>
    public ImmutableArray<Heredoc> Read(MappedText line, LineCursor cursor)
    {
        if (!line.Text.Contains("<<", StringComparison.Ordinal) || !TakesHeredocs(line.Text, out var start))
        {
            return [];
        }

        if (JsonArrayReader.Read(line.Slice(start), out _) != JsonArrayOutcome.None)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<Heredoc>();
        var text = line.Text;
        var at = start;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = WordReader.EndOfQuotedWord(text, at, escape);
            if (Opening(text, at, ref end, cursor) is { } opening)
            {
                found.Add(ReadBody(new Word(line.Slice(at, end - at)), opening, cursor));
            }

            at = end;
        }

        return found.ToImmutable();
    }

    private static bool TakesHeredocs(string text, out int start)
    {
        start = 0;
        for (var round = 0; round < 2; round++)
        {
            var end = start;
            while (end < text.Length && !WordReader.IsBlank(text[end]))
            {
                end++;
            }

            var keyword = text.AsSpan(start, end - start);
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            start = end;
            if (keyword.Equals("RUN", StringComparison.OrdinalIgnoreCase)
                || keyword.Equals("COPY", StringComparison.OrdinalIgnoreCase)
                || keyword.Equals("ADD", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            if (round > 0 || !keyword.Equals("ONBUILD", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>What a word says if it opens a heredoc: digits, <c>&lt;&lt;</c>, a dash, a name without <c>&lt;</c>.</summary>
    private HeredocOpening? Opening(string text, int at, ref int end, LineCursor cursor)
    {
        var i = at;
        while (i < end && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        if (i + 1 >= end || text[i] != '<' || text[i + 1] != '<')
        {
            return null;
        }

        i += 2;
        var stripsTabs = i < end && text[i] == '-';
        if (stripsTabs)
        {
            i++;
        }

        var spaced = i == end;
        if (spaced)
        {
            while (i < text.Length && text[i] is ' ' or '\t')
            {
                i++;
            }

            end = i < text.Length ? WordReader.EndOfQuotedWord(text, i, escape) : end;
        }

        if (i >= end || text.AsSpan(i, end - i).Contains('<'))
        {
            end = spaced ? Math.Min(i, text.Length) : end;
            return null;
        }

        var name = Unquote(text.AsSpan(i, end - i), out var isQuoted);
        if (name.Length == 0 || (spaced && !TerminatorFollows(name, stripsTabs, cursor)))
        {
            end = spaced ? i : end;
            return null;
        }

        return new HeredocOpening(name, Expands: !isQuoted, stripsTabs);
    }

    private string Unquote(ReadOnlySpan<char> word, out bool isQuoted)
    {
        isQuoted = false;
        var name = new StringBuilder(word.Length);
        var quote = '\0';
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c == escape && quote != '\'' && i + 1 < word.Length)
            {
                name.Append(word[++i]);
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
                isQuoted = true;
            }
            else if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else
            {
                name.Append(c);
            }
        }

        return name.ToString();
    }

    private bool TerminatorFollows(string name, bool stripsTabs, LineCursor cursor)
    {
        var ahead = new LineCursor(file.Text, cursor.Position);
        while (!ahead.AtEnd && lookahead > 0)
        {
            lookahead -= ahead.FullSpan.Length;
            if (IsTerminator(ahead.Content, name, stripsTabs))
            {
                return true;
            }

            ahead.MoveNext();
        }

        return false;
    }

    private static bool IsTerminator(ReadOnlySpan<char> line, string name, bool stripsTabs) =>
        (stripsTabs ? line.TrimStart('\t') : line).SequenceEqual(name);

    private Heredoc ReadBody(Word opening, HeredocOpening how, LineCursor cursor)
    {
        var start = cursor.Position;
        while (!cursor.AtEnd && !IsTerminator(cursor.Content, how.Name, how.StripsTabs))
        {
            cursor.MoveNext();
        }

        var bodyEnd = cursor.Position;
        if (cursor.AtEnd)
        {
            problems.Add(new DockerfileProblem(
                opening.Span, $"The heredoc has no end: no line is just '{how.Name}'; an indented end mark does not count"));
        }
        else
        {
            cursor.MoveNext();
        }

        var body = how.StripsTabs ? WithoutTabs(start, bodyEnd) : MappedText.Verbatim(file, start, bodyEnd - start);
        return new Heredoc(opening, how.Name, how.Expands, how.StripsTabs, body, TextSpan.FromBounds(start, cursor.Position));
    }

    private MappedText WithoutTabs(int start, int end)
    {
        var builder = new MappedTextBuilder(file);
        for (var lines = new LineCursor(file.Text, start); lines.Position < end; lines.MoveNext())
        {
            var full = lines.FullSpan;
            var tabs = file.Slice(full).Length - file.Slice(full).TrimStart('\t').Length;
            builder.Append(full.Start + tabs, full.Length - tabs);
        }

        return builder.ToMappedText(start);
    }

    private sealed record HeredocOpening(string Name, bool Expands, bool StripsTabs);
}
