using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Plimsoll.Analyzers.Image;

/// <summary>How builders write a step down, taken apart into one line of a Dockerfile.</summary>
/// <param name="Line">The instruction, or a comment.</param>
/// <param name="BuildArguments">Build arguments that the step tells.</param>
internal sealed record HistoryForm(string Line, ImmutableArray<HistoryArgument> BuildArguments)
{
    private const string Nop = "#(nop)";
    private const string BuildKitMark = " # buildkit";
    private static readonly string[] Shells = ["/bin/sh -c ", "/bin/bash -c ", "/bin/ash -c ", "/bin/bash -o pipefail -c ", "/bin/sh -o pipefail -c "];
    private static readonly string[] Instructions =
        ["RUN ", "CMD ", "LABEL ", "EXPOSE ", "ENV ", "ADD ", "COPY ", "ENTRYPOINT ", "VOLUME ", "USER ", "WORKDIR ", "ARG ", "ONBUILD ", "STOPSIGNAL ", "HEALTHCHECK ", "SHELL ", "MAINTAINER "];

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
                return command.StartsWith(Nop, StringComparison.Ordinal) ? new HistoryForm(Instruction(command[Nop.Length..].Trim()), []) : Run(arguments, command);
            }
        }

        return isRun ? Run(arguments, body) : new HistoryForm(Instruction(text), []);
    }

    private static HistoryForm Run(List<KeyValuePair<string, string>> arguments, string command)
    {
        // Arguments stand in front as the assignments that they are for the command.
        var line = new StringBuilder("RUN ");
        var placed = ImmutableArray.CreateBuilder<HistoryArgument>();
        foreach (var (name, value) in arguments)
        {
            line.Append(name).Append('=');
            var quoted = OneLine(value);
            var isPlain = quoted.All(static c => char.IsAsciiLetterOrDigit(c) || "-_./:@+,=%".Contains(c, StringComparison.Ordinal));
            line.Append(isPlain ? "" : "'");
            placed.Add(new HistoryArgument(name, quoted, line.Length));
            line.Append(quoted).Append(isPlain ? " " : "' ");
        }

        return new HistoryForm(line.Append(OneLine(command)).ToString(), placed.ToImmutable());
    }

    private static string Instruction(string text)
    {
        foreach (var instruction in Instructions)
        {
            if (text.StartsWith(instruction, StringComparison.OrdinalIgnoreCase))
            {
                return OneLine(text);
            }
        }

        return "# " + OneLine(text);
    }

    /// <summary>Line ends separate commands, unless the line goes on anyway.</summary>
    private static string OneLine(string text)
    {
        if (!text.Contains('\n') && !text.Contains('\r'))
        {
            return text;
        }

        var line = new StringBuilder();
        foreach (var part in text.Split('\n'))
        {
            var piece = part.Trim();
            if (piece.Length == 0)
            {
                continue;
            }

            if (line.Length > 0)
            {
                line.Append(line[^1] is '|' or '&' or ';' or '(' or '{' or '\\' ? " " : "; ");
            }

            line.Append(piece.TrimEnd('\\'));
        }

        return line.ToString().Replace('\r', ' ');
    }

    /// <summary><c>|2 A=x B=y /bin/sh -c ...</c>: the number of arguments, then each up to the next that looks like one, or the shell.</summary>
    private static List<KeyValuePair<string, string>> TakeArguments(ref string body)
    {
        var arguments = new List<KeyValuePair<string, string>>();
        var blank = body.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 2 || body[0] != '|' || !int.TryParse(body.AsSpan(1, blank - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return arguments;
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
        foreach (var word in rest[..end].Split(' '))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && arguments.Count < count && word.AsSpan(0, equals).IndexOfAnyExcept(NameCharacters) < 0)
            {
                arguments.Add(new(word[..equals], word[(equals + 1)..]));
            }
            else if (arguments.Count > 0)
            {
                arguments[^1] = new(arguments[^1].Key, arguments[^1].Value + " " + word);
            }
        }

        return arguments;
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}
