using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4016: a link leads out of the root.</summary>
public sealed class LinkEscape : Rule<ImageFile>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4016",
        title: "Link of a layer leads out of the root",
        message: "The link '{0}' of {1} leads out of the root, to '{2}'",
        category: RuleCategory.Isolation,
        severity: DiagnosticSeverity.Warning,
        description: "A link that leaves the root by '..' is followed out of the image by tools that resolve it outside of a container.",
        equivalents: ["plimsoll-catalogue:layer-link-escape"],
        scoreClass: ScoreClass.Seal);

    /// <inheritdoc/>
    public override Verdict Judge(ImageFile file, Settings settings) =>
        (file.Traits & FileTraits.LinkLeavesRoot) != FileTraits.None ? Fail(file.Finding(file.Path, file.Image.LayerName(file.Layer), file.Link)) : Pass;
}
