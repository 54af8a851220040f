using System.Collections.Immutable;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Shell;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>The shell that runs commands in shell form.</summary>
/// <param name="Dialect">Its grammar; null for a shell that we do not read, such as PowerShell.</param>
/// <param name="HasPipefail">Whether it is started with pipefail.</param>
public sealed record StageShell(ShellDialect? Dialect, bool HasPipefail)
{
    /// <summary><c>/bin/sh -c</c>.</summary>
    public static StageShell Default { get; } = new(ShellDialect.Posix, HasPipefail: false);

    /// <summary>The shell of a Windows image, or one that SHELL names and we do not read.</summary>
    public static StageShell Foreign { get; } = new(Dialect: null, HasPipefail: false);

    /// <summary>The shell that a SHELL instruction sets.</summary>
    public static StageShell Of(ImmutableArray<Word> arguments)
    {
        if (arguments.IsEmpty || DialectOf(arguments[0].Raw) is not { } dialect)
        {
            return Foreign;
        }

        var pipefail = false;
        for (var i = 1; i + 1 < arguments.Length; i++)
        {
            var flag = arguments[i].Raw;
            pipefail |= flag.Length > 1 && flag[0] == '-' && flag[^1] == 'o' && arguments[i + 1].Raw == "pipefail";
        }

        return new StageShell(dialect, pipefail);
    }

    /// <summary>The grammar of a shell by its path; null when we do not read it.</summary>
    public static ShellDialect? DialectOf(string path) => path[(path.AsSpan().LastIndexOfAny('/', '\\') + 1)..] switch
    {
        "sh" or "dash" or "ash" or "busybox" => ShellDialect.Posix,
        "bash" or "ksh" or "mksh" or "zsh" => ShellDialect.Bash,
        _ => null,
    };
}
