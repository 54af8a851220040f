namespace Plimsoll.Documents.Shell;

/// <summary>A place in a script, shared by those who read it. A failure moves it to the end, so that all of them stop.</summary>
internal sealed class ShellCursor(string text, int start, int end)
{
    public string Text { get; } = text;

    public int End { get; } = end;

    public int Position { get; private set; } = start;

    public bool AtEnd => Position >= End;

    public char Current => Text[Position];

    /// <summary>The character behind the current one, or NUL.</summary>
    public char Next => Position + 1 < End ? Text[Position + 1] : '\0';

    /// <summary>The first thing that made no sense.</summary>
    public ShellProblem? Problem { get; private set; }

    public void Advance(int count) => Position = Math.Min(Position + count, End);

    public void Fail(int at, string message)
    {
        Problem ??= new ShellProblem(at, message);
        Position = End;
    }

    /// <summary>Skips blanks, escaped line ends, and a comment.</summary>
    public void SkipBlanks()
    {
        while (Position < End)
        {
            var c = Text[Position];
            if (c is ' ' or '\t' or '\r')
            {
                Position++;
            }
            else if (c == '\\' && Position + 1 < End && Text[Position + 1] == '\n')
            {
                Position += 2;
            }
            else if (c == '#' && (Position == 0 || IsWordEnd(Text[Position - 1])))
            {
                var line = Text.IndexOf('\n', Position, End - Position);
                Position = line < 0 ? End : line;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The word at the cursor if it is free of quotes and expansions, and so may be a keyword; else null.</summary>
    public string? PlainWord()
    {
        var at = Position;
        while (at < End && !IsWordEnd(Text[at]))
        {
            if (Text[at] is '\'' or '"' or '\\' or '$' or '`' || at - Position > 64)
            {
                return null;
            }

            at++;
        }

        return at == Position ? null : Text[Position..at];
    }

    /// <summary>Takes the word at the cursor if it is free of quotes and expansions.</summary>
    public string? TakePlainWord()
    {
        var word = PlainWord();
        Advance(word?.Length ?? 0);
        return word;
    }

    public static bool IsWordEnd(char c) => c is ' ' or '\t' or '\n' or '\r' or ';' or '&' or '|' or '<' or '>' or '(' or ')';
}
