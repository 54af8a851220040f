using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine;
using Plimsoll.Engine.Help;

namespace Plimsoll.RuleTool;

/// <summary>Checks that every rule has a page in the fixed shape, and that no page is left of a rule that is gone.</summary>
public static class PageCheck
{
    /// <summary>What is wrong, a line each.</summary>
    public static IEnumerable<string> Problems(Repository repository)
    {
        foreach (var rule in RuleCatalogue.All)
        {
            if (repository.IsDeclared(rule))
            {
                continue;
            }

            var path = repository.Page(rule);
            if (!File.Exists(path))
            {
                yield return $"{repository.Relative(path)}: missing; every rule has a page";
                continue;
            }

            foreach (var problem in Problems(rule, RulePage.Parse(File.ReadAllText(path))))
            {
                yield return $"{repository.Relative(path)}: {problem}";
            }
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(repository.Root, "rules"), "PLM*.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (RuleCatalogue.Find(Path.GetFileNameWithoutExtension(file)) is null)
            {
                yield return $"{repository.Relative(file)}: no rule has this id";
            }
        }
    }

    private static IEnumerable<string> Problems(RuleInfo rule, RulePage page)
    {
        if (page.Title != $"{rule.Id}: {rule.Title}")
        {
            yield return $"the title is not '{rule.Id}: {rule.Title}'";
        }

        var last = -1;
        foreach (var section in page.Sections)
        {
            var index = RulePage.Headings.IndexOf(section.Heading);
            if (index <= last)
            {
                yield return $"the heading '{section.Heading}' is unknown or out of order";
            }

            last = index;
            if (section.Text.Length == 0)
            {
                yield return $"the section '{section.Heading}' is empty";
            }
        }

        // Rules of the tool itself are about files that cannot be shown.
        ReadOnlySpan<string> needed = rule.Kind == RuleKind.Tool ? ["Why", "How to fix"] : ["Why", "Reported", "Not reported", "How to fix"];
        var missing = new List<string>();
        foreach (var heading in needed)
        {
            if (page[heading] is null)
            {
                missing.Add($"the section '{heading}' is missing");
            }
        }

        foreach (var option in rule.Options)
        {
            if (page["Options"]?.Contains($"`{option.Key}`", StringComparison.Ordinal) != true)
            {
                missing.Add($"the option '{option.Key}' is not described");
            }
        }

        if (rule.Kind != RuleKind.Tool && !(page.Examples.Any(static e => e.Reported.Length > 0) && page.Examples.Any(static e => e.Reported.Length == 0)))
        {
            missing.Add("an example that is reported, or one that is clean, is missing");
        }

        foreach (var problem in missing)
        {
            yield return problem;
        }
    }
}
