using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4018: a file of a layer is a private key, or has one in it; an encrypted one is lowered.</summary>
public sealed class PrivateKeyInFile : Rule<FileContent>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4018",
        title: "Private key in a file of the image",
        message: "'{0}' holds a private key ({1})",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Error,
        description: "Everyone who can pull the image has the key, every container shares it, and a later layer that deletes it changes nothing.",
        equivalents: ["plimsoll-catalogue:fs-private-key", "trivy:secret", "gitleaks:private-key", "dockle:CIS-DI-0010"]);

    /// <inheritdoc/>
    public override Verdict Judge(FileContent content, Settings settings)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var match in content.PrivateKeys)
        {
            var format = match.Facts.FirstOrDefault(static fact => fact.Key == "format").Value ?? "PEM";
            findings.Add(At(content, match.Start, match.Length, content.PlaceOf(match), format, match.IsLowered));
        }

        if (content.KeyFormat is { } store)
        {
            findings.Add(At(content, 0, 1, content.PlaceAt(0, 1), content.IsKeyEncrypted ? $"{store}, encrypted" : store, content.IsKeyEncrypted));
        }

        return FailIfAny(findings.ToImmutable());
    }

    private static Finding At(FileContent content, int start, int length, Place place, string format, bool isEncrypted) => new()
    {
        Place = place,
        Arguments = [content.File.Path, format],
        Secret = new TextSpan(start, length),
        Anchor = "",
        Facts = content.FactsAt(start),
        LoweredTo = content.File.IsPackageOwned ? DiagnosticSeverity.Info : isEncrypted ? DiagnosticSeverity.Warning : null,
    };
}
