using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1002: an image is pulled without tag and digest, so whatever is latest that day.</summary>
public sealed class UntaggedBaseImage : Rule<BaseImage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1002",
        title: "Base image has no tag",
        message: "Base image '{0}' has neither a tag nor a digest",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Warning,
        description: "A build that starts from a moving image is not repeatable, and pulls in a changed base unnoticed.",
        equivalents:
        [
            "plimsoll-catalogue:base-untagged", "hadolint:DL3006", "trivy:DS-0001", "checkov:CKV_DOCKER_7",
            "kics:9efb0b2d-89c9-41a3-91ca-dcc0aec911fd",
        ]);

    /// <inheritdoc/>
    public override Verdict Judge(BaseImage image, Settings settings) => image.Reference switch
    {
        // A variable without a value is not known here, and we do not guess.
        Unknown<ImageReference> reference => NotEvaluated(reference.Why),
        Known<ImageReference> { Value: { Tag: null, HasDigest: false } } => Fail(image, image.Name.Raw),
        _ => Pass,
    };
}
