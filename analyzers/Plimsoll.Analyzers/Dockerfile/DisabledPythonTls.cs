using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1020: Python is told to accept any certificate.</summary>
public sealed class DisabledPythonTls : Rule<VariableSetting>
{
    private const string Variable = "PYTHONHTTPSVERIFY";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1020",
        title: "Python accepts any certificate",
        message: Variable + " is 0, so Python accepts any certificate",
        category: RuleCategory.Network,
        severity: DiagnosticSeverity.Error,
        description: "The variable switches certificate checks off for the HTTPS connections of Python's own client; set by ENV, in the running container, too.",
        equivalents: ["plimsoll-catalogue:env-pythonhttpsverify", "checkov:CKV2_DOCKER_5"]);

    /// <inheritdoc/>
    public override Verdict Judge(VariableSetting variable, Settings settings) => variable switch
    {
        { Name: not Variable } => Pass,
        { Value: Unknown<string> unknown } => NotEvaluated(unknown.Why),
        { Value: Known<string> { Value: "0" } } => Fail(variable),
        _ => Pass,
    };
}
