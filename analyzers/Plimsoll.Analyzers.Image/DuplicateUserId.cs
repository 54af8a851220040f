using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4014: two accounts of the image have one user id.</summary>
public sealed class DuplicateUserId : Rule<ScannedImage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4014",
        title: "Two accounts with one user id",
        message: "The accounts '{0}' and '{1}' share the user id {2}",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "For the kernel they are one user: each can do what the other may, and logs cannot tell them apart.",
        equivalents: ["plimsoll-catalogue:fs-duplicate-uid", "dockle:DKL-LI-0002"],
        scoreClass: ScoreClass.Gate);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var first = new Dictionary<uint, AccountLine>();
        foreach (var line in image.Accounts.Users.IsDefault ? [] : image.Accounts.Users)
        {
            if (line.Number(2) is { } id && !first.TryAdd(id, line) && first[id].Name != line.Name)
            {
                findings.Add(Finding.At(line, first[id].Name, line.Name, id.ToString(System.Globalization.CultureInfo.InvariantCulture)) with { Anchor = line.Name });
            }
        }

        return FailIfAny(findings.ToImmutable());
    }
}
