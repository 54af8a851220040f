using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4005: the history tells the value of a build argument whose name means a secret.</summary>
public sealed class SecretInHistoryArgument : Rule<HistoryStep>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4005",
        title: "Secret build argument in the history",
        message: "Step {0} of the history tells the value of the build argument '{1}'",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Warning,
        description: "The history of an image is readable for everyone who can pull it, and build arguments stand in it with their values.",
        equivalents: ["plimsoll-catalogue:history-build-arg-secret", "dockle:CIS-DI-0010"], precision: RulePrecision.Medium);

    /// <inheritdoc/>
    public override Verdict Judge(HistoryStep step, Settings settings)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var argument in step.BuildArguments)
        {
            if (CommandSecrets.MayBeSecret(argument.Name, argument.Value))
            {
                findings.Add(new Finding
                {
                    Place = new FilePlace(step.File, step.Span),
                    Arguments = [(step.Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), argument.Name],
                    Secret = step.SpanOf(argument),
                    Anchor = argument.Name,
                });
            }
        }

        return FailIfAny(findings.ToImmutable());
    }
}
