using System.Text;
using Plimsoll.Documents.Values;

namespace Plimsoll.Documents.Dockerfile.Expansion;

/// <summary>
/// Expands a word as BuildKit does: quotes and escapes are resolved, <c>$n</c>, <c>${n}</c> and its modifiers replaced. A
/// value that is not known leaves a hole; nothing is guessed.
/// </summary>
public sealed class WordExpander
{
    /// <summary>A value longer than this many characters counts as not known: variables that double each other grow without bound.</summary>
    private const int LongestValue = 64 * 1024;

    private const int DeepestNesting = 100;

    private readonly string word;
    private readonly char escape;
    private readonly IBuildVariables? variables;
    private readonly StringBuilder result = new();
    private string? whyUnknown;
    private string? operandWhy;
    private string? error;
    private int at;
    private int depth;

    private WordExpander(string word, char escape, IBuildVariables? variables)
    {
        this.word = word;
        this.escape = escape;
        this.variables = variables;
    }

    /// <summary>Expands a word.</summary>
    public static Expansion Expand(string word, char escape, IBuildVariables variables)
    {
        if (word.AsSpan().IndexOfAny("$'\"") < 0 && !word.Contains(escape, StringComparison.Ordinal))
        {
            return new Expansion(word, WhyUnknown: null, Error: null);
        }

        var expander = new WordExpander(word, escape, variables);
        expander.Run(stop: '\0');
        return new Expansion(expander.result.ToString(), expander.whyUnknown, expander.error);
    }

    /// <summary>Resolves quotes and escapes and leaves variables as they are written.</summary>
    public static string Unquote(string word, char escape)
    {
        if (word.AsSpan().IndexOfAny("'\"") < 0 && !word.Contains(escape, StringComparison.Ordinal))
        {
            return word;
        }

        var expander = new WordExpander(word, escape, variables: null);
        expander.Run(stop: '\0');
        return expander.result.ToString();
    }

    private void Run(char stop)
    {
        while (at < word.Length && error is null)
        {
            var c = word[at];
            if (c == stop && stop != '\0')
            {
                return;
            }

            if (c == '\'')
            {
                SingleQuoted();
            }
            else if (c == '"')
            {
                DoubleQuoted();
            }
            else if (c == '$' && variables is not null)
            {
                Dollar();
            }
            else if (c == escape)
            {
                at++;
                if (at < word.Length)
                {
                    Append(word[at++]);
                }
            }
            else
            {
                Append(c);
                at++;
            }
        }
    }

    private void SingleQuoted()
    {
        var end = word.IndexOf('\'', at + 1);
        if (end < 0)
        {
            error = "a single quote is not closed";
            Append(word.AsSpan(at + 1));
            at = word.Length;
            return;
        }

        Append(word.AsSpan(at + 1, end - at - 1));
        at = end + 1;
    }

    private void DoubleQuoted()
    {
        at++;
        while (at < word.Length && error is null)
        {
            var c = word[at];
            if (c == '"')
            {
                at++;
                return;
            }

            if (c == '$' && variables is not null)
            {
                Dollar();
            }
            else if (c == escape && at + 1 < word.Length)
            {
                if (word[at + 1] is var next && next != '"' && next != '$' && next != escape)
                {
                    Append(c);
                }

                Append(next);
                at += 2;
            }
            else
            {
                Append(c);
                at++;
            }
        }

        error ??= "a double quote is not closed";
    }

    private void Dollar()
    {
        at++;
        if (at < word.Length && word[at] == '{')
        {
            at++;
            Braces();
            return;
        }

        var name = Name();
        if (name.Length == 0)
        {
            Append('$');
        }
        else
        {
            Plain(name);
        }
    }

    private string Name()
    {
        if (at >= word.Length)
        {
            return "";
        }

        var start = at;
        if (char.IsLetter(word[at]) || word[at] == '_')
        {
            while (at < word.Length && (char.IsLetterOrDigit(word[at]) || word[at] == '_'))
            {
                at++;
            }
        }
        else if (char.IsAsciiDigit(word[at]))
        {
            while (at < word.Length && char.IsAsciiDigit(word[at]))
            {
                at++;
            }
        }
        else if (word[at] is '@' or '*' or '#' or '?' or '-' or '$' or '!')
        {
            at++;
        }

        return word[start..at];
    }

    private void Plain(string name)
    {
        if (!char.IsLetter(name[0]) && name[0] != '_')
        {
            // Positional and special parameters are empty at build time.
            return;
        }

        switch (variables!.Get(name))
        {
            case Known<string> known:
                Append(known.Value);
                break;
            case Unknown<string> unknown:
                Hole(unknown.Why);
                break;
            default:
                if (variables.WhyUnset(name) is { } why)
                {
                    Hole(why);
                }

                break;
        }
    }

    private void Braces()
    {
        if (++depth > DeepestNesting)
        {
            error = "variables are nested too deep";
            return;
        }

        var name = Name();
        if (name.Length == 0)
        {
            error = "'${' without a name";
            return;
        }

        if (at >= word.Length)
        {
            error = "'${' is not closed";
            return;
        }

        if (word[at] == '}')
        {
            at++;
            Plain(name);
        }
        else
        {
            Modified(name);
        }

        depth--;
    }

    private void Modified(string name)
    {
        var c = word[at];
        var testsEmpty = c == ':';
        if (testsEmpty)
        {
            at++;
            c = at < word.Length ? word[at] : '\0';
        }

        if (c is not ('-' or '+' or '?' or '=') && (testsEmpty || c is not ('#' or '%' or '/')))
        {
            error = "'${' with a modifier that the builder does not know";
            return;
        }

        at++;
        var twice = c is '#' or '%' or '/' && at < word.Length && word[at] == c;
        if (twice)
        {
            at++;
        }

        var operand = Operand();
        if (error is not null)
        {
            return;
        }

        var value = variables!.Get(name);
        if (value is Unknown<string> unknown)
        {
            Hole(unknown.Why);
            return;
        }

        var text = (value as Known<string>)?.Value;
        switch (c)
        {
            case '-' or '=':
                Append(text is null || (testsEmpty && text.Length == 0) ? operand : text);
                break;
            case '+':
                Append(text is null || (testsEmpty && text.Length == 0) ? "" : operand);
                break;
            case '?' when text is null || (testsEmpty && text.Length == 0):
                Hole($"variable '{name}' must be given to the build");
                break;
            case '?':
                Append(text);
                break;
            default:
                if (text is null)
                {
                    Plain(name);
                }
                else if (operand.Contains(Expansion.Hole, StringComparison.Ordinal) || PatternEdit.Apply(text, c, twice, operand) is not { } edited)
                {
                    Hole($"the pattern behind '{name}' is not known here");
                }
                else
                {
                    Append(edited);
                }

                break;
        }
    }

    /// <summary>What follows a modifier, expanded, up to the closing brace. Its holes count only if it is used.</summary>
    private string Operand()
    {
        var length = result.Length;
        var before = whyUnknown;
        Run(stop: '}');
        if (error is null && at >= word.Length)
        {
            error = "'${' is not closed";
        }

        at++;
        var operand = result.ToString(length, result.Length - length);
        result.Length = length;
        operandWhy = whyUnknown;
        whyUnknown = before;
        return operand;
    }

    private void Append(char c)
    {
        if (result.Length < LongestValue)
        {
            result.Append(c);
        }
        else
        {
            TooLong();
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (result.Length + text.Length > LongestValue)
        {
            TooLong();
            return;
        }

        if (text.Contains(Expansion.Hole))
        {
            whyUnknown ??= operandWhy ?? "a part of it is not known here";
        }

        result.Append(text);
    }

    private void Append(string text) => Append(text.AsSpan());

    private void TooLong() => whyUnknown ??= $"its value is longer than {LongestValue:N0} characters";

    private void Hole(string why)
    {
        whyUnknown ??= why;
        if (result.Length < LongestValue)
        {
            result.Append(Expansion.Hole);
        }
    }
}
