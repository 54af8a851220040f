using System.Collections.Immutable;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>The ways in which the builder splits an instruction into words.</summary>
internal static class WordReader
{
    /// <summary>Whether a character separates a keyword from the rest.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\v' or '\f' or '\r';

    /// <summary>A text without blanks at both ends.</summary>
    public static MappedText Trim(MappedText text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && char.IsWhiteSpace(text.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text.Text[end - 1]))
        {
            end--;
        }

        return start == 0 && end == text.Length ? text : text.Slice(start, end - start);
    }

    /// <summary>Words between blanks; quotes mean nothing.</summary>
    public static ImmutableArray<Word> SplitAtBlanks(MappedText text)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text.Text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                return words.ToImmutable();
            }

            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text.Text[at]))
            {
                at++;
            }

            words.Add(new Word(text.Slice(start, at - start)));
        }
    }

    /// <summary>Words between blanks, where quotes and escapes keep blanks inside a word; both stay in it.</summary>
    public static ImmutableArray<Word> SplitWithQuotes(MappedText text, char escape)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text.Text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                return words.ToImmutable();
            }

            var start = at;
            at = EndOfQuotedWord(text.Text, at, escape);
            words.Add(new Word(text.Slice(start, at - start)));
        }
    }

    /// <summary>Where the word that starts at an index ends: at the first blank outside of quotes that is not escaped.</summary>
    public static int EndOfQuotedWord(string text, int at, char escape)
    {
        var quote = '\0';
        while (at < text.Length)
        {
            var c = text[at];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                return at;
            }

            if (c == escape && quote != '\'')
            {
                at++;
            }
            else if (quote == '\0' && (c == '"' || c == '\''))
            {
                quote = c;
            }
            else if (c == quote)
            {
                quote = '\0';
            }

            at++;
        }

        return text.Length;
    }
}
