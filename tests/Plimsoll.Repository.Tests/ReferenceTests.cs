using System.Xml.Linq;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.Repository.Tests;

/// <summary>Which project may refer to which; what is not in the table may not be.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Plimsoll.Input"] = [],
        ["Plimsoll.Documents"] = ["Plimsoll.Input"],
        ["Plimsoll.ImageReader"] = ["Plimsoll.Input"],
        ["Plimsoll.Abstractions"] = ["Plimsoll.Input"],
        ["Plimsoll.RuleData"] = ["Plimsoll.Abstractions", "Plimsoll.Documents"],
        ["Plimsoll.RuleCompiler"] = ["Plimsoll.RuleData"],

        // The compiler of rule data runs before this is compiled; nothing of it is referred to.
        ["Plimsoll.Analyzers.Secrets"] = ["Plimsoll.Abstractions", "Plimsoll.Documents", "Plimsoll.RuleData", "Plimsoll.RuleCompiler"],
        ["Plimsoll.Analyzers"] = ["Plimsoll.Abstractions", "Plimsoll.Documents", "Plimsoll.RuleData", "Plimsoll.Analyzers.Secrets"],
        ["Plimsoll.Analyzers.Image"] = ["Plimsoll.Abstractions", "Plimsoll.Documents", "Plimsoll.Analyzers.Secrets", "Plimsoll.ImageReader"],
        ["Plimsoll.Engine"] = ["Plimsoll.Analyzers", "Plimsoll.Analyzers.Image"],
        ["Plimsoll.Reporting"] = ["Plimsoll.Abstractions"],
        ["Plimsoll.Cli"] = ["Plimsoll.Engine", "Plimsoll.Reporting"],
        ["Plimsoll.RuleTool"] = ["Plimsoll.Engine", "Plimsoll.Reporting"],
    };

    [Fact]
    public void ReferencesPointOneWay()
    {
        var found = new List<string>();
        foreach (var path in Projects())
        {
            var name = Path.GetFileNameWithoutExtension(path);
            Allowed.ShouldContainKey(name);
            foreach (var reference in XDocument.Load(path).Descendants("ProjectReference").Select(element => Path.GetFileNameWithoutExtension(element.Attribute("Include")!.Value.Replace('\\', '/'))))
            {
                found.Add($"{name} -> {reference}");
                Allowed[name].ShouldContain(reference, $"{name} may not refer to {reference}");
            }
        }

        found.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public void TheRuleCompilerIsNoRunTimeReference()
    {
        var project = XDocument.Load(Path.Combine(Fixtures.RepositoryRoot, "analyzers", "Plimsoll.Analyzers.Secrets", "Plimsoll.Analyzers.Secrets.csproj"));
        var reference = project.Descendants("ProjectReference").Single(element => element.Attribute("Include")!.Value.Contains("RuleCompiler", StringComparison.Ordinal));
        reference.Attribute("ReferenceOutputAssembly")!.Value.ShouldBe("false");
    }

    [Fact]
    public void OnlyTheCommandIsPackable()
    {
        var packable = Projects().Where(path => XDocument.Load(path).Descendants("IsPackable").Any(element => element.Value == "true")).Select(Path.GetFileName);
        packable.ShouldBe(["Plimsoll.Cli.csproj"]);
    }

    [Fact]
    public void TheSolutionHoldsEveryProject()
    {
        var solution = File.ReadAllText(Path.Combine(Fixtures.RepositoryRoot, "Analyzers.sln"));
        foreach (var path in Projects().Concat(Directory.EnumerateFiles(Path.Combine(Fixtures.RepositoryRoot, "tests"), "*.csproj", SearchOption.AllDirectories)))
        {
            solution.ShouldContain(Path.GetFileName(path));
        }
    }

    private static IEnumerable<string> Projects() =>
        new[] { "src", "analyzers" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Fixtures.RepositoryRoot, folder), "*.csproj", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);
}
