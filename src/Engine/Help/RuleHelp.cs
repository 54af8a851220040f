using System.Text;
using Plimsoll.Analyzers.Secrets;

namespace Plimsoll.Engine.Help;

/// <summary>The pages of the rules, which travel inside of the program.</summary>
public static class RuleHelp
{
    /// <summary>The page of a rule as Markdown; null when it has none.</summary>
    public static string? MarkdownOf(string ruleId)
    {
        using var stream = typeof(RuleHelp).Assembly.GetManifestResourceStream(ruleId + ".md");
        if (stream is null)
        {
            // Rules that are data have no page of their own.
            return SecretRules.PageOf(ruleId);
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The page of a rule, taken apart; null when it has none.</summary>
    public static RulePage? PageOf(string ruleId) => MarkdownOf(ruleId) is { } markdown ? RulePage.Parse(markdown) : null;
}
