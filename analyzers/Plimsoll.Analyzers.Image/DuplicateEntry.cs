using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4025: a layer has two entries for one path.</summary>
public sealed class DuplicateEntry : Rule<ImageFile>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4025",
        title: "Layer with two entries for one path",
        message: "{1} has more than one entry for '{0}'; the last is what unpackers leave, and not all tools look at that one",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Warning,
        description: "No builder writes a path twice. What a tool that takes the first one sees, and what runs, can be two different files.",
        equivalents: ["plimsoll-catalogue:layer-duplicate-path"],
        scoreClass: ScoreClass.Seal);

    /// <inheritdoc/>
    public override Verdict Judge(ImageFile file, Settings settings) =>
        (file.Traits & FileTraits.IsRepeated) != FileTraits.None ? Fail(file.Finding(file.Path, file.Image.LayerName(file.Layer))) : Pass;
}
