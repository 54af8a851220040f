using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1013: VOLUME names a directory that belongs to the system, or the socket of the Docker daemon.</summary>
public sealed class SystemVolume : Rule<VolumePath>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1013",
        title: "Volume over a system directory",
        message: "VOLUME names '{0}', which belongs to the system",
        category: RuleCategory.Storage,
        severity: DiagnosticSeverity.Error,
        description: "A volume there outlives the container and hides what the image ships: programs and configuration are then whatever the volume holds, and others may write it.",
        equivalents: ["plimsoll-catalogue:volume-system-dir", "dockle:DKL-DI-0002"]);

    /// <inheritdoc/>
    public override Verdict Judge(VolumePath volume, Settings settings) => volume.Path switch
    {
        Unknown<string> unknown => NotEvaluated(unknown.Why),
        Known<string> path when IsSystem(Normalised(path.Value)) => Fail(volume, path.Value),
        _ => Pass,
    };

    private static bool IsSystem(string path) => path is "/" or "/proc" or "/sys" or "/dev" or "/etc" or "/boot" or "/usr" or "/lib" or "/lib64"
        or "/bin" or "/sbin" or "/var/run/docker.sock" or "/run/docker.sock";

    /// <summary>The path without double and final slashes and without <c>.</c> segments.</summary>
    private static string Normalised(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path.StartsWith('/') ? "/" + string.Join('/', segments.Where(static segment => segment != ".")) : path;
    }
}
