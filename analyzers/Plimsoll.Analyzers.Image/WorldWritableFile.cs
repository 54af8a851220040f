using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4011: a regular file may be written by every user.</summary>
public sealed class WorldWritableFile : Rule<ImageFile>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4011",
        title: "File that everybody may write",
        message: "'{0}' may be written by every user (mode {1})",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "Whoever gets into the container as any user changes the file, and whoever reads or runs it afterwards trusts the change.",
        equivalents: ["plimsoll-catalogue:fs-world-writable-file"]);

    /// <inheritdoc/>
    public override Verdict Judge(ImageFile file, Settings settings) =>
        file is { IsRegular: true, IsVisible: true } && (file.Mode & 2) != 0
            ? Fail(file.Finding(file.Path, Convert.ToString(file.Mode, toBase: 8).PadLeft(4, '0')))
            : Pass;
}
