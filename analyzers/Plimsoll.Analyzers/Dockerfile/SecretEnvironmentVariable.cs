using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1006: ENV sets a variable whose name means a secret, to a literal value.</summary>
public sealed class SecretEnvironmentVariable : Rule<EnvironmentVariable>
{
    private static readonly StringListOption AllowedNames = new(
        "allowed-names", "Variables that hold no secret in spite of their name.", []);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1006",
        title: "Secret in an ENV variable",
        message: "ENV sets '{0}', whose name means a secret, to a literal value",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Warning,
        description: "ENV is part of the image: everyone who can pull it reads the value, and every process in the container inherits it.",
        equivalents:
        [
            "plimsoll-catalogue:secret-named-env", "buildkit:SecretsUsedInArgOrEnv", "trivy:DS-0031", "hadolint:DL3064",
            "dockle:CIS-DI-0010", "cis-docker:4.10",
        ],
        precision: RulePrecision.Medium,
        options: [AllowedNames]);

    /// <inheritdoc/>
    public override Verdict Judge(EnvironmentVariable variable, Settings settings)
    {
        if (!CredentialName.IsCredential(variable.Name)
            || !CredentialName.CanBeSecret(variable.Name, CredentialName.LiteralOf(variable.Text))
            || settings.Get(this, AllowedNames).Contains(variable.Name))
        {
            return Pass;
        }

        return Fail(Finding.At(variable, CredentialName.Identifier(variable.Name)) with
        {
            Secret = variable.Pair.Value!.Span,
            Anchor = CredentialName.Identifier(variable.Name),

            // What is not shipped is seen by whoever has the build cache, not by whoever pulls the image.
            LoweredTo = variable.Stage.IsShipped ? null : DiagnosticSeverity.Info,
        });
    }
}
