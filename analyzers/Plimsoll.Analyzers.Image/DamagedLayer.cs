using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Archive;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4023: layer is damaged.</summary>
public sealed class DamagedLayer() : SealRule(SealFault.Corrupt)
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4023",
        title: "Layer is damaged",
        message: "{0} {1}",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Error,
        description: "A blob breaks off or is damaged, so what stands behind that place was not looked at, and may not be what others see.",
        equivalents: ["plimsoll-catalogue:layer-corrupt"],
        scoreClass: ScoreClass.Seal);
}
