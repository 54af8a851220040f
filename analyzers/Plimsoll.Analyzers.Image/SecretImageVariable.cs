using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4002: a variable of the configuration is a secret, by its value or by its name.</summary>
public sealed class SecretImageVariable : Rule<ImageVariable>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4002",
        title: "Secret in a variable of the image",
        message: "The image sets '{0}', {1}",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Warning,
        description: "The configuration of an image is readable for everyone who can pull it, and every process in the container inherits its variables.",
        equivalents: ["plimsoll-catalogue:image-env-secret", "dockle:CIS-DI-0010", "trivy:image-config-secret", "trivy:DS-0031", "cis-docker:4.10"],
        precision: RulePrecision.Medium);

    /// <inheritdoc/>
    public override Verdict Judge(ImageVariable variable, Settings settings)
    {
        var name = CredentialName.Identifier(variable.Name);
        if (variable.Secrets.MatchIn(variable.ValueSpan) is { } match)
        {
            // The rule of its family says more; this one is folded into it.
            return Fail(Finding.At(variable, name, "whose value is a secret") with { Secret = match, Anchor = name });
        }

        return CommandSecrets.IsSecret(variable.Name, variable.Value) && !IsQuiet(variable.Name)
            ? Fail(Finding.At(variable, name, "whose name means a secret") with { Secret = variable.ValueSpan, Anchor = name })
            : Pass;
    }

    /// <summary>Ids are public unless a provider counts them as a credential; what Keycloak's image sets tells of no secret by its name.</summary>
    private static bool IsQuiet(string name) =>
        name.StartsWith("KEYCLOAK_", StringComparison.OrdinalIgnoreCase)
        || (name.EndsWith("_ID", StringComparison.OrdinalIgnoreCase) && !ProviderCredential.IsOne(name));
}
