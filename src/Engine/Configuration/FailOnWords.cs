using Microsoft.CodeAnalysis;

namespace Plimsoll.Engine.Configuration;

/// <summary>The words of <c>fail-on</c>.</summary>
internal static class FailOnWords
{
    /// <summary>The words, the severest first.</summary>
    internal static readonly string[] All = ["error", "warning", "info", "none"];

    /// <summary>The meaning of a word, hidden for <c>none</c>; null when it is no such word.</summary>
    internal static DiagnosticSeverity? Parse(string? word) => word switch
    {
        "error" => DiagnosticSeverity.Error,
        "warning" => DiagnosticSeverity.Warning,
        "info" => DiagnosticSeverity.Info,
        "none" => DiagnosticSeverity.Hidden,
        _ => null,
    };
}
