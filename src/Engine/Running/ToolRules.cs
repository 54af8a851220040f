using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input;

namespace Plimsoll.Engine.Running;

/// <summary>PLM0xxx: what Plimsoll says of itself and of inputs that it could not read.</summary>
public static class ToolRules
{
    /// <summary>PLM0001: an input was not, or not wholly, analysed.</summary>
    public static RuleInfo NotAnalysed { get; } = new(
        id: "PLM0001",
        title: "Input not wholly analysed",
        message: "{0}",
        category: RuleCategory.Correctness,
        severity: DiagnosticSeverity.Error,
        description: "What could not be read was not judged, so silence about it means nothing. The run exits 2.",
        equivalents: []);

    /// <summary>PLM0002: a rule failed.</summary>
    public static RuleInfo RuleFailed { get; } = new(
        id: "PLM0002",
        title: "Rule failed",
        message: "Rule {0} failed on this input ({1}); please report it",
        category: RuleCategory.Correctness,
        severity: DiagnosticSeverity.Error,
        description: "A rule of Plimsoll has a bug that this input brings out. The other rules went on; the run exits 2.",
        equivalents: []);

    /// <summary>PLM0003: a budget was reached.</summary>
    public static RuleInfo BudgetReached { get; } = new(
        id: "PLM0003",
        title: "Budget reached",
        message: "{0}",
        category: RuleCategory.Correctness,
        severity: DiagnosticSeverity.Error,
        description: "Budgets keep hostile input from taking the machine. What lies beyond one was not judged; the run exits 2.",
        equivalents: []);

    /// <summary>PLM0004: an oddity, read without loss.</summary>
    public static RuleInfo Oddity { get; } = new(
        id: "PLM0004",
        title: "Input read in spite of an oddity",
        message: "{0}",
        category: RuleCategory.Correctness,
        severity: DiagnosticSeverity.Info,
        description: "The input was read without loss, but another reader may understand it differently.",
        equivalents: []);

    /// <summary>PLM0010: an ignore that hits nothing.</summary>
    public static RuleInfo UnusedIgnore { get; } = new(
        id: "PLM0010",
        title: "Ignore without a finding",
        message: "The ignore of {0} hits nothing",
        category: RuleCategory.Style,
        severity: DiagnosticSeverity.Info,
        description: "An ignore that hits nothing hides the next finding that comes along. Remove it.",
        equivalents: []);

    /// <summary>PLM0011: an ignore that cannot be read.</summary>
    public static RuleInfo UnreadableIgnore { get; } = new(
        id: "PLM0011",
        title: "Ignore that cannot be read",
        message: "The ignore has no effect: {0}",
        category: RuleCategory.Style,
        severity: DiagnosticSeverity.Warning,
        description: "A comment that looks like an ignore but cannot be read ignores nothing, which its writer does not expect.",
        equivalents: []);

    /// <summary>All of them in id order.</summary>
    public static ImmutableArray<RuleInfo> All { get; } = [NotAnalysed, RuleFailed, BudgetReached, Oddity, UnusedIgnore, UnreadableIgnore];

    /// <summary>The rule that a kind of trouble is reported under.</summary>
    public static RuleInfo Of(ReadProblemKind kind) => kind switch
    {
        ReadProblemKind.NotAnalysed => NotAnalysed,
        ReadProblemKind.BudgetReached => BudgetReached,
        _ => Oddity,
    };
}
