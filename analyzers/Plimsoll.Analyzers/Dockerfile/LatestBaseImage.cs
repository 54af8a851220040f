using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1003: an image is pulled by the tag latest, which moves.</summary>
public sealed class LatestBaseImage : Rule<BaseImage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1003",
        title: "Base image has the tag latest",
        message: "Base image '{0}' has the tag latest, which moves",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Warning,
        description: "The tag latest points to another image tomorrow, so a rebuild changes what is shipped without a change in any file.",
        equivalents:
        [
            "plimsoll-catalogue:base-latest", "hadolint:DL3007", "trivy:DS-0001", "checkov:CKV_DOCKER_7",
            "kics:f45ea400-6bbe-4501-9fc7-1c3d75c32067", "dockle:DKL-DI-0006",
        ]);

    /// <inheritdoc/>
    public override Verdict Judge(BaseImage image, Settings settings) => image.Reference switch
    {
        Unknown<ImageReference> reference => NotEvaluated(reference.Why),
        Known<ImageReference> { Value: { HasDigest: false, Tag: Unknown<string> tag } } => NotEvaluated(tag.Why),
        Known<ImageReference> { Value: { HasDigest: false, Tag: Known<string> { Value: "latest" } } } => Fail(image, image.Name.Raw),
        _ => Pass,
    };
}
