using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1004: what is shipped never leaves root, for no USER stands in the stage or in those it is FROM.</summary>
public sealed class MissingUser : Rule<FinalStage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1004",
        title: "Shipped stage sets no user",
        message: "No USER is set for the shipped stage '{0}', so the container runs as root",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "A process that runs as root in a container is root for the kernel, too: one hole in the runtime, or one mounted path, and it is root on the host.",
        equivalents:
        [
            "plimsoll-catalogue:no-user", "trivy:DS-0002", "checkov:CKV_DOCKER_3", "kics:fd54f200-402c-4333-a5a4-36ef6709af2f",
            "dockle:CIS-DI-0001", "cis-docker:4.1",
        ],
        scoreClass: ScoreClass.Config);

    /// <inheritdoc/>
    public override Verdict Judge(FinalStage node, Settings settings)
    {
        var stage = node.Stage;

        // Only what is shipped: a stage that nobody uses is not run.
        if (stage.User is not null || !stage.IsTarget)
        {
            return Pass;
        }

        switch (stage.RootImage?.Reference)
        {
            case Unknown<ImageReference> unknown:
                return NotEvaluated($"the base image may set a user: {unknown.Why}");
            case Known<ImageReference> known when BaseImageUsers.IsUnprivileged(known.Value):
                return Pass;
            case Known<ImageReference> known when BaseImageUsers.IsWindows(known.Value):
                return NotEvaluated("the base image is a Windows image, whose users this file does not tell");
        }

        var finding = Finding.At(stage.From, stage.DisplayName);
        return Fail(PrivilegeDrop.HappensAtStart(stage) ? finding with { LoweredTo = DiagnosticSeverity.Info } : finding);
    }
}
