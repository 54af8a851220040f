using System.Globalization;
using Plimsoll.Engine;

namespace Plimsoll.RuleTool;

/// <summary>Writes a new Dockerfile rule: code, test, page, table line and release line. All of it fails until it is filled in.</summary>
public static class NewRule
{
    private const string Table = "analyzers/Plimsoll.Analyzers/Dockerfile/DockerfileRules.cs";

    /// <summary>Writes the files and prints their names.</summary>
    public static int Write(Repository repository, string name, int from, TextWriter output, TextWriter error)
    {
        if (name.Length == 0 || !char.IsAsciiLetterUpper(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
        {
            error.WriteLine($"RuleTool: '{name}' is no name of a class; take the thing found, such as UnpinnedBuildTool");
            return 2;
        }

        var code = Path.Combine(repository.Root, $"analyzers/Plimsoll.Analyzers/Dockerfile/{name}.cs");
        if (File.Exists(code))
        {
            error.WriteLine($"RuleTool: {repository.Relative(code)} exists");
            return 2;
        }

        var id = NextFree(repository, from);
        Save(repository, code, Templates.Rule, name, id, output);
        Save(repository, Path.Combine(repository.Root, $"tests/Plimsoll.Analyzers.Tests/Dockerfile/{name}Tests.cs"), Templates.Test, name, id, output);
        Save(repository, Path.Combine(repository.Root, $"rules/dockerfile/{id}.md"), Templates.Page, name, id, output);
        AddToTable(repository, name, id);
        output.WriteLine($"edited {Table}");
        File.AppendAllText(repository.Releases, $"| {id} | {Templates.Version} | |\n");
        output.WriteLine("edited rules/releases.md");
        output.WriteLine($"Fill in {id}, build, then run 'RuleTool update'.");
        return 0;
    }

    private static string NextFree(Repository repository, int from)
    {
        var used = File.ReadAllText(repository.Releases);
        for (var number = from; ; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"PLM{number:0000}");
            if (!used.Contains(id, StringComparison.Ordinal) && RuleCatalogue.Find(id) is null)
            {
                return id;
            }
        }
    }

    private static void Save(Repository repository, string path, string template, string name, string id, TextWriter output)
    {
        File.WriteAllText(path, template.Replace("NAME", name, StringComparison.Ordinal).Replace("PLMID", id, StringComparison.Ordinal));
        output.WriteLine($"wrote {repository.Relative(path)}");
    }

    private static void AddToTable(Repository repository, string name, string id)
    {
        var path = Path.Combine(repository.Root, Table);
        var lines = File.ReadAllLines(path).ToList();
        var at = lines.FindLastIndex(static line => line.TrimEnd() == "    ];");
        while (at > 0 && ClassOf(lines[at - 1]) is { } before && string.CompareOrdinal(IdOf(repository, before), id) > 0)
        {
            at--;
        }

        lines.Insert(at, $"        new {name}(),");
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }

    private static string? ClassOf(string line)
    {
        line = line.Trim();
        return line.StartsWith("new ", StringComparison.Ordinal) && line.EndsWith("(),", StringComparison.Ordinal) ? line[4..^3] : null;
    }

    private static string IdOf(Repository repository, string className)
    {
        var text = File.ReadAllText(Path.Combine(repository.Root, $"analyzers/Plimsoll.Analyzers/Dockerfile/{className}.cs"));
        var at = text.IndexOf("id: \"PLM", StringComparison.Ordinal);
        return at < 0 ? "" : text.Substring(at + 5, 7);
    }
}
