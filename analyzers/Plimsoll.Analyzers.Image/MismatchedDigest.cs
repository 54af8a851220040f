using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Archive;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4020: blob does not have its digest.</summary>
public sealed class MismatchedDigest() : SealRule(SealFault.DigestMismatch)
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4020",
        title: "Blob does not have its digest",
        message: "{0} {1}",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Error,
        description: "The bytes of a blob are not those that its descriptor names: the archive was changed after it was written, or was damaged on its way.",
        equivalents: ["plimsoll-catalogue:layer-digest-mismatch"],
        scoreClass: ScoreClass.Seal);
}
