using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Shell;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1014: RUN pipes, and the shell only looks at the last command of a pipe.</summary>
public sealed class PipeWithoutPipefail : Rule<RunStep>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1014",
        title: "Pipe without pipefail",
        message: "RUN uses a pipe without pipefail, so a failure in front of the last '|' goes unnoticed",
        category: RuleCategory.Correctness,
        severity: DiagnosticSeverity.Warning,
        description: "The shell takes the exit status of the last command of a pipe. A download or a checksum that fails in front of it does not stop the build.",
        equivalents: ["plimsoll-catalogue:pipe-without-pipefail", "hadolint:DL4006", "kics:efbf148a-67e9-42d2-ac47-02fa1c0d0b22"]);

    /// <inheritdoc/>
    public override Verdict Judge(RunStep step, Settings settings)
    {
        if (step.Contents is null)
        {
            return NotEvaluated("the shell of this step is not one that Plimsoll reads");
        }

        foreach (var use in step.Contents.Pipelines)
        {
            if (!use.HasPipefail && !use.IsCondition && !use.FailureIsAccepted && !IsEndless(use.Pipeline))
            {
                return Fail(use.Pipeline);
            }
        }

        return Pass;
    }

    /// <summary>"yes | command": yes always dies of the closed pipe, so pipefail would break the build.</summary>
    private static bool IsEndless(Pipeline pipeline) =>
        pipeline.Commands.Length == 2 && pipeline.Commands[0] is SimpleCommand { Words.Length: > 0 } first && first.Words[0].Literal == "yes";
}
