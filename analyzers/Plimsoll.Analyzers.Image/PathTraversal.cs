using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4015: the name of an entry leaves the root.</summary>
public sealed class PathTraversal : Rule<ImageFile>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4015",
        title: "Entry of a layer leaves the root",
        message: "An entry of {1} has a name that leaves the root by '..'; inside it is '{0}'",
        category: RuleCategory.Isolation,
        severity: DiagnosticSeverity.Error,
        description: "A name with '..' that leaves the root makes a careless tool write outside the directory into which it unpacks the image.",
        equivalents: ["plimsoll-catalogue:layer-path-traversal"],
        scoreClass: ScoreClass.Seal);

    /// <inheritdoc/>
    public override Verdict Judge(ImageFile file, Settings settings) =>
        (file.Traits & FileTraits.NameLeavesRoot) != FileTraits.None ? Fail(file.Finding(file.Path, file.Image.LayerName(file.Layer))) : Pass;
}
