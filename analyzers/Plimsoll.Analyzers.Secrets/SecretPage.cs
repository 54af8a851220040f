using System.Globalization;
using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Renders the page of a family from its data.</summary>
internal static class SecretPage
{
    public static string Render(SecretFamily family)
    {
        var info = family.Info;
        var page = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# {info.Id}: {info.Title}\n\n")
            .Append("| Kind | Category | Severity | Since | Fix | Equivalents |\n| --- | --- | --- | --- | --- | --- |\n")
            .Append(CultureInfo.InvariantCulture, $"| {info.Kind} | {info.Category} | {info.Severity.ToString().ToLowerInvariant()} | {info.Since} | – | {string.Join(' ', info.Equivalents.Select(static id => $"`{id}`"))} |\n")
            .Append(CultureInfo.InvariantCulture, $"\n## Why\n\n{info.Description}\n");
        if (!family.Patterns.IsEmpty)
        {
            page.Append("\n## Reported\n\n");
            foreach (var pattern in family.Patterns)
            {
                page.Append(CultureInfo.InvariantCulture, $"- `{pattern}`\n");
            }
        }

        page.Append("\n## Not reported\n\n```text\n");
        foreach (var quiet in family.Quiet)
        {
            page.Append(quiet).Append('\n');
        }

        return page.Append(CultureInfo.InvariantCulture, $"```\n\n## How to fix\n\n{family.Fix}\n").ToString();
    }
}
