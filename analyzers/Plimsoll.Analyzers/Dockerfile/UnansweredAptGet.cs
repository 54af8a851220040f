using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Shell;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1015: apt-get install will ask, and nobody is there to answer.</summary>
public sealed class UnansweredAptGet : Rule<RunCommand>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1015",
        title: "apt-get install without -y",
        message: "apt-get install has no -y, so it asks and the build stops",
        category: RuleCategory.Correctness,
        severity: DiagnosticSeverity.Warning,
        description: "apt-get asks before it installs more than it was named. Without a terminal it takes that for a no, and the build fails.",
        equivalents:
        [
            "plimsoll-catalogue:apt-no-yes", "hadolint:DL3014", "trivy:DS-0021", "kics:77783205-c4ca-4f80-bb80-c777f267c547",
        ],
        fix: FixSafety.Safe);

    /// <inheritdoc/>
    public override Verdict Judge(RunCommand command, Settings settings)
    {
        if (command.Name != "apt-get" || command.AptAssumesYes || IsAnswered(command))
        {
            return Pass;
        }

        var line = command.Parse(ProgramSyntax.AptGet);
        if (line.Operands.IsEmpty || line.Operands[0].Text != "install" || AssumesYes(line))
        {
            return Pass;
        }

        if (line.Unknown is { } unknown)
        {
            return NotEvaluated($"the shell expands {unknown.Word.Raw}, which may hold -y");
        }

        var install = line.Operands[0].Word;

        // In exec form a word is a JSON string, and inside of quotes the edit would land in them.
        var fix = command.Step.Instruction.Command.IsExec || install.Raw != "install"
            ? null
            : new Fix("Add -y", FixSafety.Safe, [new TextChange(new TextSpan(install.Span.End, 0), " -y")]);
        return Fail(Finding.At(install) with { Fix = fix });
    }

    private static bool AssumesYes(CommandLine line) =>
        line.Option("y", "yes", "assume-yes", "s", "simulate", "just-print", "dry-run", "recon", "no-act") is not null
        || line.Count("q", "quiet") > 1
        || line.Option("q", "quiet") is { Value: "2" }
        || line.Options.Any(static option => option.Name is "o" or "option" && option.Value is { } value && SaysYes(value));

    private static bool SaysYes(string option)
    {
        var equals = option.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            && option.AsSpan(0, equals).Trim().Equals("APT::Get::Assume-Yes", StringComparison.OrdinalIgnoreCase)
            && option.AsSpan(equals + 1).Trim(" \"'") is "true" or "yes" or "1" or "on";
    }

    /// <summary>"yes | apt-get install": somebody is there to answer.</summary>
    private static bool IsAnswered(RunCommand command) =>
        command.Invocation.Place is { Pipeline: { } pipeline, Index: > 0 and var index }
        && pipeline.Commands[index - 1] is SimpleCommand { Words.Length: > 0 } before
        && before.Words[0].Literal is "yes" or "/usr/bin/yes";
}
