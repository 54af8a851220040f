using Microsoft.CodeAnalysis;

namespace Plimsoll.Reporting;

/// <summary>What the command line asks of the reports.</summary>
public sealed record ReportOptions
{
    /// <summary>Findings below this severity are not shown; what is gated is another matter.</summary>
    public DiagnosticSeverity MinimumSeverity { get; init; } = DiagnosticSeverity.Info;

    /// <summary>Whether suppressed findings are shown, marked as such.</summary>
    public bool IncludeSuppressed { get; init; }

    /// <summary>Whether the policies and units that cost a score most are listed.</summary>
    public bool ExplainScore { get; init; }

    /// <summary>Whether verdicts that were not evaluated are listed with their reasons.</summary>
    public bool Verbose { get; init; }

    /// <summary>Whether a source line with a caret follows a finding; for terminals.</summary>
    public bool Excerpts { get; init; }

    /// <summary>Whether the text is coloured.</summary>
    public bool Color { get; init; }

    /// <summary>The category of a SARIF run, so that several uploads of a commit stand side by side; null: the upload decides.</summary>
    public string? Category { get; init; }

    /// <summary>The most findings that are shown.</summary>
    public int MaximumResults { get; init; } = 5000;

    /// <summary>The address of the repository; empty until it has one.</summary>
    public string RepositoryUrl { get; init; } = "";

    /// <summary>Where to read about the tool; empty: nowhere.</summary>
    public string InformationUrl { get; init; } = "";

    /// <summary>The help of rules.</summary>
    public IRuleHelp Help { get; init; } = NoRuleHelp.Instance;
}

/// <summary>Where writers find more to say of a rule than its declaration holds.</summary>
public interface IRuleHelp
{
    /// <summary>Markdown on why it matters and how to mend it, with an example; null when there is no page.</summary>
    string? MarkdownOf(string ruleId);

    /// <summary>What to do in a sentence or two, as plain text; null when there is no page.</summary>
    string? AdviceOf(string ruleId);
}

/// <summary>No help beyond the declaration.</summary>
public sealed class NoRuleHelp : IRuleHelp
{
    /// <summary>The only one.</summary>
    public static NoRuleHelp Instance { get; } = new();

    /// <inheritdoc/>
    public string? MarkdownOf(string ruleId) => null;

    /// <inheritdoc/>
    public string? AdviceOf(string ruleId) => null;
}
