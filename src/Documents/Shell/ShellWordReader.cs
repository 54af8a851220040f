using System.Collections.Immutable;
using System.Text;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Shell;

/// <summary>Reads words: literals, quotes, expansions. Substitutions are handed back to the parser.</summary>
/// <param name="source">The script.</param>
/// <param name="cursor">The place, shared with the parser.</param>
/// <param name="parseNested">Parses a script: start, end, and whether it goes to the closing parenthesis instead of the end.</param>
internal sealed class ShellWordReader(MappedText source, ShellCursor cursor, Func<int, int, bool, ShellScript> parseNested)
{
    private const int DeepestNesting = 100;
    private readonly StringBuilder literal = new();
    private int depth;

    /// <summary>Reads the word at the cursor; null when none starts there.</summary>
    public ShellWord? Read()
    {
        if (cursor.AtEnd)
        {
            return null;
        }

        var start = cursor.Position;
        var parts = ImmutableArray.CreateBuilder<WordPart>();
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            if (c is '<' or '>' && cursor.Next == '(' && cursor.Position == start)
            {
                parts.Add(ReadProcessSubstitution());
            }
            else if (ShellCursor.IsWordEnd(c))
            {
                break;
            }
            else
            {
                parts.Add(ReadPart(inQuotes: false));
            }
        }

        if (cursor.Position == start || parts.Count == 0)
        {
            return null;
        }

        var end = cursor.Problem is null ? cursor.Position : Math.Max(parts[^1].Start + parts[^1].Length, start);
        return new ShellWord(source, start, end - start, parts.ToImmutable());
    }

    private WordPart ReadPart(bool inQuotes)
    {
        switch (cursor.Current)
        {
            case '\'' when !inQuotes:
                return ReadSingleQuoted();
            case '"' when !inQuotes:
                return ReadDoubleQuoted(cursor.Position);
            case '$':
                return ReadDollar(inQuotes);
            case '`':
                return ReadBackticks();
            default:
                return ReadLiteral(inQuotes);
        }
    }

    private LiteralPart ReadLiteral(bool inQuotes)
    {
        var text = cursor.Text;
        var start = cursor.Position;
        var at = start;
        var isEscaped = false;
        literal.Clear();
        while (at < cursor.End)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < cursor.End)
            {
                isEscaped = true;
                var escaped = text[at + 1];
                if (escaped != '\n')
                {
                    // Inside of double quotes a backslash only escapes what is special there.
                    if (inQuotes && escaped is not ('$' or '`' or '"' or '\\'))
                    {
                        literal.Append('\\');
                    }

                    literal.Append(escaped);
                }

                at += 2;
                continue;
            }

            if (c is '$' or '`' or '"' || (!inQuotes && (c == '\'' || ShellCursor.IsWordEnd(c))))
            {
                break;
            }

            literal.Append(c);
            at++;
        }

        cursor.Advance(at - start);
        return new LiteralPart(start, at - start, literal.ToString(), isEscaped);
    }

    private WordPart ReadSingleQuoted()
    {
        var start = cursor.Position;
        var end = cursor.Text.IndexOf('\'', start + 1, cursor.End - start - 1);
        if (end < 0)
        {
            return Unclosed(start, "a single quote is not closed");
        }

        cursor.Advance(end + 1 - start);
        return new SingleQuotedPart(start, end + 1 - start, cursor.Text[(start + 1)..end]);
    }

    /// <summary>Reads a double-quoted part; it may start one character before its quote, at the dollar of <c>$"..."</c>.</summary>
    private WordPart ReadDoubleQuoted(int start)
    {
        if (++depth > DeepestNesting)
        {
            return Unclosed(start, "nested too deep");
        }

        cursor.Advance(1);
        var parts = ImmutableArray.CreateBuilder<WordPart>();
        while (!cursor.AtEnd && cursor.Current != '"')
        {
            parts.Add(ReadPart(inQuotes: true));
        }

        depth--;
        if (cursor.AtEnd)
        {
            return Unclosed(start, "a double quote is not closed");
        }

        cursor.Advance(1);
        return new DoubleQuotedPart(start, cursor.Position - start, parts.ToImmutable());
    }

    private WordPart ReadDollar(bool inQuotes)
    {
        var start = cursor.Position;
        var next = cursor.Next;
        if (next == '{')
        {
            return ReadBraces(start);
        }

        if (next == '(')
        {
            return ReadParenthesis(start);
        }

        if (next == '\'' && !inQuotes)
        {
            return ReadAnsiQuoted(start);
        }

        if (next == '"' && !inQuotes)
        {
            cursor.Advance(1);
            return ReadDoubleQuoted(start);
        }

        var at = start + 1;
        if (at < cursor.End && (char.IsAsciiLetter(next) || next == '_'))
        {
            while (at < cursor.End && (char.IsAsciiLetterOrDigit(cursor.Text[at]) || cursor.Text[at] == '_'))
            {
                at++;
            }

            cursor.Advance(at - start);
            return new ParameterPart(start, at - start, cursor.Text[(start + 1)..at], "", "");
        }

        if (at < cursor.End && (char.IsAsciiDigit(next) || next is '@' or '*' or '#' or '?' or '-' or '$' or '!'))
        {
            cursor.Advance(2);
            return new ParameterPart(start, 2, "", "", "");
        }

        cursor.Advance(1);
        return new LiteralPart(start, 1, "$", IsEscaped: false);
    }

    private WordPart ReadAnsiQuoted(int start)
    {
        var at = start + 2;
        while (at < cursor.End && cursor.Text[at] != '\'')
        {
            at += cursor.Text[at] == '\\' ? 2 : 1;
        }

        if (at >= cursor.End)
        {
            return Unclosed(start, "a quote is not closed");
        }

        cursor.Advance(at + 1 - start);
        var inner = cursor.Text[(start + 2)..at];
        return inner.Contains('\\', StringComparison.Ordinal)
            ? new OpaquePart(start, at + 1 - start)
            : new SingleQuotedPart(start, at + 1 - start, inner);
    }

    private WordPart ReadBraces(int start)
    {
        var end = EndOfBraces(start + 2);
        if (end < 0)
        {
            return Unclosed(start, "'${' is not closed");
        }

        cursor.Advance(end + 1 - start);
        var inner = cursor.Text.AsSpan(start + 2, end - start - 2);
        var nameStart = inner.Length > 1 && inner[0] is '!' or '#' ? 1 : 0;
        var nameEnd = nameStart;
        while (nameEnd < inner.Length && (char.IsAsciiLetterOrDigit(inner[nameEnd]) || inner[nameEnd] == '_'))
        {
            nameEnd++;
        }

        if (nameStart == 1 || nameEnd == 0)
        {
            return new OpaquePart(start, end + 1 - start);
        }

        var rest = inner[nameEnd..];
        var opLength = rest.Length == 0 ? 0 : rest[0] == ':' && rest.Length > 1 && rest[1] is '-' or '=' or '+' or '?' ? 2 : 1;
        return new ParameterPart(start, end + 1 - start, inner[..nameEnd].ToString(), rest[..opLength].ToString(), rest[opLength..].ToString());
    }

    /// <summary>Where the closing brace stands: nested braces and quotes are skipped without recursion.</summary>
    private int EndOfBraces(int at)
    {
        var open = 1;
        var quote = '\0';
        for (; at < cursor.End; at++)
        {
            var c = cursor.Text[at];
            if (c == '\\')
            {
                at++;
            }
            else if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '{' && cursor.Text[at - 1] == '$')
            {
                open++;
            }
            else if (c == '}' && --open == 0)
            {
                return at;
            }
        }

        return -1;
    }

    private WordPart ReadParenthesis(int start)
    {
        if (cursor.Position + 2 < cursor.End && cursor.Text[start + 2] == '(' && EndOfArithmetic(start + 3) is var end and > 0)
        {
            cursor.Advance(end - start);
            return new OpaquePart(start, end - start);
        }

        cursor.Advance(2);
        var script = parseNested(cursor.Position, cursor.End, true);
        if (cursor.AtEnd || cursor.Current != ')')
        {
            return Unclosed(start, "'$(' is not closed", script);
        }

        cursor.Advance(1);
        return new CommandSubstitutionPart(start, cursor.Position - start, script);
    }

    private int EndOfArithmetic(int at)
    {
        var open = 0;
        for (; at < cursor.End; at++)
        {
            var c = cursor.Text[at];
            if (c == '(')
            {
                open++;
            }
            else if (c == ')' && open-- == 0)
            {
                return at + 1 < cursor.End && cursor.Text[at + 1] == ')' ? at + 2 : -1;
            }
            else if (c == '\n')
            {
                return -1;
            }
        }

        return -1;
    }

    private WordPart ReadProcessSubstitution()
    {
        var start = cursor.Position;
        var isOutput = cursor.Current == '>';
        cursor.Advance(2);
        var script = parseNested(cursor.Position, cursor.End, true);
        if (cursor.AtEnd || cursor.Current != ')')
        {
            return Unclosed(start, "a process substitution is not closed", script);
        }

        cursor.Advance(1);
        return new ProcessSubstitutionPart(start, cursor.Position - start, isOutput, script);
    }

    private WordPart ReadBackticks()
    {
        var start = cursor.Position;
        var at = start + 1;
        var isNested = false;
        while (at < cursor.End && cursor.Text[at] != '`')
        {
            isNested |= cursor.Text[at] == '\\' && at + 1 < cursor.End && cursor.Text[at + 1] == '`';
            at += cursor.Text[at] == '\\' ? 2 : 1;
        }

        if (at >= cursor.End)
        {
            return Unclosed(start, "a backtick is not closed");
        }

        cursor.Advance(at + 1 - start);
        return isNested
            ? new OpaquePart(start, at + 1 - start)
            : new CommandSubstitutionPart(start, at + 1 - start, parseNested(start + 1, at, false));
    }

    private WordPart Unclosed(int start, string message, ShellScript? read = null)
    {
        cursor.Fail(start, message);
        return read is null ? new OpaquePart(start, cursor.End - start) : new CommandSubstitutionPart(start, cursor.End - start, read);
    }
}
