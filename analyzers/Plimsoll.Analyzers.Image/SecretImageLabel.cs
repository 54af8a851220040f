using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4006: a label, a command or another text of the configuration tells a secret, by its value or by its name.</summary>
public sealed class SecretImageLabel : Rule<ScannedImage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4006",
        title: "Secret in a label or a command of the image",
        message: "The configuration of the image tells a secret: {0}",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Error,
        description: "Registries, runtimes and monitoring show labels and commands to everyone who may list images, often without pulling one.",
        equivalents: ["plimsoll-catalogue:image-label-secret", "trivy:image-config-secret"],
        precision: RulePrecision.Medium);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        if (image.Configuration is not { } configuration)
        {
            return NotEvaluated("the image has no configuration");
        }

        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var label in configuration.Labels)
        {
            var name = CredentialName.Identifier(label.Name);
            if (CommandSecrets.IsSecret(label.Name, label.Value) && !IsId(label.Name))
            {
                findings.Add(Finding.At(label, $"the label '{name}', whose name means one") with
                {
                    Secret = label.ValueSpan,
                    Anchor = name,
                    LoweredTo = DiagnosticSeverity.Warning,
                });
            }
        }

        foreach (var command in configuration.Commands)
        {
            foreach (var secret in CommandSecrets.Of(command))
            {
                findings.Add(Finding.At(command, $"the value of '{CredentialName.Identifier(secret.Name.TrimStart('-'))}' in {command.Keyword}") with
                {
                    Secret = secret.Span,
                    Anchor = $"{command.Keyword} {secret.Name}",
                    LoweredTo = DiagnosticSeverity.Warning,
                });
            }
        }

        // What stands in a variable is said of the variable.
        foreach (var match in configuration.Searched.Matches)
        {
            var span = configuration.Searched.SpanOf(match);
            if (ConfigurationText.At(configuration.Variables, span) is null)
            {
                var line = configuration.File.Lines.Position(span.Start).Line;
                var keyword = configuration.File.Text[configuration.File.Lines.Start(line)..].Split(' ', 2)[0];
                findings.Add(new Finding
                {
                    Place = new FilePlace(configuration.File, span),
                    Arguments = [$"a value in {(keyword == "#" ? "a comment" : CredentialName.Identifier(keyword))}"],
                    Secret = span,
                    Anchor = match.KeyName ?? "",
                    LoweredTo = match.IsLowered ? DiagnosticSeverity.Warning : null,
                });
            }
        }

        return FailIfAny(findings.ToImmutable());
    }

    private static bool IsId(string name) =>
        name.Length > 3 && (name[^3] is '_' or '-' or '.') && name.EndsWith("id", StringComparison.OrdinalIgnoreCase) && !ProviderCredential.IsOne(name);
}
