using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.Repository.Tests;

/// <summary>What no file of the repository may hold.</summary>
public sealed class WordingTests
{
    [Fact]
    public void NoTextIsLeftToFillIn()
    {
        foreach (var path in Files("analyzers", "rules"))
        {
            File.ReadAllText(path).ShouldNotContain("FILL-IN", Case.Sensitive, path);
        }
    }

    [Fact]
    public void LinesOfProseAreNotLongerThanTheEditorConfigAllows()
    {
        foreach (var path in Files("rules", "docs").Where(path => path.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (var line in File.ReadLines(path).Where(line => !line.StartsWith('|') && !line.Contains("sha256:", StringComparison.Ordinal)))
            {
                line.Length.ShouldBeLessThanOrEqualTo(150, $"{path}: {line}");
            }
        }
    }

    [Fact]
    public void PublicSignaturesHideTheLibrariesBehindThem()
    {
        string[] hidden = ["YamlDotNet", "Tomlyn", "SharpCompress"];
        var assemblies = new[] { typeof(Documents.Toml.TomlFile), typeof(Engine.Scanner), typeof(Abstractions.Rules.Rule) }.Select(type => type.Assembly);
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetExportedTypes()))
        {
            foreach (var method in type.GetMethods())
            {
                foreach (var used in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
                {
                    hidden.ShouldAllBe(name => used.Namespace == null || !used.Namespace.StartsWith(name, StringComparison.Ordinal), $"{type}.{method}");
                }
            }
        }
    }

    private static IEnumerable<string> Files(params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Fixtures.RepositoryRoot, folder), "*", SearchOption.AllDirectories))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".toml", StringComparison.Ordinal));
}
