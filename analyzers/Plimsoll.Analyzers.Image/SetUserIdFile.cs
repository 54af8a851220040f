using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4010: a file has the set-user-id bit; what packages bring along is lowered.</summary>
public sealed class SetUserIdFile : Rule<ImageFile>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4010",
        title: "Set-user-id program",
        message: "'{0}' runs as its owner (uid {1}) whoever starts it",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "A hole in a program that runs as its owner gives every user of the container the rights of that owner, mostly root.",
        equivalents: ["plimsoll-catalogue:fs-setuid-file", "dockle:CIS-DI-0008", "cis-docker:4.8"]);

    /// <inheritdoc/>
    public override Verdict Judge(ImageFile file, Settings settings)
    {
        const int SetUserId = 0x800;
        if (!file.IsRegular || !file.IsVisible || (file.Mode & SetUserId) == 0)
        {
            return Pass;
        }

        var finding = file.Finding(file.Path, file.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Fail(file.IsPackageOwned ? finding with { LoweredTo = DiagnosticSeverity.Info } : finding);
    }
}
