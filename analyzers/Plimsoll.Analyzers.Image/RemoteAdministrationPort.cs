using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4004: the image exposes a port of remote administration.</summary>
public sealed class RemoteAdministrationPort : Rule<ImagePort>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4004",
        title: "Port of remote administration",
        message: "The image exposes port {0}, over which {1} is administered",
        category: RuleCategory.Exposure,
        severity: DiagnosticSeverity.Warning,
        description: "A door for administrators is one for everybody else, too; containers are looked after from outside.",
        equivalents: ["plimsoll-catalogue:image-port-remote-admin", "trivy:DS-0004", "checkov:CKV_DOCKER_1"]);

    /// <inheritdoc/>
    public override Verdict Judge(ImagePort port, Settings settings)
    {
        var what = port.Number switch
        {
            22 => "a machine by SSH",
            23 => "a machine by Telnet",
            >= 512 and <= 514 => "a machine by the r commands",
            2375 or 2376 => "the Docker daemon",
            3389 => "a desktop by RDP",
            >= 5900 and <= 5903 => "a desktop by VNC",
            10250 => "a Kubernetes node",
            _ => null,
        };
        return what is null ? Pass : Fail(Finding.At(port, port.Text.Split('/')[0], what) with { Anchor = port.Text });
    }
}
