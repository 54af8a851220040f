using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4028: a step of the history tells a secret, by its value or by the name beside it.</summary>
public sealed class SecretInHistory : Rule<ScannedImage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4028",
        title: "Secret in the history",
        message: "Step {0} of the history tells a secret: {1}",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Error,
        description: "The history of an image is readable for everyone who can pull it, and it holds the commands that made the image as they were written.",
        equivalents: ["plimsoll-catalogue:history-secret", "dockle:CIS-DI-0010", "trivy:image-config-secret", "cis-docker:4.10"],
        precision: RulePrecision.Medium);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        if (image.History.Steps.IsEmpty)
        {
            return NotEvaluated("the image has no history");
        }

        // A variable that is still there is said of the configuration.
        var configured = image.Configuration?.Variables.Select(static variable => variable.Pair).ToHashSet(StringComparer.Ordinal) ?? [];
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var step in image.History.Steps)
        {
            foreach (var secret in step.NamedSecrets)
            {
                if (!configured.Contains($"{secret.Name}={secret.Value}"))
                {
                    var name = CredentialName.Identifier(secret.Name.TrimStart('-'));
                    findings.Add(At(step, secret.Span, $"the value of '{name}'") with { Anchor = name });
                }
            }
        }

        foreach (var match in image.History.Searched.Matches)
        {
            var span = image.History.Searched.SpanOf(match);
            if (image.History.StepAt(span.Start) is { } step)
            {
                findings.Add(At(step, span, "one by its structure") with
                {
                    Anchor = match.KeyName ?? "",
                    LoweredTo = match.IsLowered ? DiagnosticSeverity.Warning : null,
                });
            }
        }

        return FailIfAny(findings.ToImmutable());
    }

    private static Finding At(HistoryStep step, Microsoft.CodeAnalysis.Text.TextSpan span, string what) => new()
    {
        Place = new FilePlace(step.File, span),
        Arguments = [(step.Index + 1).ToString(CultureInfo.InvariantCulture), what],
        Secret = span,
    };
}
