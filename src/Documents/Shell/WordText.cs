using System.Collections.Immutable;
using System.Text;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Shell;

/// <summary>Quote removal.</summary>
internal static class WordText
{
    public static string? Literal(ImmutableArray<WordPart> parts)
    {
        if (parts.Length == 1 && parts[0] is LiteralPart only)
        {
            return only.Text;
        }

        var text = new StringBuilder();
        return AppendLiteral(parts, text) ? text.ToString() : null;
    }

    public static string Prefix(ImmutableArray<WordPart> parts)
    {
        var text = new StringBuilder();
        AppendLiteral(parts, text);
        return text.ToString();
    }

    public static MappedText Unquoted(ShellWord word)
    {
        var builder = new MappedTextBuilder(word.File);
        foreach (var part in word.Parts)
        {
            if (part is DoubleQuotedPart quoted)
            {
                foreach (var inner in quoted.Parts)
                {
                    AppendUnquoted(word.Source, inner, builder);
                }
            }
            else
            {
                AppendUnquoted(word.Source, part, builder);
            }
        }

        return builder.ToMappedText(word.Span.Start);
    }

    private static bool AppendLiteral(ImmutableArray<WordPart> parts, StringBuilder text)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case LiteralPart literal:
                    text.Append(literal.Text);
                    break;
                case SingleQuotedPart quoted:
                    text.Append(quoted.Text);
                    break;
                case DoubleQuotedPart quoted when AppendLiteral(quoted.Parts, text):
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static void AppendUnquoted(MappedText source, WordPart part, MappedTextBuilder builder)
    {
        var (text, start) = part switch
        {
            LiteralPart literal => (literal.Text, part.Start),
            SingleQuotedPart quoted => (quoted.Text, source.Text[part.Start] == '$' ? part.Start + 2 : part.Start + 1),
            _ => (source.Text.Substring(part.Start, part.Length), part.Start),
        };

        if (start + text.Length <= source.Length && source.Text.AsSpan(start, text.Length).SequenceEqual(text))
        {
            builder.Append(source, start, text.Length);
        }
        else
        {
            // Escapes were resolved: every character of it stands for the whole part.
            var span = source.ToSource(part.Start, part.Length);
            builder.AppendDecoded(text, span.Start, span.Length);
        }
    }
}
