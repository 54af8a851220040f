using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4012: a directory may be written by every user, and has no sticky bit.</summary>
public sealed class WorldWritableDirectory : Rule<ImageFile>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4012",
        title: "Directory that everybody may write",
        message: "'{0}' may be written by every user and has no sticky bit (mode {1})",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "In such a directory every user may delete and replace what others put there.",
        equivalents: ["plimsoll-catalogue:fs-world-writable-dir"]);

    /// <inheritdoc/>
    public override Verdict Judge(ImageFile file, Settings settings)
    {
        const int Sticky = 0x200;
        if (file is not { Kind: LayerEntryKind.Directory, IsVisible: true } || (file.Mode & 2) == 0 || (file.Mode & Sticky) != 0)
        {
            return Pass;
        }

        // A volume is there to be written; whoever mounts another over it decides about its mode.
        var finding = file.Finding(file.Path, Convert.ToString(file.Mode, toBase: 8).PadLeft(4, '0'));
        return Fail(IsVolumeOfUser(file) ? finding with { LoweredTo = DiagnosticSeverity.Info } : finding);
    }

    private static bool IsVolumeOfUser(ImageFile file) =>
        file.Image.Configuration is { User: { Configuration: var configuration } user }
        && configuration.Volumes.Any(volume => volume.Trim('/') == file.Path)
        && file.Image.Accounts.IdOf(user.Name) == file.UserId;
}
