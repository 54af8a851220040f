using System.Collections.Immutable;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>Reads what stands behind keyword and flags, by the rules of each keyword.</summary>
internal sealed class ArgumentReader(char escape, List<DockerfileProblem> problems)
{
    /// <summary>The keywords that the builder knows.</summary>
    internal static readonly string[] Keywords =
    [
        "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD",
        "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
    ];

    public Instruction Read(string name, InstructionParts parts, MappedText rest)
    {
        if (rest.Length == 0 && name is not ("RUN" or "CMD" or "ENTRYPOINT") && Array.IndexOf(Keywords, name) >= 0)
        {
            Problem(parts.Keyword, $"{name} needs an argument");
        }

        return name switch
        {
            "FROM" => ReadFrom(parts, rest),
            "ARG" => ReadArg(parts, rest),
            "ENV" => new EnvInstruction(parts, ReadPairs(name, parts, rest, out var envIsLegacy), envIsLegacy),
            "LABEL" => new LabelInstruction(parts, ReadPairs(name, parts, rest, out var labelIsLegacy), labelIsLegacy),
            "RUN" => new RunInstruction(parts, ReadCommand(parts, rest, needsText: true)),
            "CMD" => new CmdInstruction(parts, ReadCommand(parts, rest, needsText: false)),
            "ENTRYPOINT" => new EntrypointInstruction(parts, ReadCommand(parts, rest, needsText: false)),
            "ADD" or "COPY" => ReadTransfer(name, parts, rest),
            "USER" => new UserInstruction(parts, new Word(rest)),
            "WORKDIR" => new WorkdirInstruction(parts, new Word(rest)),
            "STOPSIGNAL" => new StopsignalInstruction(parts, new Word(rest)),
            "MAINTAINER" => new MaintainerInstruction(parts, new Word(rest)),
            "EXPOSE" => new ExposeInstruction(parts, WordReader.SplitAtBlanks(rest)),
            "VOLUME" => ReadVolume(parts, rest),
            "SHELL" => ReadShell(parts, rest),
            "HEALTHCHECK" => new HealthcheckInstruction(parts, ReadHealthcheck(rest)),
            _ => ReadUnknown(parts),
        };
    }

    private void Problem(Word at, string message) => problems.Add(new DockerfileProblem(at.Span, message));

    private FromInstruction ReadFrom(InstructionParts parts, MappedText rest)
    {
        var words = WordReader.SplitAtBlanks(rest);
        if (words.IsEmpty)
        {
            return new FromInstruction(parts, new Word(rest), name: null);
        }

        if (words.Length == 1)
        {
            return new FromInstruction(parts, words[0], name: null);
        }

        if (words.Length != 3 || !words[1].Raw.Equals("as", StringComparison.OrdinalIgnoreCase))
        {
            Problem(words[1], "FROM takes an image, or an image, AS and a name");
            return new FromInstruction(parts, words[0], name: null);
        }

        if (!IsStageName(words[2].Raw))
        {
            Problem(words[2], "A stage name begins with a letter and holds letters, digits, '-', '_' and '.'");
        }

        return new FromInstruction(parts, words[0], words[2]);
    }

    private static bool IsStageName(string name)
    {
        if (!char.IsAsciiLetter(name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    private ArgInstruction ReadArg(InstructionParts parts, MappedText rest)
    {
        var arguments = ImmutableArray.CreateBuilder<KeyValue>();
        foreach (var word in WordReader.SplitWithQuotes(rest, escape))
        {
            var pair = ToPair(word);
            if (pair.Key.Raw.Length == 0)
            {
                Problem(word, "ARG needs a name in front of '='");
            }
            else
            {
                arguments.Add(pair);
            }
        }

        return new ArgInstruction(parts, arguments.ToImmutable());
    }

    private ImmutableArray<KeyValue> ReadPairs(string name, InstructionParts parts, MappedText rest, out bool isLegacy)
    {
        isLegacy = false;
        var words = WordReader.SplitWithQuotes(rest, escape);
        if (words.IsEmpty)
        {
            return [];
        }

        if (!words[0].Raw.Contains('=', StringComparison.Ordinal))
        {
            isLegacy = true;
            return ReadLegacyPair(name, parts, rest);
        }

        var pairs = ImmutableArray.CreateBuilder<KeyValue>(words.Length);
        foreach (var word in words)
        {
            var pair = ToPair(word);
            if (pair.Value is null)
            {
                Problem(word, $"{name} needs '=' in each of its words; a value with blanks needs quotes");
            }
            else if (pair.Key.Raw.Length == 0)
            {
                Problem(word, $"{name} needs a name in front of '='");
            }
            else
            {
                pairs.Add(pair);
            }
        }

        return pairs.ToImmutable();
    }

    private ImmutableArray<KeyValue> ReadLegacyPair(string name, InstructionParts parts, MappedText rest)
    {
        var keyLength = 0;
        while (keyLength < rest.Length && !WordReader.IsBlank(rest.Text[keyLength]))
        {
            keyLength++;
        }

        var value = WordReader.Trim(rest.Slice(keyLength));
        if (value.Length == 0)
        {
            Problem(parts.Keyword, $"{name} needs a name and a value");
            return [];
        }

        return [new KeyValue(new Word(rest.Slice(0, keyLength)), new Word(value), new Word(rest))];
    }

    private static KeyValue ToPair(Word word)
    {
        var equals = word.Raw.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new KeyValue(word, Value: null, word)
            : new KeyValue(new Word(word.Text.Slice(0, equals)), new Word(word.Text.Slice(equals + 1)), word);
    }

    private CommandForm ReadCommand(InstructionParts parts, MappedText rest, bool needsText)
    {
        if (rest.Length == 0)
        {
            if (needsText)
            {
                Problem(parts.Keyword, "RUN needs a command");
            }

            return new CommandForm(rest, [], isExec: false);
        }

        return ReadCommand(rest);
    }

    private CommandForm ReadCommand(MappedText rest)
    {
        var outcome = JsonArrayReader.Read(rest, out var strings);
        if (outcome == JsonArrayOutcome.OtherItems)
        {
            problems.Add(new DockerfileProblem(rest.Span, "The exec form holds strings only"));
        }

        return new CommandForm(rest, strings, isExec: outcome != JsonArrayOutcome.None);
    }

    private TransferInstruction ReadTransfer(string name, InstructionParts parts, MappedText rest)
    {
        var words = ReadList(rest, out var isJson);
        Word? target = null;
        if (words.Length >= 2)
        {
            target = words[^1];
            words = words.RemoveAt(words.Length - 1);
            if (!isJson && IsHeredocOf(parts, target))
            {
                Problem(target, $"A heredoc cannot be the target of {name}");
            }
        }
        else if (words.Length == 1)
        {
            Problem(parts.Keyword, $"{name} needs a source and a target");
        }

        if (parts.Flags.FirstOrDefault(static f => f.Name == "from") is { Value: { } from } && from.Raw.Contains('$', StringComparison.Ordinal))
        {
            Problem(from, "The builder expands no variable in --from");
        }

        return name == "ADD" ? new AddInstruction(parts, words, target, isJson) : new CopyInstruction(parts, words, target, isJson);
    }

    private static bool IsHeredocOf(InstructionParts parts, Word word)
    {
        foreach (var heredoc in parts.Heredocs)
        {
            if (heredoc.Opening.Span == word.Span)
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<Word> ReadList(MappedText rest, out bool isJson)
    {
        var outcome = JsonArrayReader.Read(rest, out var strings);
        isJson = outcome != JsonArrayOutcome.None;
        if (outcome == JsonArrayOutcome.OtherItems)
        {
            problems.Add(new DockerfileProblem(rest.Span, "The JSON form holds strings only"));
        }

        return isJson ? strings : WordReader.SplitAtBlanks(rest);
    }

    private VolumeInstruction ReadVolume(InstructionParts parts, MappedText rest)
    {
        var paths = ReadList(rest, out var isJson);
        foreach (var path in paths)
        {
            if (string.IsNullOrWhiteSpace(path.Raw))
            {
                problems.Add(new DockerfileProblem(rest.Span, "VOLUME holds an empty path"));
            }
        }

        return new VolumeInstruction(parts, paths, isJson);
    }

    private ShellInstruction ReadShell(InstructionParts parts, MappedText rest)
    {
        var outcome = JsonArrayReader.Read(rest, out var strings);
        if (rest.Length > 0 && (outcome != JsonArrayOutcome.Strings || strings.IsEmpty))
        {
            problems.Add(new DockerfileProblem(rest.Span, "SHELL takes a JSON array of strings"));
        }

        return new ShellInstruction(parts, strings);
    }

    private CommandForm? ReadHealthcheck(MappedText rest)
    {
        if (rest.Length == 0)
        {
            return null;
        }

        var words = WordReader.SplitAtBlanks(rest);
        var type = words[0];
        if (type.Raw.Equals("NONE", StringComparison.OrdinalIgnoreCase))
        {
            if (words.Length > 1)
            {
                Problem(words[1], "HEALTHCHECK NONE takes nothing else");
            }

            return null;
        }

        if (!type.Raw.Equals("CMD", StringComparison.OrdinalIgnoreCase))
        {
            Problem(type, "HEALTHCHECK takes NONE, or CMD and a command");
            return null;
        }

        if (words.Length == 1)
        {
            Problem(type, "HEALTHCHECK CMD needs a command");
            return null;
        }

        return ReadCommand(WordReader.Trim(rest.Slice(type.Raw.Length)));
    }

    private UnknownInstruction ReadUnknown(InstructionParts parts)
    {
        var keyword = parts.Keyword.Raw;
        var near = Spelling.Nearest(keyword.ToUpperInvariant(), Keywords);
        // What stands here after a lost continuation may be anything, a password too: only a plain word is quoted.
        var shown = keyword.Length <= 20 && keyword.All(char.IsAsciiLetter) ? $"'{keyword}'" : "This line";
        Problem(parts.Keyword, shown + (near is null ? " is no instruction" : $" is no instruction; did you mean {near}?"));
        return new UnknownInstruction(parts);
    }
}
