using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4019: a file made for credentials has one.</summary>
public sealed class CredentialInFile : Rule<FileContent>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4019",
        title: "Credential file in the image",
        message: "'{0}' holds a credential of {1}",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Error,
        description: "A build that logs in somewhere leaves such files behind. Everyone who can pull the image can log in there, too.",
        equivalents: ["plimsoll-catalogue:fs-credential-file", "dockle:CIS-DI-0010", "trivy:secret"]);

    /// <inheritdoc/>
    public override Verdict Judge(FileContent content, Settings settings) => content.Credential is not { } credential
        ? Pass
        : Fail(new Finding
        {
            Place = content.PlaceAt(credential.Start, credential.Line),
            Arguments = [content.File.Path, credential.Owner],
            Secret = new TextSpan(credential.Start, credential.Length),
            Anchor = credential.Key,
            Facts = content.FactsAt(credential.Start),
        });
}
