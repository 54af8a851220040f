using System.Collections.Immutable;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Shell;

/// <summary>
/// Reads a script into a tree, by the grammar of POSIX sh with what bash adds to words and tests. Reading stops at the first
/// thing that makes no sense, or below <see cref="DeepestNesting"/> levels; what stands before stays read.
/// </summary>
internal sealed class ShellParser
{
    /// <summary>Recursion goes as deep as this and no deeper: a stack overflow would end the process.</summary>
    private const int DeepestNesting = 100;

    private static readonly bool[] NoOperators = [];

    private readonly MappedText source;
    private readonly ShellCursor cursor;
    private readonly ShellWordReader words;
    private readonly List<Redirection> pendingHeredocs = [];
    private readonly int firstDepth;
    private int depth;

    public ShellParser(MappedText source, int start, int end, int depth)
    {
        this.source = source;
        firstDepth = depth;
        this.depth = depth;
        cursor = new ShellCursor(source.Text, start, end);
        words = new ShellWordReader(source, cursor, ParseNested);
    }

    public ShellParser(MappedText source)
        : this(source, 0, source.Length, depth: 0)
    {
    }

    public ShellScript ParseScript()
    {
        var start = cursor.Position;
        var script = ParseList(start, Closers.None);
        if (!cursor.AtEnd)
        {
            cursor.Fail(cursor.Position, "an unexpected word or bracket");
            script = new ShellScript(source, start, cursor.End - start, script.Statements, cursor.Problem);
        }

        return script;
    }

    /// <summary>What may end a list besides the end of the script.</summary>
    [Flags]
    private enum Closers
    {
        None = 0,
        Parenthesis = 1,
        Word = 2,
        CaseItem = 4,
    }

    private ShellScript ParseNested(int start, int end, bool closedByParenthesis)
    {
        if (!closedByParenthesis)
        {
            // Backticks: the inside is a script of its own.
            return depth >= DeepestNesting
                ? new ShellScript(source, start, end - start, [], new ShellProblem(start, "nested too deep"))
                : new ShellParser(source, start, end, depth + 1).ParseScript();
        }

        var inner = ParseList(start, Closers.Parenthesis);
        return new ShellScript(source, start, cursor.Position - start, inner.Statements, inner.Problem);
    }

    private ShellScript ParseList(int start, Closers closers)
    {
        var statements = ImmutableArray.CreateBuilder<AndOrList>();
        if (++depth > DeepestNesting)
        {
            cursor.Fail(cursor.Position, "nested too deep");
        }

        while (true)
        {
            SkipSeparators();
            if (cursor.AtEnd || AtCloser(closers))
            {
                break;
            }

            var before = cursor.Position;
            statements.Add(ParseAndOr(closers));
            if (cursor.Position == before)
            {
                cursor.Fail(before, "an unexpected character");
            }
        }

        depth--;
        var problem = depth == firstDepth || cursor.Problem is not null ? cursor.Problem : null;
        return new ShellScript(source, start, Math.Max(0, Math.Min(cursor.Position, cursor.End) - start), statements.ToImmutable(), problem);
    }

    private bool AtCloser(Closers closers)
    {
        var c = cursor.Current;
        if (c == ')')
        {
            // A stray one ends the list, too; whoever reads on tells.
            return true;
        }

        if (c == ';' && cursor.Next is ';' or '&')
        {
            return c == ';' && (closers & Closers.CaseItem) != Closers.None;
        }

        return (closers & (Closers.Word | Closers.CaseItem)) != Closers.None && cursor.PlainWord() is "then" or "fi" or "do" or "done" or "elif" or "else" or "esac" or "}";
    }

    private void SkipSeparators()
    {
        while (!cursor.AtEnd)
        {
            cursor.SkipBlanks();
            if (cursor.AtEnd)
            {
                return;
            }

            if (cursor.Current == '\n')
            {
                ReadNewline();
            }
            else if ((cursor.Current == ';' && cursor.Next is not (';' or '&')) || (cursor.Current == '&' && cursor.Next is not ('&' or '>')))
            {
                cursor.Advance(1);
            }
            else
            {
                return;
            }
        }
    }

    private void ReadNewline()
    {
        cursor.Advance(1);
        if (pendingHeredocs.Count == 0)
        {
            return;
        }

        foreach (var heredoc in pendingHeredocs)
        {
            heredoc.Body = HeredocBody.Read(source, cursor, heredoc);
        }

        pendingHeredocs.Clear();
    }

    private void SkipNewlines()
    {
        cursor.SkipBlanks();
        while (!cursor.AtEnd && cursor.Current == '\n')
        {
            ReadNewline();
            cursor.SkipBlanks();
        }
    }

    private AndOrList ParseAndOr(Closers closers)
    {
        var start = cursor.Position;
        var pipelines = ImmutableArray.CreateBuilder<Pipeline>();
        List<bool>? operators = null;
        while (true)
        {
            pipelines.Add(ParsePipeline(closers));
            cursor.SkipBlanks();
            if (!cursor.AtEnd && cursor.Current is '&' or '|' && cursor.Next == cursor.Current)
            {
                (operators ??= []).Add(cursor.Current == '|');
                cursor.Advance(2);
                SkipNewlines();
            }
            else
            {
                break;
            }
        }

        return new AndOrList(source, start, EndOf(pipelines[^1]) - start, pipelines.ToImmutable(), (IReadOnlyList<bool>?)operators ?? NoOperators);
    }

    private static int EndOf(ShellNode node) => node.End;

    private Pipeline ParsePipeline(Closers closers)
    {
        var start = cursor.Position;
        var isNegated = false;
        if (cursor.PlainWord() == "!")
        {
            isNegated = true;
            cursor.Advance(1);
            cursor.SkipBlanks();
        }

        var commands = ImmutableArray.CreateBuilder<ShellCommand>();
        while (true)
        {
            commands.Add(ParseCommand(closers));
            cursor.SkipBlanks();
            if (!cursor.AtEnd && cursor.Current == '|' && cursor.Next != '|')
            {
                cursor.Advance(cursor.Next == '&' ? 2 : 1);
                SkipNewlines();
            }
            else
            {
                break;
            }
        }

        return new Pipeline(source, start, Math.Max(EndOf(commands[^1]), start) - start, commands.ToImmutable(), isNegated);
    }

    private ShellCommand ParseCommand(Closers closers)
    {
        var start = cursor.Position;
        if (cursor.AtEnd)
        {
            return Simple(start, start, [], [], []);
        }

        if (cursor.Current == '(')
        {
            return cursor.Next == '(' ? ParseExpression(start, "((", "))") : ParseSubshell(start);
        }

        switch (cursor.PlainWord())
        {
            case "{":
                return ParseGroup(start);
            case "if":
                return ParseIf(start);
            case "while" or "until":
                return ParseWhile(start);
            case "for" or "select":
                return ParseFor(start);
            case "case":
                return ParseCase(start);
            case "[[":
                return ParseExpression(start, "[[", "]]");
            case "function":
                cursor.TakePlainWord();
                cursor.SkipBlanks();
                return ParseFunction(start, cursor.TakePlainWord() ?? "");
            case { Length: > 0 } name when IsFunctionDefinition(name):
                cursor.TakePlainWord();
                return ParseFunction(start, name);
        }

        return ParseSimple(start);
    }

    private bool IsFunctionDefinition(string name)
    {
        var at = cursor.Position + name.Length;
        while (at < cursor.End && cursor.Text[at] is ' ' or '\t')
        {
            at++;
        }

        if (at >= cursor.End || cursor.Text[at] != '(')
        {
            return false;
        }

        at++;
        while (at < cursor.End && cursor.Text[at] is ' ' or '\t')
        {
            at++;
        }

        return at < cursor.End && cursor.Text[at] == ')';
    }

    private CompoundCommand ParseFunction(int start, string name)
    {
        cursor.SkipBlanks();
        if (!cursor.AtEnd && cursor.Current == '(')
        {
            cursor.Advance(1);
            cursor.SkipBlanks();
            Expect(')');
        }

        SkipNewlines();
        var bodyStart = cursor.Position;
        var statements = ImmutableArray<AndOrList>.Empty;
        if (++depth > DeepestNesting)
        {
            cursor.Fail(cursor.Position, "nested too deep");
        }
        else
        {
            var command = ParseCommand(Closers.None);
            var pipeline = new Pipeline(source, bodyStart, command.Length, [command], isNegated: false);
            statements = [new AndOrList(source, bodyStart, command.Length, [pipeline], NoOperators)];
        }

        depth--;
        var body = new ShellScript(source, bodyStart, Math.Max(0, cursor.Position - bodyStart), statements, problem: null);
        return Compound(start, CompoundKind.Function, [new ShellBlock(IsCondition: false, body)], [], name);
    }

    private CompoundCommand ParseSubshell(int start)
    {
        cursor.Advance(1);
        var body = ParseList(cursor.Position, Closers.Parenthesis);
        Expect(')');
        return Compound(start, CompoundKind.Subshell, [new ShellBlock(IsCondition: false, body)], [], variable: null);
    }

    private CompoundCommand ParseGroup(int start)
    {
        cursor.TakePlainWord();
        var body = ParseList(cursor.Position, Closers.Word);
        ExpectWord("}");
        return Compound(start, CompoundKind.Group, [new ShellBlock(IsCondition: false, body)], [], variable: null);
    }

    private CompoundCommand ParseIf(int start)
    {
        var blocks = ImmutableArray.CreateBuilder<ShellBlock>();
        cursor.TakePlainWord();
        do
        {
            blocks.Add(new ShellBlock(IsCondition: true, ParseList(cursor.Position, Closers.Word)));
            ExpectWord("then");
            blocks.Add(new ShellBlock(IsCondition: false, ParseList(cursor.Position, Closers.Word)));
        }
        while (TakeWord("elif"));

        if (TakeWord("else"))
        {
            blocks.Add(new ShellBlock(IsCondition: false, ParseList(cursor.Position, Closers.Word)));
        }

        ExpectWord("fi");
        return Compound(start, CompoundKind.If, blocks.ToImmutable(), [], variable: null);
    }

    private CompoundCommand ParseWhile(int start)
    {
        cursor.TakePlainWord();
        var condition = ParseList(cursor.Position, Closers.Word);
        ExpectWord("do");
        var body = ParseList(cursor.Position, Closers.Word);
        ExpectWord("done");
        return Compound(
            start, CompoundKind.While, [new ShellBlock(IsCondition: true, condition), new ShellBlock(IsCondition: false, body)], [], variable: null);
    }

    private CompoundCommand ParseFor(int start)
    {
        cursor.TakePlainWord();
        cursor.SkipBlanks();
        string? variable = null;
        var items = ImmutableArray<ShellWord>.Empty;
        if (!cursor.AtEnd && cursor.Current == '(')
        {
            ParseExpression(cursor.Position, "((", "))");
        }
        else
        {
            variable = cursor.TakePlainWord();
            SkipNewlines();
            if (TakeWord("in"))
            {
                items = ReadWords();
            }
        }

        SkipSeparators();
        if (TakeWord("{"))
        {
            var group = ParseList(cursor.Position, Closers.Word);
            ExpectWord("}");
            return Compound(start, CompoundKind.For, [new ShellBlock(IsCondition: false, group)], items, variable);
        }

        ExpectWord("do");
        var body = ParseList(cursor.Position, Closers.Word);
        ExpectWord("done");
        return Compound(start, CompoundKind.For, [new ShellBlock(IsCondition: false, body)], items, variable);
    }

    private CompoundCommand ParseCase(int start)
    {
        cursor.TakePlainWord();
        cursor.SkipBlanks();
        var subject = words.Read();
        SkipNewlines();
        ExpectWord("in");
        var blocks = ImmutableArray.CreateBuilder<ShellBlock>();
        SkipNewlines();
        while (!cursor.AtEnd && cursor.PlainWord() != "esac")
        {
            if (cursor.Current == '(')
            {
                cursor.Advance(1);
            }

            SkipPatterns();
            Expect(')');
            blocks.Add(new ShellBlock(IsCondition: false, ParseList(cursor.Position, Closers.CaseItem)));
            if (!cursor.AtEnd && cursor.Current == ';')
            {
                cursor.Advance(2);
                if (!cursor.AtEnd && cursor.Current == '&')
                {
                    cursor.Advance(1);
                }
            }

            SkipNewlines();
        }

        ExpectWord("esac");
        return Compound(start, CompoundKind.Case, blocks.ToImmutable(), subject is null ? [] : [subject], variable: null);
    }

    private void SkipPatterns()
    {
        while (!cursor.AtEnd)
        {
            cursor.SkipBlanks();
            if (!cursor.AtEnd && cursor.Current == '|')
            {
                cursor.Advance(1);
            }
            else if (words.Read() is null)
            {
                return;
            }
        }
    }

    private CompoundCommand ParseExpression(int start, string open, string close)
    {
        var at = cursor.Text.IndexOf(close, cursor.Position + open.Length, cursor.End - cursor.Position - open.Length, StringComparison.Ordinal);
        if (at < 0)
        {
            cursor.Fail(start, $"'{open}' is not closed");
        }
        else
        {
            cursor.Advance(at + close.Length - cursor.Position);
        }

        return Compound(start, CompoundKind.Expression, [], [], variable: null);
    }

    private CompoundCommand Compound(
        int start, CompoundKind kind, ImmutableArray<ShellBlock> blocks, ImmutableArray<ShellWord> items, string? variable)
    {
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        var end = cursor.Position;
        while (true)
        {
            cursor.SkipBlanks();
            if (TryReadRedirection() is not { } redirection)
            {
                break;
            }

            redirections.Add(redirection);
            end = redirection.End;
        }

        return new CompoundCommand(source, start, Math.Max(0, Math.Min(end, cursor.End) - start), kind, blocks, items, variable, redirections.ToImmutable());
    }

    private ImmutableArray<ShellWord> ReadWords()
    {
        var list = ImmutableArray.CreateBuilder<ShellWord>();
        while (true)
        {
            cursor.SkipBlanks();
            if (words.Read() is not { } word)
            {
                return list.ToImmutable();
            }

            list.Add(word);
        }
    }

    private SimpleCommand ParseSimple(int start)
    {
        var assignments = ImmutableArray.CreateBuilder<Assignment>();
        var list = ImmutableArray.CreateBuilder<ShellWord>();
        var redirections = ImmutableArray.CreateBuilder<Redirection>();
        var end = start;
        while (true)
        {
            cursor.SkipBlanks();
            if (TryReadRedirection() is { } redirection)
            {
                redirections.Add(redirection);
                end = redirection.End;
            }
            else if (list.Count == 0 && TryReadAssignment() is { } assignment)
            {
                assignments.Add(assignment);
                end = assignment.End;
            }
            else if (words.Read() is { } word)
            {
                list.Add(word);
                end = word.End;
            }
            else
            {
                return Simple(start, end, assignments.ToImmutable(), list.ToImmutable(), redirections.ToImmutable());
            }
        }
    }

    private SimpleCommand Simple(
        int start, int end, ImmutableArray<Assignment> assignments, ImmutableArray<ShellWord> list, ImmutableArray<Redirection> redirections) =>
        new(source, start, Math.Max(0, end - start), assignments, list, redirections);

    private Assignment? TryReadAssignment()
    {
        var text = cursor.Text;
        var start = cursor.Position;
        var at = start;
        while (at < cursor.End && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        var isAppend = at + 1 < cursor.End && text[at] == '+' && text[at + 1] == '=';
        if (at == start || char.IsAsciiDigit(text[start]) || at >= cursor.End || (text[at] != '=' && !isAppend))
        {
            return null;
        }

        var name = text[start..at];
        cursor.Advance(at - start + (isAppend ? 2 : 1));
        var valueStart = cursor.Position;
        if (!cursor.AtEnd && cursor.Current == '(')
        {
            SkipArray();
            var array = new ShellWord(source, valueStart, cursor.Position - valueStart, [new OpaquePart(valueStart, cursor.Position - valueStart)]);
            return new Assignment(source, start, cursor.Position - start, name, isAppend, array);
        }

        var value = words.Read() ?? new ShellWord(source, valueStart, 0, []);
        return new Assignment(source, start, value.End - start, name, isAppend, value);
    }

    private void SkipArray()
    {
        var open = cursor.Position;
        cursor.Advance(1);
        while (true)
        {
            SkipNewlines();
            if (words.Read() is null)
            {
                break;
            }
        }

        if (cursor.AtEnd || cursor.Current != ')')
        {
            cursor.Fail(open, "'(' is not closed");
            return;
        }

        cursor.Advance(1);
    }

    private Redirection? TryReadRedirection()
    {
        var text = cursor.Text;
        var start = cursor.Position;
        var at = start;
        while (at < cursor.End && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at == start && at + 1 < cursor.End && text[at] == '&' && text[at + 1] == '>')
        {
            at++;
        }

        if (at >= cursor.End || text[at] is not ('<' or '>') || (at == start && at + 1 < cursor.End && text[at + 1] == '('))
        {
            return null;
        }

        var opStart = at;
        var op = RedirectionOperator(text.AsSpan(at, Math.Min(3, cursor.End - at)));
        cursor.Advance(opStart + op.Length - start);
        cursor.SkipBlanks();
        var target = words.Read();
        if (target is null)
        {
            cursor.Fail(opStart, "a redirection without a target");
        }

        var end = target?.End ?? Math.Min(opStart + op.Length, cursor.End);
        var redirection = new Redirection(source, start, Math.Max(0, end - start), op, target);
        if (redirection.IsHeredoc && target is not null)
        {
            pendingHeredocs.Add(redirection);
        }

        return redirection;
    }

    private static string RedirectionOperator(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<string> operators = ["<<<", "<<-", "<<", "<&", "<>", ">>", ">&", ">|", "<", ">"];
        foreach (var op in operators)
        {
            if (text.StartsWith(op, StringComparison.Ordinal))
            {
                return op;
            }
        }

        return ">";
    }

    private bool TakeWord(string word)
    {
        cursor.SkipBlanks();
        if (cursor.PlainWord() != word)
        {
            return false;
        }

        cursor.Advance(word.Length);
        return true;
    }

    private void ExpectWord(string word)
    {
        SkipNewlines();
        if (!TakeWord(word) && cursor.Problem is null)
        {
            cursor.Fail(cursor.Position, $"'{word}' is missing");
        }
    }

    private void Expect(char c)
    {
        if (!cursor.AtEnd && cursor.Current == c)
        {
            cursor.Advance(1);
        }
        else if (cursor.Problem is null)
        {
            cursor.Fail(cursor.Position, $"'{c}' is missing");
        }
    }
}
