using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4003: PATH has an empty item or a relative one.</summary>
public sealed class UnsafePathVariable : Rule<ImageVariable>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4003",
        title: "PATH holds a relative directory",
        message: "PATH holds {0}, so programs are looked for where the process happens to stand",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "Whoever can write to the directory that a process stands in decides which program it runs.",
        equivalents: ["plimsoll-catalogue:image-env-path-unsafe"]);

    /// <inheritdoc/>
    public override Verdict Judge(ImageVariable variable, Settings settings)
    {
        if (variable.Name != "PATH" || variable.Value.Length == 0 || variable.Value.Contains('\\', StringComparison.Ordinal))
        {
            return Pass;
        }

        foreach (var item in variable.Value.Split(':'))
        {
            // A reference that nobody resolves any more is relative, too.
            if (!item.StartsWith('/'))
            {
                return Fail(Finding.At(variable, item.Length == 0 ? "an empty item" : $"the relative '{item}'") with { Anchor = "PATH" });
            }
        }

        return Pass;
    }
}
