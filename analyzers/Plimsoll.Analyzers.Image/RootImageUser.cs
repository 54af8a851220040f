using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4001: the image runs as root.</summary>
public sealed class RootImageUser : Rule<ScannedImage>
{
    private static readonly string[] PrivilegeDroppers = ["gosu", "su-exec", "setpriv", "setuidgid", "chpst", "s6-setuidgid"];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4001",
        title: "Image runs as root",
        message: "The image runs as root: its user is {0}",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "A process that runs as root in a container is root for the kernel, too: one hole in the runtime, or one mounted path, and it is root on the host.",
        equivalents:
        [
            "plimsoll-catalogue:image-user-root", "dockle:CIS-DI-0001", "trivy:DS-0002", "checkov:CKV_DOCKER_3", "checkov:CKV_DOCKER_8", "cis-docker:4.1",
        ],
        scoreClass: ScoreClass.Config);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        // A root file system alone does not say who will run in it.
        if (image.Configuration is not { } configuration || image.Image.Platform?.Os == "windows")
        {
            return NotEvaluated("the image has no configuration that tells a Unix user");
        }

        var user = configuration.User;
        if (image.Accounts.IdOf(user.Name) != 0)
        {
            return Pass;
        }

        var finding = Finding.At(user, user.Text.Length == 0 ? "not set" : $"'{user.Name}'") with { Anchor = "" };
        return Fail(DropsPrivileges(configuration) ? finding with { LoweredTo = DiagnosticSeverity.Info } : finding);
    }

    private static bool DropsPrivileges(ConfigurationText configuration)
    {
        foreach (var word in configuration.User.Configuration.Entrypoint.AddRange(configuration.User.Configuration.Command))
        {
            if (Array.IndexOf(PrivilegeDroppers, word[(word.LastIndexOf('/') + 1)..]) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
