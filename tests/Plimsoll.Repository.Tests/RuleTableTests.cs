using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Dockerfile;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Engine;
using Plimsoll.Engine.Kinds;
using Plimsoll.RuleTool;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.Repository.Tests;

/// <summary>What a rule consists of is complete, and says the same everywhere.</summary>
public sealed class RuleTableTests
{
    private static readonly RuleTool.Repository Here = new(Fixtures.RepositoryRoot);

    public static TheoryData<string> Ids => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Fact]
    public void EveryRuleClassStandsInItsTableOnceInIdOrder()
    {
        var classes = typeof(DockerfileRules).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(Rule).IsAssignableFrom(type))
            .Select(type => type.Name).Order(StringComparer.Ordinal);
        DockerfileRules.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal).ShouldBe(classes);
        foreach (var table in new[] { DockerfileRules.All, SecretRules.All })
        {
            table.Select(rule => rule.Info.Id).ShouldBe(table.Select(rule => rule.Info.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void NoIdIsUsedTwice() => RuleCatalogue.All.Select(rule => rule.Id).ShouldBeUnique();

    [Fact]
    public void EveryKindHoldsRulesOfItsOwnThousand()
    {
        foreach (var kind in InputKinds.All)
        {
            kind.Rules.ShouldAllBe(rule => rule.Info.Kind == kind.RuleKind);
        }
    }

    [Fact]
    public void GeneratedHeadersAndIndexesAreUpToDate() =>
        Generated.All(Here).Where(file => file.IsStale).Select(file => Here.Relative(file.Path)).ShouldBeEmpty("run 'RuleTool update'");

    [Fact]
    public void EveryRuleHasAPageInTheFixedShape() => PageCheck.Problems(Here).ShouldBeEmpty();

    [Fact]
    public void EveryRuleStandsInTheReleaseListOnce() => ReleaseCheck.Problems(Here).ShouldBeEmpty();

    [Fact]
    public void EveryDockerfileRuleHasATestClassWithAsManySilentCasesAsReportingOnes()
    {
        foreach (var rule in DockerfileRules.All)
        {
            var path = Path.Combine(Here.Root, "tests", "Plimsoll.Analyzers.Tests", "Dockerfile", rule.GetType().Name + "Tests.cs");
            File.Exists(path).ShouldBeTrue($"{Here.Relative(path)} is missing");
            var (reporting, silent) = Count(File.ReadAllLines(path));
            reporting.ShouldBeGreaterThanOrEqualTo(3, rule.GetType().Name);
            silent.ShouldBeGreaterThanOrEqualTo(reporting, rule.GetType().Name);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheDeclarationIsWellWorded(string id)
    {
        var rule = RuleCatalogue.Find(id)!;
        rule.Id.ShouldMatch("^PLM[0-9]{4}$");
        Sentence(rule.Title, id);
        Sentence(rule.Message, id);
        rule.Title.Length.ShouldBeLessThanOrEqualTo(60);
        rule.Description.ShouldEndWith(".");
        foreach (var text in new[] { rule.Title, rule.Message, rule.Description })
        {
            text.ShouldNotContain("FILL-IN");
            text.ShouldNotContain("!");
            text.ShouldNotContain("you should", Case.Insensitive);
            text.ShouldNotContain("\n");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EquivalentsNamePeersAndTheCatalogue(string id)
    {
        var rule = RuleCatalogue.Find(id)!;
        if (rule.Kind == RuleKind.Tool)
        {
            rule.Equivalents.ShouldBeEmpty();
            return;
        }

        rule.Equivalents.ShouldContain(peer => peer.StartsWith("plimsoll-catalogue:", StringComparison.Ordinal));
        rule.Equivalents.ShouldBeUnique();
        string[] peers = ["plimsoll-catalogue", "hadolint", "trivy", "checkov", "kics", "dockle", "buildkit", "cis-docker", "gitleaks", "trufflehog"];
        rule.Equivalents.Select(peer => peer.Split(':')[0]).ShouldAllBe(peer => peers.Contains(peer));
        rule.Related.Intersect(rule.Equivalents).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void CategoryAndSeverityGoTogether(string id)
    {
        var rule = RuleCatalogue.Find(id)!;
        if (rule.Category is RuleCategory.Style or RuleCategory.Size)
        {
            rule.Severity.ShouldNotBe(DiagnosticSeverity.Error);
        }

        if (rule.IsCritical)
        {
            rule.Severity.ShouldBe(DiagnosticSeverity.Error);
            rule.IsSecurity.ShouldBeTrue();
        }

        (rule.SecuritySeverity is null).ShouldBe(!rule.IsSecurity);
    }

    [Fact]
    public void AMissingPageTableLineOrReleaseLineIsTold()
    {
        // The checks themselves can fail: a copy of the data without one piece each.
        var root = Directory.CreateTempSubdirectory("plimsoll").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Here.Root, "rules"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(root, Here.Relative(file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            var there = new RuleTool.Repository(root);
            PageCheck.Problems(there).ShouldBeEmpty();
            File.Delete(Path.Combine(root, "rules", "dockerfile", "PLM1002.md"));
            PageCheck.Problems(there).ShouldHaveSingleItem().ShouldContain("PLM1002.md: missing");
            File.WriteAllText(Path.Combine(root, "rules", "dockerfile", "PLM1999.md"), "# PLM1999: gone");
            PageCheck.Problems(there).Count().ShouldBe(2);
            File.WriteAllLines(there.Releases, File.ReadAllLines(there.Releases).Where(line => !line.Contains("PLM1003", StringComparison.Ordinal)));
            ReleaseCheck.Problems(there).ShouldHaveSingleItem().ShouldContain("PLM1003 is missing");
            File.AppendAllText(there.Releases, "| PLM1003 | 0.1.0 | |\n| PLM1003 | 0.1.0 | |\n");
            ReleaseCheck.Problems(there).ShouldHaveSingleItem().ShouldContain("listed twice");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Sentence(string text, string id)
    {
        text.ShouldNotBeNullOrWhiteSpace(id);
        text.ShouldNotEndWith(".");
        (char.IsUpper(text[0]) || char.IsAsciiLetterLower(text[0]) || text[0] is '{' or '\'').ShouldBeTrue(id);
    }

    private static (int Reporting, int Silent) Count(string[] lines)
    {
        int reporting = 0, silent = 0, pending = 0;
        foreach (var line in lines)
        {
            if (line.TrimStart().StartsWith("[InlineData", StringComparison.Ordinal))
            {
                pending++;
            }
            else if (line.Contains("public void ", StringComparison.Ordinal))
            {
                reporting += line.Contains(" Reports(", StringComparison.Ordinal) ? pending : 0;
                silent += line.Contains(" StaysSilent(", StringComparison.Ordinal) ? pending : 0;
                pending = 0;
            }
        }

        return (reporting, silent);
    }
}
