using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Reporting.Sarif;

/// <summary>Writes <c>tool.driver</c> with the rules of the input kinds met.</summary>
internal static class SarifRules
{
    private const int LongestDescription = 1024;
    private const int LongestHelp = 300;
    private const int LongestMarkdown = 1500;
    private const int LongestEquivalents = 400;

    public static void WriteTool(Utf8JsonWriter json, ScanReport report, ReportOptions options)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Plimsoll");
        json.WriteString("semanticVersion", report.ToolVersion);
        var address = options.InformationUrl.Length > 0 ? options.InformationUrl : options.RepositoryUrl;
        if (address.Length > 0)
        {
            json.WriteString("informationUri", address);
        }

        json.WriteStartArray("rules");
        foreach (var rule in report.Rules)
        {
            WriteRule(json, rule, options);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>SARIF's word for a severity.</summary>
    public static string Level(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "note",
    };

    private static void WriteRule(Utf8JsonWriter json, RuleState rule, ReportOptions options)
    {
        var info = rule.Info;
        json.WriteStartObject();
        json.WriteString("id", info.Id);
        json.WriteString("name", SarifText.PascalCase(info.Title));
        WriteText(json, "shortDescription", SarifText.Cut(SarifText.Sentence(info.Title), LongestDescription));
        WriteText(json, "fullDescription", SarifText.Cut(SarifText.Sentence(info.Description), LongestDescription));
        json.WriteStartObject("help");
        json.WriteString("text", SarifText.Cut(options.Help.AdviceOf(info.Id) ?? info.Description, LongestHelp));
        json.WriteString("markdown", Markdown(info, options));
        json.WriteEndObject();
        if (options.RepositoryUrl.Length > 0)
        {
            json.WriteString("helpUri", $"{options.RepositoryUrl}/blob/main/rules/{info.Kind.ToString().ToLowerInvariant()}/{info.Id}.md");
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        WriteProperties(json, info);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Markdown(RuleInfo info, ReportOptions options)
    {
        var also = new StringBuilder();
        foreach (var id in info.Equivalents)
        {
            if (!id.StartsWith("plimsoll-catalogue:", StringComparison.Ordinal) && also.Length + id.Length < LongestEquivalents)
            {
                also.Append(also.Length == 0 ? "\n\nAlso known as" : "").Append(" `").Append(id).Append('`');
            }
        }

        var markdown = SarifText.CutMarkdown(options.Help.MarkdownOf(info.Id) ?? info.Description, LongestMarkdown - also.Length);
        return markdown + also;
    }

    private static void WriteProperties(Utf8JsonWriter json, RuleInfo info)
    {
        json.WriteStartObject("properties");
        json.WriteString("precision", info.Precision switch
        {
            RulePrecision.VeryHigh => "very-high",
            RulePrecision.High => "high",
            _ => "medium",
        });
        if (info.SecuritySeverity is { } severity)
        {
            json.WriteString("security-severity", severity);
        }
        else
        {
            json.WriteString("problem.severity", info.Severity switch
            {
                DiagnosticSeverity.Error => "error",
                DiagnosticSeverity.Warning => "warning",
                _ => "recommendation",
            });
        }

        json.WriteStartArray("tags");
        json.WriteStringValue(char.ToLowerInvariant(info.Category.ToString()[0]) + info.Category.ToString()[1..]);
        if (info.IsSecurity)
        {
            json.WriteStringValue("security");
        }

        if (info.Category == RuleCategory.Secrets)
        {
            json.WriteStringValue("secret");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
