using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Shell;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4008: a step of the history ran what it downloaded, unseen.</summary>
public sealed class DownloadIntoShell : Rule<HistoryStep>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4008",
        title: "Download run by a shell in the history",
        message: "A step of the history lets '{0}' run what '{1}' downloads",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Warning,
        description: "What a server sent at the time of the build became part of the image without being compared with anything, and a connection that broke ran half of a script.",
        equivalents: ["plimsoll-catalogue:history-pipe-to-shell"]);

    /// <inheritdoc/>
    public override Verdict Judge(HistoryStep step, Settings settings)
    {
        if (step.Script is not { } contents)
        {
            return NotEvaluated("the step runs no command of a shell that Plimsoll reads");
        }

        foreach (var invocation in contents.Invocations)
        {
            if (invocation.Name is { } name && KindOf(name) is var kind and not Interpreter.None && DownloadFor(invocation, kind, contents) is { } download)
            {
                return Fail(invocation, name, download);
            }
        }

        return Pass;
    }

    private enum Interpreter
    {
        None,
        Shell,
        Python,
        Perl,
        Node,
    }

    private static Interpreter KindOf(string name) => name switch
    {
        "sh" or "bash" or "dash" or "ash" or "ksh" or "zsh" => Interpreter.Shell,
        "perl" => Interpreter.Perl,
        "node" or "nodejs" => Interpreter.Node,
        _ => name.StartsWith("python", StringComparison.Ordinal) && name.AsSpan(6).IndexOfAnyExcept("0123456789.") < 0 ? Interpreter.Python : Interpreter.None,
    };

    /// <summary>The downloader whose output is the program of an interpreter; null: none.</summary>
    private static string? DownloadFor(Invocation interpreter, Interpreter kind, ScriptContents contents)
    {
        var arguments = interpreter.Arguments;
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument.Literal is "-" or "/dev/stdin")
            {
                return Standard(interpreter, contents);
            }

            if (argument.Literal is not ['-' or '+', _, ..] option)
            {
                // A program's file, or what the shell puts there.
                return argument.Parts is [ProcessSubstitutionPart { IsOutput: false } process] ? DownloaderIn(process.Script) : null;
            }

            if (TakesProgram(option, kind))
            {
                return i + 1 < arguments.Length ? Substituted(arguments[i + 1].Parts) : null;
            }

            if (kind == Interpreter.Python && option[1] == 'm')
            {
                return null;
            }

            if (kind == Interpreter.Shell && option[1] != '-')
            {
                if (option.Contains('s', StringComparison.Ordinal))
                {
                    return Standard(interpreter, contents);
                }

                i += option[^1] is 'o' or 'O' ? 1 : 0;
            }
        }

        return Standard(interpreter, contents);
    }

    /// <summary>Whether the word behind an option is the program, so that what comes in is data.</summary>
    private static bool TakesProgram(string option, Interpreter kind) => kind switch
    {
        Interpreter.Node => option is "-e" or "-p" or "-pe" or "--eval" or "--print",
        Interpreter.Perl => option[1] != '-' && (option.Contains('e', StringComparison.Ordinal) || option.Contains('E', StringComparison.Ordinal)),
        _ => option[1] != '-' && option[0] == '-' && option.Contains('c', StringComparison.Ordinal),
    };

    /// <summary>The downloader in front of an interpreter that reads its program from standard input.</summary>
    private static string? Standard(Invocation interpreter, ScriptContents contents)
    {
        foreach (var redirection in interpreter.Command.Redirections)
        {
            if (redirection is { Operator: "<", Target.Parts: [ProcessSubstitutionPart { IsOutput: false } process] })
            {
                return DownloaderIn(process.Script);
            }

            // A file, a heredoc or a here-string takes the place of the pipe.
            if (redirection.Operator.StartsWith('<'))
            {
                return null;
            }
        }

        if (interpreter.Place.Pipeline is { } pipeline)
        {
            foreach (var other in contents.Invocations)
            {
                if (other.Place.Pipeline == pipeline && other.Place.Index < interpreter.Place.Index && IsDownloader(other.Name))
                {
                    return other.Name;
                }
            }
        }

        return null;
    }

    /// <summary>The downloader of a program that starts with a substitution; behind other text it is but a value in it.</summary>
    private static string? Substituted(ImmutableArray<WordPart> parts) => parts switch
    {
        [DoubleQuotedPart quoted, ..] => Substituted(quoted.Parts),
        [CommandSubstitutionPart substitution, ..] => DownloaderIn(substitution.Script),
        _ => null,
    };

    private static string? DownloaderIn(ShellScript script)
    {
        foreach (var invocation in ScriptContents.Of(script, hasPipefail: false).Invocations)
        {
            if (IsDownloader(invocation.Name))
            {
                return invocation.Name;
            }
        }

        return null;
    }

    private static bool IsDownloader(string? name) => name is "curl" or "wget";
}
