using System.Collections.Immutable;

namespace Plimsoll.Documents.Shell;

/// <summary>Programs that run another program which is named among their arguments.</summary>
internal static class CommandWrappers
{
    /// <summary>The index of the inner program's name, or -1.</summary>
    /// <param name="words">The command.</param>
    /// <param name="index">The index of the wrapper's name.</param>
    /// <param name="name">The wrapper's name.</param>
    /// <param name="assignment">Told of words such as <c>A=b</c> in front of the inner name.</param>
    public static int InnerIndex(ImmutableArray<ShellWord> words, int index, string name, Action<ShellWord> assignment)
    {
        if (name == "find")
        {
            return FindExec(words, index);
        }

        if (Shape(name) is not { } shape)
        {
            return -1;
        }

        var skip = shape.Positionals;
        for (var i = index + 1; i < words.Length; i++)
        {
            var text = words[i].Literal;
            if (text is null)
            {
                // An expansion in front of the inner name may be anything; behind a positional it is just that.
                if (skip-- > 0)
                {
                    continue;
                }

                return words[i].LiteralPrefix.Contains('=', StringComparison.Ordinal) && shape.TakesAssignments ? Continue(words[i]) : -1;
            }

            if (text == "--")
            {
                return skip == 0 && i + 1 < words.Length ? i + 1 : -1;
            }

            if (text.Length > 1 && text[0] == '-')
            {
                if (name == "command" && text is "-v" or "-V")
                {
                    return -1;
                }

                i += TakesNextWord(text, shape.OptionsWithValue) ? 1 : 0;
            }
            else if (shape.TakesAssignments && IsAssignment(text))
            {
                assignment(words[i]);
            }
            else if (skip-- <= 0)
            {
                return i;
            }
        }

        return -1;

        int Continue(ShellWord word)
        {
            assignment(word);
            var at = words.IndexOf(word) + 1;
            return at < words.Length && words[at].Literal is { Length: > 0 } next && next[0] != '-' && !IsAssignment(next) ? at : -1;
        }
    }

    private static WrapperShape? Shape(string name) => name switch
    {
        "sudo" or "doas" => new("ugpCcDhrtTUR", TakesAssignments: true),
        "env" => new("uCS", TakesAssignments: true),
        "exec" => new("a"),
        "command" or "builtin" or "nohup" or "time" or "busybox" or "eatmydata" or "fakeroot" or "unbuffer" or "linux32" or "linux64" => new(""),
        "nice" => new("n"),
        "ionice" => new("cnp"),
        "stdbuf" => new("ioe"),
        "timeout" => new("ks", Positionals: 1),
        "xargs" => new("adEILnPs"),
        "chroot" or "gosu" or "su-exec" => new("", Positionals: 1),
        "tini" or "dumb-init" => new("pr"),
        "xvfb-run" => new("efnps"),
        _ => null,
    };

    private static bool TakesNextWord(string option, string optionsWithValue)
    {
        if (option.StartsWith("--", StringComparison.Ordinal))
        {
            return option is "--user" or "--group" or "--signal" or "--kill-after" or "--unset" or "--chdir" or "--host" or "--prompt";
        }

        // "-u root" takes the next word, "-uroot" does not.
        return optionsWithValue.Contains(option[^1], StringComparison.Ordinal)
            && option.AsSpan(1, option.Length - 2).IndexOfAny(optionsWithValue) < 0;
    }

    private static bool IsAssignment(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_');
    }

    private static int FindExec(ImmutableArray<ShellWord> words, int index)
    {
        for (var i = index + 1; i + 1 < words.Length; i++)
        {
            if (words[i].Literal is "-exec" or "-execdir" or "-ok" or "-okdir")
            {
                return i + 1;
            }
        }

        return -1;
    }

    private sealed record WrapperShape(string OptionsWithValue, int Positionals = 0, bool TakesAssignments = false);
}
