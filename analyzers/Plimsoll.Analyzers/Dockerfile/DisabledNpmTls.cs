using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1019: npm is told to accept any certificate of a registry.</summary>
public sealed class DisabledNpmTls : Rule<VariableSetting>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1019",
        title: "npm accepts any certificate",
        message: "'{0}' is false, so npm accepts any certificate of a registry",
        category: RuleCategory.Network,
        severity: DiagnosticSeverity.Error,
        description: "Without certificate checks anyone on the way can answer for the registry, and install scripts of their packages run in the build.",
        equivalents: ["plimsoll-catalogue:env-npm-strict-ssl", "checkov:CKV2_DOCKER_12"]);

    /// <inheritdoc/>
    public override Verdict Judge(VariableSetting variable, Settings settings) => variable switch
    {
        // npm reads the names of its variables in any case, but not the value.
        _ when !variable.Name.Equals("NPM_CONFIG_STRICT_SSL", StringComparison.OrdinalIgnoreCase) => Pass,
        { Value: Unknown<string> unknown } => NotEvaluated(unknown.Why),
        { Value: Known<string> { Value: var value } } when value.Trim() is "false" or "0" => Fail(variable, variable.Name),
        _ => Pass,
    };
}
