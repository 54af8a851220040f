using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Archive;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4024: blob is missing.</summary>
public sealed class MissingBlob() : SealRule(SealFault.BlobMissing)
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4024",
        title: "Blob is missing",
        message: "{0} {1}",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Warning,
        description: "A blob that a manifest names is not in the archive, so it was not looked at: whoever loads the image takes it from elsewhere.",
        equivalents: ["plimsoll-catalogue:layer-blob-missing"],
        scoreClass: ScoreClass.Seal);
}
