using Plimsoll.Engine.Help;
using Plimsoll.Reporting;

namespace Plimsoll.Cli.Output;

/// <summary>Help from the pages that travel inside of the program.</summary>
internal sealed class PageHelp : IRuleHelp
{
    /// <inheritdoc/>
    public string? MarkdownOf(string ruleId)
    {
        if (RuleHelp.PageOf(ruleId) is not { } page)
        {
            return null;
        }

        var markdown = new System.Text.StringBuilder(page["Why"]);
        Append(markdown, "How to fix", page["How to fix"]);
        Append(markdown, "Reported", FirstExample(page, reported: true));
        Append(markdown, "Not reported", FirstExample(page, reported: false));
        return markdown.ToString();
    }

    /// <inheritdoc/>
    public string? AdviceOf(string ruleId) => RuleHelp.PageOf(ruleId)?["How to fix"]?.ReplaceLineEndings(" ");

    private static void Append(System.Text.StringBuilder markdown, string heading, string? text)
    {
        if (text is not null)
        {
            markdown.Append("\n\n**").Append(heading).Append("**\n\n").Append(text);
        }
    }

    private static string? FirstExample(RulePage page, bool reported)
    {
        foreach (var example in page.Examples)
        {
            if (example.Reported.Length > 0 == reported)
            {
                return $"```{example.Language}\n{example.Text}```";
            }
        }

        return null;
    }
}
