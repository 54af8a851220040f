using System.Collections.Immutable;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>Reads the <c>--name=value</c> words straight behind a keyword; quotes and escapes in them are resolved.</summary>
internal static class FlagReader
{
    /// <summary>Reads the flags and moves <paramref name="rest"/> behind them. A bare <c>--</c> ends them.</summary>
    public static ImmutableArray<InstructionFlag> Read(ref MappedText rest, char escape)
    {
        var flags = ImmutableArray.CreateBuilder<InstructionFlag>();
        var text = rest.Text;
        var at = 0;
        while (at + 1 < text.Length && text[at] == '-' && text[at + 1] == '-')
        {
            var end = WordReader.EndOfQuotedWord(text, at, escape);
            var word = rest.Slice(at, end - at);
            at = end;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (word.Length == 2)
            {
                break;
            }

            flags.Add(ToFlag(Resolve(word, escape)));
        }

        rest = rest.Slice(at);
        return flags.ToImmutable();
    }

    /// <summary>Tells flags that the instruction does not know, and flags without the value that they need.</summary>
    public static void Check(string keyword, ImmutableArray<InstructionFlag> flags, List<DockerfileProblem> problems)
    {
        var known = KnownFlags(keyword);
        if (known is null)
        {
            // The keyword itself is the problem.
            return;
        }

        for (var i = 0; i < flags.Length; i++)
        {
            var flag = flags[i];
            var index = Array.IndexOf(known, flag.Name);
            var takesValue = index >= 0;
            if (!takesValue && Array.IndexOf(known, flag.Name + "?") < 0)
            {
                var near = Spelling.Nearest(flag.Name, known.Select(static name => name.TrimEnd('?')));
                problems.Add(new DockerfileProblem(
                    flag.Span, $"{keyword} has no flag '--{flag.Name}'" + (near is null ? "" : $"; did you mean '--{near}'?")));
                continue;
            }

            if (takesValue && flag.Value is null)
            {
                problems.Add(new DockerfileProblem(flag.Span, $"The flag '--{flag.Name}' needs a value"));
            }
            else if (!takesValue && flag.Value is { Raw: not ("true" or "false") } value)
            {
                problems.Add(new DockerfileProblem(value.Span, $"The flag '--{flag.Name}' is either true or false"));
            }

            if (flag.Name is not ("mount" or "exclude") && IsRepeated(flags, i))
            {
                problems.Add(new DockerfileProblem(flag.Span, $"The flag '--{flag.Name}' is given twice"));
            }
        }
    }

    private static bool IsRepeated(ImmutableArray<InstructionFlag> flags, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (flags[i].Name == flags[index].Name)
            {
                return true;
            }
        }

        return false;
    }

    // A question mark: a switch, with or without a value.
    private static string[]? KnownFlags(string keyword) => keyword switch
    {
        "ADD" => ["chown", "chmod", "link?", "keep-git-dir?", "checksum", "unpack?", "exclude"],
        "COPY" => ["from", "chown", "chmod", "link?", "parents?", "exclude"],
        "FROM" => ["platform"],
        "RUN" => ["mount", "network", "security", "device"],
        "HEALTHCHECK" => ["interval", "timeout", "start-period", "start-interval", "retries"],
        _ => Array.IndexOf(ArgumentReader.Keywords, keyword) >= 0 ? [] : null,
    };

    private static InstructionFlag ToFlag(MappedText word)
    {
        var equals = word.Text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new InstructionFlag(new Word(word), word.Text[2..], Value: null)
            : new InstructionFlag(new Word(word), word.Text[2..equals], new Word(word.Slice(equals + 1)));
    }

    private static MappedText Resolve(MappedText word, char escape)
    {
        if (word.Text.AsSpan().IndexOfAny(['"', '\'', escape]) < 0)
        {
            return word;
        }

        var builder = new MappedTextBuilder(word.File);
        var quote = '\0';
        for (var i = 0; i < word.Length; i++)
        {
            var c = word.Text[i];
            if (c == escape && quote != '\'' && i + 1 < word.Length)
            {
                i++;
                builder.Append(word, i, 1);
            }
            else if (quote == '\0' && (c == '"' || c == '\''))
            {
                quote = c;
            }
            else if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else
            {
                builder.Append(word, i, 1);
            }
        }

        return builder.ToMappedText(word.SourceOf(0));
    }
}
