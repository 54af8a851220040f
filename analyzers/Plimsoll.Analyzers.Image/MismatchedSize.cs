using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Archive;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4021: blob does not have its size.</summary>
public sealed class MismatchedSize() : SealRule(SealFault.SizeMismatch)
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4021",
        title: "Blob does not have its size",
        message: "{0} {1}",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Error,
        description: "A descriptor says another size than the blob has: the archive was changed or cut, or its writer is at fault.",
        equivalents: ["plimsoll-catalogue:layer-size-mismatch"],
        scoreClass: ScoreClass.Seal);
}
