using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4013: an account of the image has an empty password.</summary>
public sealed class EmptyPassword : Rule<ScannedImage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4013",
        title: "Account without a password",
        message: "The account '{0}' has an empty password, so whoever names it is let in",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Error,
        description: "Any login service, and su in the container, takes everybody for this account.",
        equivalents: ["plimsoll-catalogue:fs-empty-password", "dockle:DKL-LI-0001"],
        scoreClass: ScoreClass.Gate);

    /// <inheritdoc/>
    public override Verdict Judge(ScannedImage image, Settings settings)
    {
        var accounts = image.Accounts;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var line in accounts.Passwords.IsDefault ? [] : accounts.Passwords)
        {
            Judge(line, accounts, findings);
        }

        foreach (var line in accounts.Users.IsDefault ? [] : accounts.Users)
        {
            if (!accounts.HasPassword(line.Name))
            {
                Judge(line, accounts, findings);
            }
        }

        return FailIfAny(findings.ToImmutable());
    }

    private static void Judge(AccountLine line, ImageAccounts accounts, ImmutableArray<Finding>.Builder findings)
    {
        const int Shell = 6;
        if (line.Fields[1].Length > 0 || line.Name.Length == 0)
        {
            return;
        }

        var user = accounts.User(line.Name);
        var shell = user is not null && user.Fields.Length > Shell ? user.Fields[Shell].Trim() : "";
        var isLocked = shell.EndsWith("/nologin", StringComparison.Ordinal) || shell.EndsWith("/false", StringComparison.Ordinal);
        findings.Add(Finding.At(line, line.Name) with { Anchor = line.Name, LoweredTo = isLocked ? DiagnosticSeverity.Warning : null });
    }
}
