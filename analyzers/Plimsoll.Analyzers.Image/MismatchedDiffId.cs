using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Archive;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4022: layer does not unpack to its diff id.</summary>
public sealed class MismatchedDiffId() : SealRule(SealFault.DiffIdMismatch, lesser: SealFault.DiffIdPadding)
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4022",
        title: "Layer does not unpack to its diff id",
        message: "{0} {1}",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Error,
        description: "The configuration promises other layers than the archive holds: what was reviewed or signed by the configuration is not what will run.",
        equivalents: ["plimsoll-catalogue:layer-diffid-mismatch"],
        scoreClass: ScoreClass.Seal);
}
