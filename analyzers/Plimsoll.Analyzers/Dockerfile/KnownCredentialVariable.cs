using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1016: ENV or ARG gives a literal value to the variable that a provider's tools read a credential from.</summary>
public sealed class KnownCredentialVariable : Rule<IDeclaredVariable>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1016",
        title: "Credential of a known provider in ENV or ARG",
        message: "{0} sets '{1}', from which a provider's tools read a credential, to a literal value",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Error,
        description: "The provider's own tools log in with the value of this variable, and everyone who can pull the image can do so too.",
        equivalents: ["plimsoll-catalogue:known-credential-variable", "trivy:DS-0031", "hadolint:DL3064"],
        related: ["buildkit:SecretsUsedInArgOrEnv", "dockle:CIS-DI-0010", "cis-docker:4.10"]);

    /// <inheritdoc/>
    public override Verdict Judge(IDeclaredVariable variable, Settings settings)
    {
        // An ARG without a default shows no value here: whether it means a secret is for PLM1007 to say.
        if (!ProviderCredential.IsOne(variable.Name)
            || variable.Text is not { Length: > 0 } text
            || CredentialName.LiteralOf(text) is not { } value
            || !CredentialName.CanBeSecret(variable.Name, value))
        {
            return Pass;
        }

        return Fail(Finding.At(variable, variable is EnvironmentVariable ? "ENV" : "ARG", variable.Name) with
        {
            Secret = variable.Pair.Value!.Span,
            Anchor = variable.Name,
            LoweredTo = !variable.IsShipped ? DiagnosticSeverity.Info
                : ProviderCredential.IsPlaceholder(variable.Name, value) ? DiagnosticSeverity.Warning
                : null,
        });
    }
}
