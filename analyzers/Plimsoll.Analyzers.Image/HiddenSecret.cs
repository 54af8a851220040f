using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4026: a file with a secret was deleted or replaced by a later layer, and is still in its own.</summary>
public sealed class HiddenSecret : Rule<FileContent>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4026",
        title: "Deleted secret that is still in a layer",
        message: "'{0}' holds a secret: {2} hides the file, but {1} still has it",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Error,
        description: "A layer is never rewritten: what a later step deletes stays in the blob of the earlier one, and everyone who pulls the image gets that blob.",
        equivalents: ["plimsoll-catalogue:layer-deleted-secret", "trivy:secret"]);

    /// <inheritdoc/>
    public override Verdict Judge(FileContent content, Settings settings)
    {
        var file = content.File;
        if (file.IsVisible)
        {
            return Pass;
        }

        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var secret in content.All)
        {
            findings.Add(new Finding
            {
                Place = content.PlaceAt(secret.Start, secret.Line),
                Arguments = [file.Path, file.Image.LayerName(file.Layer), file.Image.LayerName(file.HiddenBy)],
                Secret = new TextSpan(secret.Start, secret.Length),
                Anchor = secret.Name,
                LoweredTo = file.IsPackageOwned ? DiagnosticSeverity.Info : secret.IsLowered ? DiagnosticSeverity.Warning : null,
            });
        }

        return FailIfAny(findings.ToImmutable());
    }
}
