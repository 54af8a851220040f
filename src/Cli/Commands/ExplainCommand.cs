using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine;
using Plimsoll.Engine.Help;
using Plimsoll.Reporting;
using Plimsoll.Input;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll explain ID</c>: by our id, or by a peer's.</summary>
internal static class ExplainCommand
{
    public static int Run(string[] args, ITerminal terminal)
    {
        if (args is ["--help" or "-h", ..])
        {
            HelpText.Print(terminal, "plimsoll explain ID   show the page of a rule; ID is ours or another linter's, such as hadolint:DL3006\n");
            return Application.Clean;
        }

        if (args is not [var id])
        {
            terminal.Error.WriteLine("plimsoll: explain takes the id of one rule");
            return Application.Trouble;
        }

        var rules = Find(id);
        if (rules.Count == 0)
        {
            var near = Spelling.Nearest(id.ToUpperInvariant(), RuleCatalogue.All.Select(static rule => rule.Id));
            terminal.Error.WriteLine($"plimsoll: no rule is called '{Show.Value(id)}'" + (near is null ? "; 'plimsoll rules' lists all" : $"; did you mean {near}?"));
            return Application.Trouble;
        }

        for (var i = 0; i < rules.Count; i++)
        {
            HelpText.Print(terminal, (i > 0 ? "\n" : "") + Page(rules[i]));
        }

        return Application.Clean;
    }

    private static List<RuleInfo> Find(string id)
    {
        var found = new List<RuleInfo>();
        if (RuleCatalogue.Find(id) is { } own)
        {
            found.Add(own);
            return found;
        }

        foreach (var rule in RuleCatalogue.All)
        {
            foreach (var equivalent in rule.Equivalents)
            {
                var colon = equivalent.IndexOf(':', StringComparison.Ordinal);
                if (equivalent.Equals(id, StringComparison.OrdinalIgnoreCase) || equivalent.AsSpan(colon + 1).Equals(id, StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(rule);
                    break;
                }
            }
        }

        return found;
    }

    private static string Page(RuleInfo rule) =>
        RuleHelp.MarkdownOf(rule.Id)?.Replace($"{RulePage.HeaderStart}\n", "", StringComparison.Ordinal).Replace($"{RulePage.HeaderEnd}\n", "", StringComparison.Ordinal)
        ?? $"# {rule.Id}: {rule.Title}\n\n{rule.Description}\n";
}
