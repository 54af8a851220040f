using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4002: a variable of the configuration has a name that means a secret, and a literal value.</summary>
public sealed class SecretImageVariable : Rule<ImageVariable>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4002",
        title: "Secret in a variable of the image",
        message: "The image sets '{0}', whose name means a secret",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Warning,
        description: "The configuration of an image is readable for everyone who can pull it, and every process in the container inherits its variables.",
        equivalents: ["plimsoll-catalogue:image-env-secret", "dockle:CIS-DI-0010", "trivy:image-config-secret", "trivy:DS-0031", "cis-docker:4.10"], precision: RulePrecision.Medium);

    /// <inheritdoc/>
    public override Verdict Judge(ImageVariable variable, Settings settings)
    {
        const int ShortestSecret = 6;
        return variable.Value.Length >= ShortestSecret && CredentialName.IsCredential(variable.Name) && CredentialName.CanBeSecret(variable.Name, variable.Value)
            ? Fail(Finding.At(variable, CredentialName.Identifier(variable.Name)) with { Secret = variable.ValueSpan, Anchor = CredentialName.Identifier(variable.Name) })
            : Pass;
    }
}
