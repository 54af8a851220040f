using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Reporting.Tests;

/// <summary>Rules made up for reports: one of each way that a declaration can go.</summary>
internal static class SampleRules
{
    public static RuleInfo Unread { get; } = new(
        id: "PLM0001",
        title: "Input not wholly analysed",
        message: "{0}",
        category: RuleCategory.Correctness,
        severity: DiagnosticSeverity.Error,
        description: "What was not read may hold anything.",
        equivalents: []);

    public static RuleInfo Untagged { get; } = new(
        id: "PLM1401",
        title: "Base image has no tag",
        message: "Base image '{0}' has neither a tag nor a digest",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Warning,
        description: "A build from a moving base cannot be repeated.",
        equivalents: ["plimsoll-catalogue:base-untagged", "hadolint:DL3006"],
        fix: FixSafety.Unsafe);

    public static RuleInfo Root { get; } = new(
        id: "PLM1402",
        title: "Image runs as root",
        message: "User '{0}' is root",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "A process that breaks out of its container is root outside, too.",
        equivalents: ["plimsoll-catalogue:user-root"]);

    public static RuleInfo Casing { get; } = new(
        id: "PLM1403",
        title: "Keyword isn't upper-case",
        message: "Keyword '{0}' is not written in capitals",
        category: RuleCategory.Style,
        severity: DiagnosticSeverity.Info,
        description: "Readers look for capitals.",
        equivalents: [],
        fix: FixSafety.Safe);

    public static RuleInfo Token { get; } = new(
        id: "PLM5101",
        title: "Access token in plain text",
        message: "Token '{0}' is written in plain text",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Error,
        description: "Whoever reads the file can use the token.",
        equivalents: [],
        critical: true);
}
