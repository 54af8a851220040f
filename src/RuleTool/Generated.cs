using System.Globalization;
using System.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine;
using Plimsoll.Engine.Help;

namespace Plimsoll.RuleTool;

/// <summary>A file that is generated, wholly or in its header.</summary>
/// <param name="Path">Where.</param>
/// <param name="Wanted">What it should hold.</param>
public sealed record GeneratedFile(string Path, string Wanted)
{
    /// <summary>Whether it holds something else, or is missing.</summary>
    public bool IsStale => !File.Exists(Path) || File.ReadAllText(Path) != Wanted;
}

/// <summary>Makes page headers and indexes from the declarations of the rules.</summary>
public static class Generated
{
    /// <summary>Every generated file.</summary>
    public static IEnumerable<GeneratedFile> All(Repository repository)
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var page = repository.Page(rule);
            if (File.Exists(page))
            {
                yield return new GeneratedFile(page, WithHeader(File.ReadAllText(page), rule));
            }
        }

        foreach (var kind in RuleCatalogue.All.GroupBy(static rule => rule.Kind))
        {
            yield return new GeneratedFile(Path.Combine(repository.Folder(kind.Key), "README.md"), Index(repository, kind.Key, kind));
        }
    }

    private static string WithHeader(string page, RuleInfo rule)
    {
        var start = page.IndexOf(RulePage.HeaderStart, StringComparison.Ordinal);
        var end = page.IndexOf(RulePage.HeaderEnd, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            return page;
        }

        var header = new StringBuilder()
            .Append(RulePage.HeaderStart).Append("\n\n")
            .Append("| Kind | Category | Severity | Since | Fix | Equivalents |\n| --- | --- | --- | --- | --- | --- |\n")
            .Append(CultureInfo.InvariantCulture, $"| {rule.Kind} | {rule.Category} | {SeverityOf(rule)} | {rule.Since} | {FixOf(rule)} | {EquivalentsOf(rule)} |\n\n")
            .ToString();
        return string.Concat(page.AsSpan(0, start), header, page.AsSpan(end));
    }

    private static string Index(Repository repository, RuleKind kind, IEnumerable<RuleInfo> rules)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"# {kind} rules\n\nWritten by `RuleTool update` from the declarations of the rules.\n\n")
            .Append("| Id | Title | Severity | Category | Set default |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in rules)
        {
            var file = repository.IsDeclared(rule) ? rule.Id + ".toml" : rule.Id + ".md";
            text.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({file}) | {rule.Title} | {SeverityOf(rule)} | {rule.Category} | {(rule.OnByDefault ? "on" : "off")} |\n");
        }

        return text.ToString();
    }

    private static string SeverityOf(RuleInfo rule) => rule.Severity.ToString().ToLowerInvariant();

    private static string FixOf(RuleInfo rule) => rule.Fix switch
    {
        FixSafety.Safe => "safe",
        FixSafety.Unsafe => "unsafe",
        _ => "–",
    };

    private static string EquivalentsOf(RuleInfo rule) =>
        rule.Equivalents.IsEmpty ? "–" : string.Join(' ', rule.Equivalents.Select(static id => $"`{id}`"));
}
