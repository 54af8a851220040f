using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1011: RUN calls sudo.</summary>
public sealed class SudoCommand : Rule<RunCommand>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1011",
        title: "RUN calls sudo",
        message: "RUN calls sudo; USER decides who runs a step",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Error,
        description: "sudo in a build means that the image holds a setuid program and rules that let its user become root: whoever breaks into the container becomes root the same way.",
        equivalents:
        [
            "plimsoll-catalogue:sudo", "hadolint:DL3004", "trivy:DS-0010", "checkov:CKV2_DOCKER_1",
            "kics:8ada6e80-0ade-439e-b176-0b28f6bce35a", "dockle:DKL-DI-0001",
        ]);

    /// <inheritdoc/>
    public override Verdict Judge(RunCommand command, Settings settings) =>
        command.Name == "sudo" ? Fail(command.Invocation.NameWord) : Pass;
}
