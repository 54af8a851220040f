using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Plimsoll.Analyzers.Image;

/// <summary>How builders write a step down, taken apart into an instruction of a Dockerfile.</summary>
/// <param name="Text">The instruction, or a comment.</param>
/// <param name="BuildArguments">Build arguments that the step tells.</param>
internal sealed record HistoryForm(string Text, ImmutableArray<HistoryArgument> BuildArguments)
{
    /// <summary>What an <c>ENV</c> step sets.</summary>
    public ImmutableArray<HistoryArgument> Variables { get; private init; } = [];

    /// <summary>Whether it is a RUN.</summary>
    public bool IsRun => BodyStart >= 0;

    /// <summary>Where in the text of a RUN the command starts, behind the build arguments; -1: it is none.</summary>
    public int BodyStart { get; private init; } = -1;

    /// <summary>Where in the text the command of a POSIX shell starts; -1: the step is none.</summary>
    public int CommandStart { get; private init; } = -1;

    /// <summary>Whether its shell was started with pipefail.</summary>
    public bool HasPipefail { get; private init; }

    private const string Env = "ENV ";
    private const string Arg = "ARG ";
    private const string Nop = "#(nop)";
    private const string BuildKitMark = " # buildkit";
    private static readonly string[] Shells = ["/bin/sh -c ", "/bin/bash -c ", "/bin/ash -c ", "/bin/bash -o pipefail -c ", "/bin/sh -o pipefail -c "];
    private static readonly string[] Instructions =
        ["RUN ", "CMD ", "LABEL ", "EXPOSE ", Env, "ADD ", "COPY ", "ENTRYPOINT ", "VOLUME ", "USER ", "WORKDIR ", Arg, "ONBUILD ", "STOPSIGNAL ", "HEALTHCHECK ", "SHELL ", "MAINTAINER "];

    /// <summary>Takes a step apart.</summary>
    public static HistoryForm Of(string createdBy)
    {
        var text = createdBy.Trim();
        if (text.EndsWith(BuildKitMark, StringComparison.Ordinal))
        {
            text = text[..^BuildKitMark.Length].TrimEnd();
        }

        var isRun = text.StartsWith("RUN ", StringComparison.Ordinal);
        var body = isRun ? text["RUN ".Length..].TrimStart() : text;
        var arguments = TakeArguments(ref body);
        foreach (var shell in Shells)
        {
            if (body.StartsWith(shell, StringComparison.Ordinal))
            {
                var command = body[shell.Length..].TrimStart();
                return command.StartsWith(Nop, StringComparison.Ordinal)
                    ? Instruction(command[Nop.Length..].Trim())
                    : Run(arguments, command) with { HasPipefail = shell.Contains("pipefail", StringComparison.Ordinal) };
            }
        }

        // Without a shell it is a program, or a shell that is not POSIX's.
        return isRun ? Run(arguments, body) with { CommandStart = -1 } : Instruction(text);
    }

    private static HistoryForm Run(List<KeyValuePair<string, string>> arguments, string command)
    {
        // Arguments stand in front as the assignments that they are for the command.
        var line = new StringBuilder("RUN ");
        var placed = ImmutableArray.CreateBuilder<HistoryArgument>();
        foreach (var (name, value) in arguments)
        {
            line.Append(name).Append('=');
            var isPlain = value.All(static c => char.IsAsciiLetterOrDigit(c) || "-_./:@+,=%".Contains(c, StringComparison.Ordinal));
            line.Append(isPlain ? "" : "'");
            placed.Add(new HistoryArgument(name, value, line.Length));
            line.Append(value).Append(isPlain ? " " : "' ");
        }

        var start = line.Length;
        return new HistoryForm(line.Append(command).ToString(), placed.ToImmutable()) { BodyStart = start, CommandStart = start };
    }

    private static HistoryForm Instruction(string text)
    {
        foreach (var instruction in Instructions)
        {
            if (text.StartsWith(instruction, StringComparison.OrdinalIgnoreCase))
            {
                return new HistoryForm(text, instruction == Arg ? [.. Pairs(text[Arg.Length..], Arg.Length)] : []) { Variables = instruction == Env ? [.. Pairs(text[Env.Length..], Env.Length)] : [] };
            }
        }

        return new HistoryForm("# " + text, []);
    }

    /// <summary><c>|2 A=x B=y /bin/sh -c ...</c>: the number of arguments, then each up to the next that looks like one, or the shell.</summary>
    private static List<KeyValuePair<string, string>> TakeArguments(ref string body)
    {
        var blank = body.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 2 || body[0] != '|' || !int.TryParse(body.AsSpan(1, blank - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return [];
        }

        var rest = body[(blank + 1)..];
        var end = rest.Length;
        foreach (var shell in Shells)
        {
            var at = rest.IndexOf(" " + shell, StringComparison.Ordinal);
            at = at < 0 && rest.StartsWith(shell, StringComparison.Ordinal) ? 0 : at;
            end = at >= 0 ? Math.Min(end, at) : end;
        }

        body = rest[end..].TrimStart();
        return [.. Pairs(rest[..end], 0).Take(count).Select(static pair => new KeyValuePair<string, string>(pair.Name, pair.Value))];
    }

    /// <summary><c>A=x y B=z</c>, quotes long gone: a value goes up to the next word that looks like a name.</summary>
    private static List<HistoryArgument> Pairs(string text, int offset)
    {
        var pairs = new List<HistoryArgument>();
        var (name, start) = ("", 0);
        for (var at = 0; at <= text.Length;)
        {
            var blank = text.IndexOf(' ', at);
            var end = blank < 0 ? text.Length : blank;
            var word = text.AsSpan(at, end - at);
            var equals = word.IndexOf('=');
            if (equals > 0 && word[..equals].IndexOfAnyExcept(NameCharacters) < 0)
            {
                Add(Math.Max(start, at - 1));
                (name, start) = (word[..equals].ToString(), at + equals + 1);
            }

            at = end + 1;
        }

        Add(text.Length);
        return pairs;

        void Add(int end)
        {
            if (name.Length > 0)
            {
                pairs.Add(new HistoryArgument(name, text[start..end], offset + start));
            }
        }
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}
