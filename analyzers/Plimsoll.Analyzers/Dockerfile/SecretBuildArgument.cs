using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1007: ARG declares an argument whose name means a secret, so its value lands in the history.</summary>
public sealed class SecretBuildArgument : Rule<BuildArgument>
{
    private static readonly StringListOption AllowedNames = new(
        "allowed-names", "Arguments that hold no secret in spite of their name.", []);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1007",
        title: "Secret passed as a build argument",
        message: "ARG declares '{0}', whose name means a secret; its value lands in the history of the image",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Warning,
        description: "The history of an image holds the values of build arguments, and everyone who can pull the image can read it.",
        equivalents:
        [
            "plimsoll-catalogue:secret-named-arg", "buildkit:SecretsUsedInArgOrEnv", "trivy:DS-0031", "hadolint:DL3064", "cis-docker:4.10",
        ],
        precision: RulePrecision.Medium,
        options: [AllowedNames]);

    /// <inheritdoc/>
    public override Verdict Judge(BuildArgument argument, Settings settings)
    {
        var hasLiteral = argument.Text is { Length: > 0 } text && CredentialName.CanBeSecret(argument.Name, CredentialName.LiteralOf(text));
        if (!CredentialName.IsCredential(argument.Name)
            || (argument.Text is { Length: > 0 } && !hasLiteral)
            || settings.Get(this, AllowedNames).Contains(argument.Name))
        {
            return Pass;
        }

        // "ARG TOKEN:value" is a slip of the hand: what stands behind the name is not shown.
        var name = CredentialName.Identifier(argument.Name);
        var at = hasLiteral ? Finding.At(argument, name) : Finding.At(argument.Instruction, name);
        return Fail(at with
        {
            Secret = hasLiteral ? argument.Pair.Value!.Span : null,
            Anchor = name,
            LoweredTo = argument.IsShipped ? null : DiagnosticSeverity.Info,
        });
    }
}
