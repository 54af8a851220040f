using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4009: the image has no health check.</summary>
public sealed class MissingHealthcheck : Rule<ScannedImage>
{
    private const string DockerConfiguration = "application/vnd.docker.container.image.v1+json";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4009",
        title: "No health check",
        message: "The image has no health check",
        category: RuleCategory.Observability,
        severity: DiagnosticSeverity.Info,
        description: "A process that hangs looks healthy to an engine that only watches whether it is there.",
        equivalents: ["plimsoll-catalogue:image-healthcheck-missing", "dockle:CIS-DI-0006", "trivy:DS-0026", "checkov:CKV_DOCKER_2", "cis-docker:4.6"],
        onByDefault: false);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        if (image.Configuration is not { User.Configuration: var configuration } text)
        {
            return NotEvaluated("the image has no configuration");
        }

        if (!configuration.HealthcheckTest.IsDefault)
        {
            return Pass;
        }

        if (configuration.Entrypoint.IsEmpty && configuration.Command.IsEmpty)
        {
            return NotEvaluated("the image starts nothing: others build on it");
        }

        // OCI only reserves the field: what converts to it drops a health check, BuildKit keeps it.
        return image.Image.ConfigurationMediaType is "" or DockerConfiguration || image.History.Steps.Any(static step => step.Entry.Comment.StartsWith("buildkit", StringComparison.Ordinal))
            ? Fail(Finding.At(text.User) with { Anchor = "" })
            : NotEvaluated("the format of the image cannot carry a health check");
    }
}
