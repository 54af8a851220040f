using System.Collections.Immutable;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Configuration;
using Plimsoll.Engine.Running;
using Plimsoll.Input.Files;
using Shouldly;
using Xunit;

namespace Plimsoll.Engine.Tests.Configuration;

public sealed class ConfigurationLoaderTests
{
    private const string Declared = "PLM1401 Warning, PLM1402 Error, PLM1405 Error";

    private readonly MemoryFileSource files = new();

    [Fact]
    public void WithoutAFileTheRulesAreAsDeclared()
    {
        var configuration = Load();

        Rules(configuration, "Dockerfile").ShouldBe(Declared);
        configuration.Path.ShouldBeNull();
        configuration.Rules.For("a/b").ShouldBeSameAs(configuration.Rules.Everywhere);
        configuration.Rules.Everywhere.Settings.AsOf.ShouldBeNull();
        configuration.Rules.CountSwitchedOff(MadeUpRule.All).ShouldBe(0);
    }

    [Theory]
    [InlineData("/root", "limit = 1")]
    [InlineData("/root/a", "limit = 2")]
    [InlineData("/root/a/b", "limit = 2")]
    [InlineData("/root/c", "limit = 1")]
    [InlineData("/elsewhere", "limit = 1")]
    public void TheNearestFileUpwardsIsRead(string workingDirectory, string expected)
    {
        files.Add("plimsoll.toml", "[rules.PLM1401]\nlimit = 1\n").Add("a/plimsoll.toml", "[rules.PLM1401]\nlimit = 2\n").AddDirectory("a/b").AddDirectory("c");

        var configuration = Load(Request with { WorkingDirectory = workingDirectory });

        $"limit = {configuration.Rules.Everywhere.Settings.Get(MadeUpRule.All[0], MadeUpRule.Limit)}".ShouldBe(expected);
    }

    [Fact]
    public void EveryKeyIsRead()
    {
        files.Add("plimsoll.toml", """
            set = "strict"
            exclude = ["vendor/", "*.old"]
            no-inline-ignores = true
            require-reason = true
            fail-on = "error"
            min-score = 80
            target = "prod"

            [build-args]
            VERSION = "1.2"
            BASE = "debian"

            [rules.PLM1401]
            severity = "error"
            registries = ["registry.example"]
            limit = 7
            deep = true

            [rules.PLM1402]
            severity = "off"

            [[path]]
            paths = ["tests/", "*.test.Dockerfile"]
            [path.rules.PLM1401]
            severity = "info"
            limit = 9
            [path.rules.PLM1402]
            severity = "warning"

            [[ignore]]
            rule = "PLM1405"
            paths = ["samples/"]
            reason = "made up"
            expires = 2026-12-31

            [[ignore]]
            rule = "PLM1402"
            reason = "accepted"
            expires = "2027-01-31"
            """);

        var configuration = Load(Request with { BuildArguments = Request.BuildArguments.Add("BASE", "alpine"), AsOf = new DateOnly(2026, 5, 4) });

        configuration.Path.ShouldBe("plimsoll.toml");
        configuration.Exclude.Covers("a/vendor/x").ShouldBeTrue();
        configuration.Exclude.Covers("a/x").ShouldBeFalse();
        configuration.NoInlineIgnores.ShouldBeTrue();
        configuration.RequireReason.ShouldBeTrue();
        configuration.FailOn.ShouldBe(DiagnosticSeverity.Error);
        configuration.MinimumScores.ShouldBe([new ScoreFloor(ScoreName.Overall, 80)]);
        configuration.Target.ShouldBe("prod");
        configuration.BuildArguments.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => $"{pair.Key}={pair.Value}").ShouldBe(["BASE=alpine", "VERSION=1.2"]);
        configuration.Ignores.Select(static ignore => $"{ignore.RuleId} {ignore.Reason} {ignore.Expires:yyyy-MM-dd} {ignore.Holds("samples/x", null)} {ignore.Holds("x", null)}")
            .ShouldBe(["PLM1405 made up 2026-12-31 True False", "PLM1402 accepted 2027-01-31 True True"]);

        Rules(configuration, "Dockerfile").ShouldBe("PLM1401 Error, PLM1403 Info, PLM1405 Error");
        Rules(configuration, "tests/Dockerfile").ShouldBe("PLM1401 Info, PLM1402 Warning, PLM1403 Info, PLM1405 Error");
        configuration.Rules.For("tests/a").ShouldBeSameAs(configuration.Rules.For("b/x.test.Dockerfile"));
        configuration.Rules.CountSwitchedOff(MadeUpRule.All).ShouldBe(1);

        var settings = configuration.Rules.For("Dockerfile").Settings;
        settings.Get(MadeUpRule.All[0], MadeUpRule.Registries).ShouldBe(["registry.example"]);
        settings.Get(MadeUpRule.All[0], MadeUpRule.Limit).ShouldBe(7);
        settings.Get(MadeUpRule.All[0], MadeUpRule.Deep).ShouldBeTrue();
        settings.AsOf.ShouldBe(new DateOnly(2026, 5, 4));
        configuration.Rules.For("tests/x").Settings.Get(MadeUpRule.All[0], MadeUpRule.Limit).ShouldBe(9);

        var request = configuration.Complete(Request);
        request.Target.ShouldBe("prod");
        request.NoInlineIgnores.ShouldBeTrue();
        request.BuildArguments.Count.ShouldBe(2);
    }

    [Fact]
    public void MinimumScoresMayBeGivenByName()
    {
        files.Add("plimsoll.toml", "[min-score]\nruntime = 70.5\noverall = 60\n");

        Load().MinimumScores.ShouldBe([new ScoreFloor(ScoreName.Runtime, 70.5), new ScoreFloor(ScoreName.Overall, 60)]);
    }

    [Theory]
    [InlineData("sett = \"all\"", "1:1: there is no key 'sett'; did you mean 'set'?")]
    [InlineData("wholly-unknown = 1", "1:1: there is no key 'wholly-unknown'")]
    [InlineData("set = \"strct\"", "1:7: there is no set 'strct'; did you mean 'strict'?")]
    [InlineData("set = 1", "1:7: 'set' must be a string")]
    [InlineData("\nexclude = \"a\"", "2:11: 'exclude' must be a list of strings")]
    [InlineData("exclude = [\"a\", 1]", "1:17: 'exclude' must be a list of strings")]
    [InlineData("exclude = [\"a\", \"[b\"]", "1:17: '[b' is no pattern")]
    [InlineData("require-reason = \"yes\"", "1:18: 'require-reason' must be true or false")]
    [InlineData("fail-on = \"warn\"", "1:11: 'fail-on' must be 'error', 'warning', 'info' or 'none'")]
    [InlineData("min-score = 101", "1:13: 'min-score' must be a number from 0 to 100")]
    [InlineData("min-score = nan", "1:13: 'min-score' must be a number from 0 to 100")]
    [InlineData("min-score = { runtim = 1 }", "1:15: there is no key 'runtim'; did you mean 'runtime'?")]
    [InlineData("build-args = [\"A=1\"]", "1:14: 'build-args' must be a table")]
    [InlineData("[build-args]\nA = 1", "2:5: 'A' must be a string")]
    [InlineData("[rules.PLM1410]\nseverity = \"off\"", "1:8: there is no rule 'PLM1410'; did you mean 'PLM1401'?")]
    [InlineData("[rules.plm1401]", "1:8: there is no rule 'plm1401'; did you mean 'PLM1401'?")]
    [InlineData("[rules.PLM0001]\nseverity = \"off\"", "1:8: PLM0001 cannot be changed or ignored")]
    [InlineData("[rules]\nPLM1401 = \"off\"", "2:11: 'PLM1401' must be a table")]
    [InlineData("[rules.PLM1401]\nseverity = \"fatal\"", "2:12: 'severity' must be 'error', 'warning', 'info' or 'off'")]
    [InlineData("[rules.PLM1401]\nlimits = 1", "2:1: there is no key 'limits'; did you mean 'limit'?")]
    [InlineData("[rules.PLM1402]\nlimit = 1", "2:1: there is no key 'limit'")]
    [InlineData("[rules.PLM1401]\nlimit = \"1\"", "2:9: 'limit' must be an integer")]
    [InlineData("[rules.PLM1401]\ndeep = 1", "2:8: 'deep' must be true or false")]
    [InlineData("[[path]]\n[path.rules.PLM1401]\nseverity = \"off\"", "1:3: 'paths' is missing")]
    [InlineData("[path]\npaths = [\"a\"]", "1:2: 'path' must be a list of tables")]
    [InlineData("[[ignore]]\nreason = \"x\"", "1:3: 'rule' is missing")]
    [InlineData("[[ignore]]\nrule = \"PLM1402x\"", "2:8: there is no rule 'PLM1402x'; did you mean 'PLM1402'?")]
    [InlineData("[[ignore]]\nrule = \"PLM1402\"\nexpires = \"soon\"", "3:11: 'expires' must be a date like 2026-12-31")]
    [InlineData("require-reason = true\n[[ignore]]\nrule = \"PLM1402\"", "2:3: 'reason' is missing")]
    public void AnErrorNamesItsPlace(string text, string expected)
    {
        files.Add("plimsoll.toml", text);

        Errors().ShouldBe([$"plimsoll.toml:{expected}"]);
    }

    [Theory]
    [InlineData("set = ")]
    [InlineData("set = \"all\"\nset = \"all\"")]
    [InlineData("[rules")]
    [InlineData("\u0001")]
    public void WhatIsNotTomlIsAnErrorWithAPlace(string text)
    {
        files.Add("plimsoll.toml", text);

        Errors().ShouldNotBeEmpty();
        Errors().ShouldAllBe(static error => error.StartsWith("plimsoll.toml:", StringComparison.Ordinal));
    }

    [Fact]
    public void AllErrorsAreToldAtOnceButNotThousands()
    {
        files.Add("plimsoll.toml", "a = 1\nb = 2\n[rules.PLM1401]\nc = 3\n");
        Errors().Length.ShouldBe(3);

        files.Add("plimsoll.toml", string.Concat(Enumerable.Range(0, 1000).Select(static key => $"k{key} = 1\n")));
        Errors().Length.ShouldBe(50);
    }

    [Fact]
    public void AFileThatCannotBeReadEndsTheScan()
    {
        files.AddUnreadable("plimsoll.toml", EntryType.File, FileFailure.NotPermitted);

        Errors().ShouldBe(["plimsoll.toml: may not be read: permission denied"]);
        new ConfigurationLoaderTests().Errors(Request with { ConfigFile = "ci/none.toml" }).ShouldBe(["ci/none.toml: does not exist"]);
    }

    [Fact]
    public void ANamedFileIsReadInstead()
    {
        files.Add("plimsoll.toml", "nonsense").Add("ci/strict.toml", "fail-on = \"info\"");

        Load(Request with { ConfigFile = "ci/strict.toml" }).FailOn.ShouldBe(DiagnosticSeverity.Info);
    }

    [Fact]
    public void AFileMayBeALinkBelowTheRootOnly()
    {
        files.Add("ci/strict.toml", "fail-on = \"info\"").AddLink("plimsoll.toml", "ci/strict.toml");
        Load().FailOn.ShouldBe(DiagnosticSeverity.Info);

        files.AddLink("plimsoll.toml", "../strict.toml");
        Errors().ShouldHaveSingleItem().ShouldStartWith("plimsoll.toml: is a link");
    }

    [Theory]
    [InlineData("default", Declared)]
    [InlineData("strict", "PLM1401 Warning, PLM1402 Error, PLM1403 Info, PLM1405 Error")]
    [InlineData("all", "PLM1401 Warning, PLM1402 Error, PLM1403 Info, PLM1404 Info, PLM1405 Error")]
    public void ASetSwitchesRulesOn(string set, string expected) =>
        Rules(Load(Request with { Set = set }), "Dockerfile").ShouldBe(expected);

    [Fact]
    public void EverySetIsInOrder()
    {
        foreach (var name in RuleSets.Names)
        {
            RuleSets.Open(name).ShouldNotBeNull().Text.ShouldContain("description = ");
            Errors(Request with { Set = name }).ShouldBeEmpty();
        }
    }

    [Fact]
    public void ASetMayBeAFile()
    {
        files.Add("ci/own.toml", """
            enable = ["all"]
            disable = ["Style", "PLM1402"]
            [rules.PLM1403]
            severity = "error"
            """);

        Rules(Load(Request with { Set = "ci/own.toml" }), "Dockerfile").ShouldBe("PLM1401 Warning, PLM1403 Error, PLM1405 Error");
        files.Add("ci/plimsoll.toml", "set = \"own.toml\"");
        Rules(Load(Request with { ConfigFile = "ci/plimsoll.toml" }), "Dockerfile").ShouldBe("PLM1401 Warning, PLM1403 Error, PLM1405 Error");
    }

    [Fact]
    public void ASetThatIsNotThereOrWrongIsAnError()
    {
        Errors(Request with { Set = "al" }).ShouldBe(["--set: there is no set 'al'; did you mean 'all'?"]);
        Errors(Request with { Set = "x.toml" }).ShouldBe(["x.toml: does not exist"]);
        files.Add("x.toml", "enable = [\"Privileges\"]");
        Errors(Request with { Set = "x.toml" }).ShouldBe(["x.toml:1:11: there is no rule 'Privileges'"]);
    }

    [Fact]
    public void EditorConfigIsWeakerThanTheFileAndStrongerThanTheSet()
    {
        files.Add(".editorconfig", """
            root = true
            [*]
            dotnet_diagnostic.PLM1401.severity = error
            dotnet_diagnostic.PLM1404.severity = none
            [tests/**]
            dotnet_diagnostic.plm1402.severity = suggestion
            dotnet_diagnostic.PLM1405.severity = silent
            """)
            .Add("plimsoll.toml", "set = \"all\"\n[rules.PLM1401]\nseverity = \"info\"\n");

        var configuration = Load();

        Rules(configuration, "Dockerfile").ShouldBe("PLM1401 Info, PLM1402 Error, PLM1403 Info, PLM1405 Error");
        Rules(configuration, "tests/Dockerfile").ShouldBe("PLM1401 Info, PLM1402 Info, PLM1403 Info");
        configuration.Rules.For("tests/a").ShouldBeSameAs(configuration.Rules.For("tests/b/c"));
    }

    [Fact]
    public void GlobalAndNestedEditorConfigsCount()
    {
        files.Add(".globalconfig", "is_global = true\ndotnet_diagnostic.PLM1402.severity = warning\n")
            .Add("a/.editorconfig", "[*]\ndotnet_diagnostic.PLM1401.severity = none\n");

        var configuration = Load();

        Rules(configuration, "Dockerfile").ShouldBe("PLM1401 Warning, PLM1402 Warning, PLM1405 Error");
        Rules(configuration, "a/Dockerfile").ShouldBe("PLM1402 Warning, PLM1405 Error");
    }

    [Fact]
    public void AnEditorConfigGoesOverAGlobalOne()
    {
        files.Add(".globalconfig", "is_global = true\ndotnet_diagnostic.PLM1402.severity = warning\n")
            .Add(".editorconfig", "[*]\ndotnet_diagnostic.PLM1402.severity = suggestion\n");

        Rules(Load(), "Dockerfile").ShouldBe("PLM1401 Warning, PLM1402 Info, PLM1405 Error");
    }

    [Theory]
    [InlineData("[*a*a*a*a*a*a*a*a*a*a*b]")]
    [InlineData("[{1..99999999999999999999}]")]
    [InlineData("[{a,{b,{c]")]
    [InlineData("[\\]")]
    public void AHostileEditorConfigNeitherThrowsNorTakesLong(string header)
    {
        files.Add(".editorconfig", $"{header}\ndotnet_diagnostic.PLM1402.severity = none\n");

        Rules(Load(), new string('a', 250)).ShouldBe(Declared);
    }

    [Fact]
    public void AnEditorConfigThatDoesNotNameUsIsLeftAlone()
    {
        files.Add(".editorconfig", "[*]\nindent_size = 4\ndotnet_diagnostic.CA1000.severity = error\n");

        var configuration = Load();

        configuration.Rules.For("Dockerfile").ShouldBeSameAs(configuration.Rules.Everywhere);
    }

    [Fact]
    public void TheCommandLineIsStrongest()
    {
        files.Add("plimsoll.toml", "[rules.PLM1401]\nseverity = \"error\"\n[rules.PLM1403]\nseverity = \"off\"\n[[path]]\npaths = [\"a\"]\n[path.rules.PLM1402]\nseverity = \"info\"\n");

        Rules(Load(Request with { Select = ["PLM1401", "PLM1403"] }), "a/x").ShouldBe("PLM1401 Error, PLM1403 Info");
        Rules(Load(Request with { Ignore = ["PLM1401", "PLM1402"] }), "a/x").ShouldBe("PLM1405 Error");
        Rules(Load(Request with { Select = ["PLM1401", "PLM1402"], Ignore = ["PLM1402"] }), "x").ShouldBe("PLM1401 Error");
        Rules(Load(Request with { SecretsOnly = true }), "x").ShouldBe("PLM1405 Error");
    }

    [Fact]
    public void TheToolsOwnRulesStayWhenOthersAreSelected()
    {
        var rules = Load(Request with { Select = ["PLM1401"] }).Rules.Everywhere;

        ToolRules.All.ShouldAllBe(rule => rules.SeverityOf(rule) == rule.Severity);
        Load(Request with { Ignore = ["PLM0010"] }).Rules.Everywhere.SeverityOf(ToolRules.UnusedIgnore).ShouldBeNull();
    }

    [Fact]
    public void WrongIdsAndPatternsOnTheCommandLineAreErrors() =>
        Errors(Request with { Select = ["PLM1411"], Ignore = ["PLM0003", "x"], Exclude = ["[a", "b"] }).ShouldBe(
        [
            "--select: there is no rule 'PLM1411'; did you mean 'PLM1401'?",
            "--ignore: PLM0003 cannot be changed or ignored",
            "--ignore: there is no rule 'x'",
            "--exclude: '[a' is no pattern",
        ]);

    [Property(MaxTest = 300)]
    public void NoTextThrows(string text)
    {
        var made = new MemoryFileSource().Add("plimsoll.toml", text ?? string.Empty);

        var result = ConfigurationLoader.Load(Request, "/root", made, Index);

        (result.Configuration is null).ShouldBe(!result.Errors.IsEmpty);
    }

    private static ScanRequest Request { get; } = new() { ToolVersion = "0.1.0", WorkingDirectory = "/root" };

    private static RuleIndex Index { get; } = new(() => [.. MadeUpRule.All.Select(static rule => rule.Info), .. ToolRules.All]);

    private static string Rules(ScanConfiguration configuration, string path)
    {
        var rules = configuration.Rules.For(path);
        var enabled = rules.Enabled(MadeUpRule.All);
        rules.Enabled(MadeUpRule.All).ShouldBe(enabled);
        return string.Join(", ", enabled.Select(rule => $"{rule.Info.Id} {rules.SeverityOf(rule.Info)}"));
    }

    private ScanConfiguration Load(ScanRequest? request = null)
    {
        var result = ConfigurationLoader.Load(request ?? Request, "/root", files, Index);
        result.Errors.ShouldBeEmpty();
        return result.Configuration.ShouldNotBeNull();
    }

    private ImmutableArray<string> Errors(ScanRequest? request = null) =>
        ConfigurationLoader.Load(request ?? Request, "/root", files, Index).Errors;
}
