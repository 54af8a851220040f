using System.Text;
using System.Text.Json;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Cli.Options;
using Plimsoll.Engine;
using Plimsoll.Reporting;

namespace Plimsoll.Cli.Commands;

/// <summary><c>plimsoll rules</c>.</summary>
internal static class RulesCommand
{
    public static int Run(string[] args, ITerminal terminal)
    {
        var table = new OptionTable([new("--help", OptionShape.Switch, "-h"), new("--format", OptionShape.Value, "-f")]);
        var error = table.Read(args);
        error ??= table.Arguments.Length > 0 ? $"rules takes no '{Show.Value(table.Arguments[0])}'; 'plimsoll explain ID' shows one rule" : null;
        if (error is not null)
        {
            terminal.Error.WriteLine($"plimsoll: {error}");
            return Application.Trouble;
        }

        if (table.Has("--help"))
        {
            HelpText.Print(terminal, "plimsoll rules [--format text|json|markdown]   list all rules\n");
            return Application.Clean;
        }

        switch (table.Value("--format") ?? "text")
        {
            case "text":
                HelpText.Print(terminal, Text());
                return Application.Clean;
            case "markdown":
                HelpText.Print(terminal, Markdown());
                return Application.Clean;
            case "json":
                WriteJson(terminal.Output);
                return Application.Clean;
            case var other:
                terminal.Error.WriteLine($"plimsoll: --format is text, json or markdown, not '{Show.Value(other)}'");
                return Application.Trouble;
        }
    }

    private static string Text()
    {
        var text = new StringBuilder();
        foreach (var rule in RuleCatalogue.All)
        {
            text.Append(rule.Id).Append("  ")
                .Append(ShownFindings.Word(rule.Severity).PadRight(8))
                .Append(rule.Category.ToString().PadRight(14))
                .Append(rule.Title);
            text.Append(rule.OnByDefault ? "\n" : " (off by default)\n");
        }

        return text.ToString();
    }

    private static string Markdown()
    {
        var text = new StringBuilder("| Id | Title | Severity | Category | Equivalents |\n| --- | --- | --- | --- | --- |\n");
        foreach (var rule in RuleCatalogue.All)
        {
            var equivalents = string.Join(' ', rule.Equivalents.Select(static id => $"`{id}`"));
            text.Append($"| {rule.Id} | {rule.Title} | {ShownFindings.Word(rule.Severity)} | {rule.Category} | {equivalents} |\n");
        }

        return text.ToString();
    }

    private static void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartArray();
        foreach (var rule in RuleCatalogue.All)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteRule(Utf8JsonWriter json, RuleInfo rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("description", rule.Description);
        json.WriteString("kind", rule.Kind.ToString());
        json.WriteString("category", rule.Category.ToString());
        json.WriteString("severity", ShownFindings.Word(rule.Severity));
        if (rule.SecuritySeverity is { } severity)
        {
            json.WriteString("securitySeverity", severity);
        }

        json.WriteBoolean("onByDefault", rule.OnByDefault);
        json.WriteString("since", rule.Since);
        json.WriteString("fix", rule.Fix?.ToString().ToLowerInvariant() ?? "none");
        WriteList(json, "equivalents", rule.Equivalents);
        WriteList(json, "related", rule.Related);
        json.WriteStartArray("scores");
        foreach (var score in rule.Scores)
        {
            json.WriteStringValue(ShownFindings.NameOf(score));
        }

        json.WriteEndArray();
        json.WriteStartArray("options");
        foreach (var option in rule.Options)
        {
            json.WriteStartObject();
            json.WriteString("key", option.Key);
            json.WriteString("type", option.TypeName);
            json.WriteString("description", option.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
