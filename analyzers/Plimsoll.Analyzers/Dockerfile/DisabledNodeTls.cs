using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1010: Node.js is told to accept any certificate.</summary>
public sealed class DisabledNodeTls : Rule<VariableSetting>
{
    private const string Variable = "NODE_TLS_REJECT_UNAUTHORIZED";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1010",
        title: "Node.js accepts any certificate",
        message: Variable + " is 0, so Node.js accepts any certificate",
        category: RuleCategory.Network,
        severity: DiagnosticSeverity.Error,
        description: "The variable switches certificate checks off for every connection of every Node.js process that sees it; set by ENV, in the running container, too.",
        equivalents: ["plimsoll-catalogue:env-node-tls-reject", "checkov:CKV2_DOCKER_6"]);

    /// <inheritdoc/>
    public override Verdict Judge(VariableSetting variable, Settings settings) => variable switch
    {
        { Name: not Variable } => Pass,
        { Value: Unknown<string> unknown } => NotEvaluated(unknown.Why),
        { Value: Known<string> { Value: "0" } } => Fail(variable),
        _ => Pass,
    };
}
