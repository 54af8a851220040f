using Microsoft.CodeAnalysis;

namespace Plimsoll.Engine.Configuration;

/// <summary>What a layer of configuration says of a rule.</summary>
public enum RuleLevel
{
    /// <summary>It does not run.</summary>
    Off,

    /// <summary>It runs, at the severity that it has otherwise.</summary>
    On,

    /// <summary>It runs, and its findings are notes.</summary>
    Info,

    /// <summary>It runs, and its findings are warnings.</summary>
    Warning,

    /// <summary>It runs, and its findings are errors.</summary>
    Error,
}

/// <summary>Levels and their words.</summary>
internal static class RuleLevels
{
    /// <summary>The words of <c>severity</c>.</summary>
    internal static readonly string[] Words = ["error", "warning", "info", "off"];

    internal static RuleLevel? Parse(string word) => word switch
    {
        "error" => RuleLevel.Error,
        "warning" => RuleLevel.Warning,
        "info" => RuleLevel.Info,
        "off" => RuleLevel.Off,
        _ => null,
    };

    /// <summary>What becomes of a severity (null: off) when a stronger layer speaks.</summary>
    /// <param name="level">What the stronger layer says.</param>
    /// <param name="current">What the weaker layers made of it.</param>
    /// <param name="declared">What the rule declares.</param>
    internal static DiagnosticSeverity? Over(this RuleLevel level, DiagnosticSeverity? current, DiagnosticSeverity declared) => level switch
    {
        RuleLevel.On => current ?? declared,
        RuleLevel.Info => DiagnosticSeverity.Info,
        RuleLevel.Warning => DiagnosticSeverity.Warning,
        RuleLevel.Error => DiagnosticSeverity.Error,
        _ => null,
    };
}
