using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1012: EXPOSE names the port of SSH.</summary>
public sealed class ExposedSshPort : Rule<ExposedPort>
{
    private const int Ssh = 22;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1012",
        title: "SSH port exposed",
        message: "EXPOSE names port 22, the port of SSH",
        category: RuleCategory.Exposure,
        severity: DiagnosticSeverity.Warning,
        description: "A container that offers SSH has a second way in, with keys and passwords of its own that the orchestrator does not see, log or rotate.",
        equivalents: ["plimsoll-catalogue:ssh-port", "trivy:DS-0004", "checkov:CKV_DOCKER_1", "kics:5907595b-5b6d-4142-b173-dbb0e73fbff8"]);

    /// <inheritdoc/>
    public override Verdict Judge(ExposedPort port, Settings settings) => port.Range switch
    {
        Unknown<PortRange> unknown => NotEvaluated(unknown.Why),
        Known<PortRange> range when range.Value.Contains(Ssh) => Fail(port),
        _ => Pass,
    };
}
