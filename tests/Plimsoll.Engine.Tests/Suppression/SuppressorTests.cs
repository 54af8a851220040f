using System.Collections.Immutable;
using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Configuration;
using Plimsoll.Engine.Running;
using Plimsoll.Engine.Suppression;
using Plimsoll.Input;
using Plimsoll.Input.Globbing;
using Shouldly;
using Xunit;

namespace Plimsoll.Engine.Tests.Suppression;

/// <summary>
/// Texts of lines: a comment covers the next line that is none. Each line <c>finding ID</c> is a finding of that rule; those that
/// stay open are what the tests compare.
/// </summary>
public sealed class SuppressorTests
{
    [Theory]
    [InlineData("# plimsoll: ignore=PLM1401\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore=PLM1401 -- pinned by the mirror\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore = plm1401 , PLM1402\nfinding PLM1402\nfinding PLM1999")]
    [InlineData("# Plimsoll : ignore=PLM1401: because\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore=PLM1402\n# plimsoll: ignore=PLM1401\n# words\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore-file=PLM1401\nother\nfinding PLM1401\nfinding PLM1401")]
    [InlineData("finding PLM1401\n# plimsoll: ignore-file=PLM1401 -- late but whole")]
    [InlineData("# hadolint ignore=DL3006\nfinding PLM1401")]
    [InlineData("# hadolint ignore = DL3007 , DL3006 # why\nfinding PLM1401")]
    [InlineData("# hadolint ignore=DL3006\nfinding PLM1401 also PLM1402")]
    [InlineData("# hadolint ignore=DL3007\nfinding PLM1401 also PLM1402")]
    [InlineData("# hadolint global ignore=DL3006\nother\nfinding PLM1401")]
    [InlineData("# hadolint stage ignore=DL3006\nstage\nfinding PLM1401")]
    [InlineData("# hadolint ignore=SC2086\nfinding PLM1403")]
    [InlineData("# shellcheck disable=SC2086\nfinding PLM1403")]
    [InlineData("# checkov:skip=CKV_DOCKER_7:ours\nfinding PLM1401")]
    [InlineData("# why not checkov:skip=CKV_X_1: a checkov:skip=CKV_DOCKER_7: b\nfinding PLM1401")]
    [InlineData("#trivy:ignore:AVD-DS-0001\nfinding PLM1401")]
    [InlineData("#trivy:ignore:DS001 trivy:ignore:DS002\nfinding PLM1401\n")]
    [InlineData("#trivy:ignore:ds-0001:exp:2026-01-31\nfinding PLM1401")]
    [InlineData("# kics-scan ignore-line\nfinding PLM1401")]
    [InlineData("# kics-scan ignore-block\nfinding PLM1401")]
    [InlineData("# kics-scan ignore\nother\nfinding PLM1401")]
    [InlineData("# kics-scan disable=0e7a0f3c-9d6f-4f0e-8a5e-1f2d3c4b5a69\nother\nfinding PLM1401")]
    [InlineData("# check=skip=StageNameCasing\nfinding PLM1401")]
    [InlineData("# check = error=true; skip=JSONArgsRecommended,StageNameCasing // why\nfinding PLM1401")]
    [InlineData("# check=skip=all\nfinding PLM1401")]
    public void Ignores(string text) => Open(text, out _).Where(static id => id is not "PLM1999" and not "PLM0010").ShouldBeEmpty();

    [Theory]
    [InlineData("# plimsoll: ignore=PLM1402\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore=PLM1401\nother\nfinding PLM1401")]
    [InlineData("finding PLM1401\n# plimsoll: ignore=PLM1401")]
    [InlineData("# a plimsoll: ignore=PLM1401\nfinding PLM1401")]
    [InlineData("# plimsollx: ignore=PLM1401\nfinding PLM1401")]
    [InlineData("# hadolint ignore=DL3007\nfinding PLM1401")]
    [InlineData("# hadolint ignore=DL30060\nfinding PLM1401")]
    [InlineData("# hadolint ignore DL3006\nfinding PLM1401")]
    [InlineData("# nohadolint ignore=DL3006\nfinding PLM1401")]
    [InlineData("# hadolint ignore=DL3007 DL3006\nfinding PLM1401")]
    [InlineData("# hadolint ignore=DL3007 -- not DL3006\nfinding PLM1401")]
    [InlineData("# hadolint shell=powershell\nfinding PLM1401")]
    [InlineData("# hadolint ignore=DL3006\nother\nfinding PLM1401")]
    [InlineData("finding PLM1401\n# hadolint stage ignore=DL3006\nstage\nfinding PLM1402")]
    [InlineData("# hadolint ignore=SC2087\nfinding PLM1403")]
    [InlineData("# checkov:skip=CKV_DOCKER_70:ours\nfinding PLM1401")]
    [InlineData("# trivy:ignore:DS010\nfinding PLM1401")]
    [InlineData("# trivy:ignore:AVD-DS-0001\nother\nfinding PLM1401")]
    [InlineData("# kics-scan ignore-line\nother\nfinding PLM1401")]
    [InlineData("# kics-scan ignore-line\nfinding PLM1402")]
    [InlineData("# kics-scan enable=0e7a0f3c-9d6f-4f0e-8a5e-1f2d3c4b5a69\nfinding PLM1401")]
    [InlineData("# check=error=true\nfinding PLM1401")]
    [InlineData("# check=skip=StageName\nfinding PLM1401")]
    [InlineData("# check=skip=all\nother\nfinding PLM1401")]
    [InlineData("# check skip=StageNameCasing\nfinding PLM1401")]
    [InlineData("# ignore=PLM1401\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore=PLM0001\nfinding PLM0001")]
    [InlineData("# plimsoll: ignore-file=PLM0003,PLM0002\nfinding PLM0003\nfinding PLM0002")]
    public void DoesNotIgnore(string text)
    {
        var expected = text.Split('\n').Where(static line => line.StartsWith("finding ", StringComparison.Ordinal)).Select(static line => line.Split(' ')[1]);

        Open(text, out _).Where(static id => id is not ("PLM0010" or "PLM0011")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("# plimsoll: ignore=PLM1401 -- pinned by the mirror\nfinding PLM1401", "pinned by the mirror")]
    [InlineData("# plimsoll: ignore=PLM1401: pinned\nfinding PLM1401", "pinned")]
    [InlineData("# plimsoll: ignore=PLM1401\nfinding PLM1401", null)]
    [InlineData("# plimsoll: ignore=PLM1401 --\nfinding PLM1401", null)]
    [InlineData("# hadolint ignore=DL3006 # we know\nfinding PLM1401", "we know")]
    [InlineData("# checkov:skip=CKV_DOCKER_7:ours -- really\nfinding PLM1401", "ours -- really")]
    [InlineData("# check=skip=StageNameCasing // legacy\nfinding PLM1401", "legacy")]
    public void TheReasonGoesToTheReport(string text, string? reason)
    {
        Open(text, out var result);

        result.Suppressions.ShouldBe([new Plimsoll.Abstractions.Report.Suppression(SuppressionKind.Comment, reason)]);
    }

    [Theory]
    [InlineData("plimsoll: ignore=", "it names no rule")]
    [InlineData("plimsoll: ignore=-- why", "it names no rule")]
    [InlineData("plimsoll: ignore PLM1401", "'=' is missing behind 'ignore'")]
    [InlineData("plimsoll: ignores=PLM1401", "what follows 'plimsoll:' is neither 'ignore=' nor 'ignore-file='")]
    [InlineData("plimsoll: disable=PLM1401", "what follows 'plimsoll:' is neither 'ignore=' nor 'ignore-file='")]
    [InlineData("plimsoll: PLM1401", "what follows 'plimsoll:' is neither 'ignore=' nor 'ignore-file='")]
    [InlineData("plimsoll ignore=PLM1401", "a colon is missing behind 'plimsoll'")]
    [InlineData("plimsoll: ignore=PLM1401 because", "ids are separated by commas, and a reason begins with '--'")]
    [InlineData("plimsoll: ignore=PLM1401 PLM1402", "ids are separated by commas, and a reason begins with '--'")]
    [InlineData("plimsoll: ignore=PLM1400", "there is no rule 'PLM1400'; did you mean 'PLM1401'?")]
    [InlineData("plimsoll: ignore=DL3006", "there is no rule 'DL3006'")]
    [InlineData("plimsoll: ignore=PLM0003", "PLM0003 cannot be changed or ignored")]
    public void AnIgnoreOfOursThatCannotBeReadIsTold(string comment, string problem)
    {
        Open($"# {comment}\nfinding PLM1401", out var result);

        var fault = result.Findings.ShouldHaveSingleItem();
        fault.Rule.Id.ShouldBe("PLM0011");
        fault.Finding.Arguments.ShouldBe([problem]);
        fault.Finding.Place.Offset.ShouldBe(0);
    }

    [Theory]
    [InlineData("plimsoll: the line on a hull")]
    [InlineData("plimsoll reads this file")]
    [InlineData("Plimsoll")]
    [InlineData("hadolint ignore DL3006")]
    [InlineData("hadolint ignore=XX1")]
    [InlineData("checkov:skip=")]
    [InlineData("trivy:ignore:")]
    [InlineData("kics-scan")]
    [InlineData("check=skip=")]
    public void ProseAndOtherToolsIgnoresAreNot(string comment)
    {
        Open($"# {comment}\nfinding PLM1401", out var result).ShouldBe(["PLM1401"]);

        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void AnIgnoreThatHitsNothingIsToldOncePerRule()
    {
        Open("# plimsoll: ignore=PLM1402,PLM1401,PLM1403\nfinding PLM1401", out var result);

        result.Findings.Select(static fault => $"{fault.Rule.Id} {fault.Finding.Arguments[0]}").ShouldBe(["PLM0010 PLM1402", "PLM0010 PLM1403"]);
    }

    [Theory]
    [InlineData("# plimsoll: ignore=PLM1999\nother")]
    [InlineData("# hadolint ignore=DL3006\nother")]
    [InlineData("# plimsoll: ignore=PLM1401\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore-file=PLM1401\nother\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore=PLM1402\nfinding PLM1401 also PLM1402")]
    [InlineData("# plimsoll: ignore=PLM1402\n# plimsoll: ignore-file=PLM0010\nother")]
    public void AnIgnoreThatHitsOrWhoseRuleDidNotRunIsNotTold(string text) =>
        Open(text, out _).ShouldNotContain("PLM0010");

    [Fact]
    public void TheNarrowestIgnoreTakesTheHit()
    {
        Open("# plimsoll: ignore-file=PLM1401 -- wide\n# plimsoll: ignore=PLM1401 -- narrow\nfinding PLM1401", out var result);

        result.Suppressions[0].ShouldNotBeNull().Reason.ShouldBe("narrow");
        result.Findings.ShouldHaveSingleItem().Rule.Id.ShouldBe("PLM0010");
    }

    [Theory]
    [InlineData("# plimsoll: ignore=PLM1401 -- why\nfinding PLM1401")]
    [InlineData("# hadolint ignore=DL3006\nfinding PLM1401")]
    [InlineData("# plimsoll: ignore=PLM1400\nfinding PLM1401")]
    public void WithoutInlineIgnoresNoCommentCounts(string text)
    {
        Open(text, out var result, Options with { NoInlineIgnores = true }).ShouldBe(["PLM1401"]);

        result.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void WhereAReasonIsAskedForACommentWithoutHasNoEffect()
    {
        var strict = Options with { RequireReason = true };

        Open("# plimsoll: ignore=PLM1401\nfinding PLM1401", out _, strict).ShouldBe(["PLM0011", "PLM1401"]);
        Open("# hadolint ignore=DL3006\nfinding PLM1401", out _, strict).ShouldBe(["PLM0011", "PLM1401"]);
        Open("# plimsoll: ignore=PLM1401 -- why\nfinding PLM1401", out _, strict).ShouldBeEmpty();
        Open("# words\nfinding PLM1401", out _, strict).ShouldBe(["PLM1401"]);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-02-01", false)]
    public void AnExpiryIsJudgedOnlyWithADate(string? asOf, bool holds)
    {
        var options = Options with
        {
            AsOf = asOf is null ? null : DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture),
            Configured = [new ConfiguredIgnore("PLM1402", GlobList.Empty, "later", new DateOnly(2026, 1, 31))],
        };

        Open("# trivy:ignore:DS001:exp:2026-01-31\nfinding PLM1401", out _, options).ShouldBe(holds ? [] : ["PLM1401"]);
        Open("finding PLM1402", out _, options).ShouldBe(holds ? [] : ["PLM1402"]);
    }

    [Theory]
    [InlineData("app/", true)]
    [InlineData("*.Dockerfile", true)]
    [InlineData("/Dockerfile", false)]
    public void ConfiguredIgnoresGoByPath(string pattern, bool holds)
    {
        var options = Options with
        {
            Configured = [new ConfiguredIgnore("PLM1401", GlobList.Parse([pattern], GlobSyntax.GitIgnore), "ours", Expires: null)],
        };

        var open = Open("finding PLM1401", out var result, options);

        open.ShouldBe(holds ? [] : ["PLM1401"]);
        result.Suppressions[0]?.Kind.ShouldBe(SuppressionKind.Configuration);
    }

    [Fact]
    public void ManyCommentsAndManyFindingsTakeLinearTime()
    {
        var lines = Enumerable.Repeat("# plimsoll: ignore=PLM1401", 60_000)
            .Append("other")
            .Concat(Enumerable.Repeat("finding PLM1401", 60_000));

        Open(string.Join('\n', lines), out _).Count(static id => id is "PLM1401").ShouldBe(60_000);
    }

    [Fact]
    public void ManyWrongIdsAreToldWithoutAGuessForEach()
    {
        Open(string.Join('\n', Enumerable.Repeat("# plimsoll: ignore=PLM1400,PLM1499", 1_000)), out var result);

        result.Findings.Length.ShouldBe(1_000);
        result.Findings.Count(static fault => fault.Finding.Arguments[0].Contains("did you mean", StringComparison.Ordinal)).ShouldBe(20);
    }

    [Property(MaxTest = 500)]
    public void NoCommentThrows(string comment) =>
        Suppressor.Apply(
            new SourceFile("x", string.Empty),
            [new IgnorableComment(default, comment ?? string.Empty, default), new IgnorableComment(default, $"plimsoll:{comment}", default), new IgnorableComment(default, $"hadolint {comment}", default)],
            [],
            Options).Suppressions.ShouldBeEmpty();

    private static ImmutableArray<RuleInfo> Rules { get; } =
    [
        Rule("PLM1401", "plimsoll-catalogue:first", "hadolint:DL3006", "checkov:CKV_DOCKER_7", "trivy:DS-0001", "kics:0e7a0f3c-9d6f-4f0e-8a5e-1f2d3c4b5a69", "buildkit:StageNameCasing"),
        Rule("PLM1402", "hadolint:DL3007"),
        Rule("PLM1403", "shellcheck:SC2086"),
        Rule("PLM1999"),
        .. ToolRules.All,
    ];

    private static SuppressionOptions Options { get; } = new()
    {
        Rules = new RuleIndex(static () => Rules),
        Ran = new HashSet<string>(StringComparer.Ordinal) { "PLM1401", "PLM1402", "PLM1403" },
    };

    private static RuleInfo Rule(string id, params string[] equivalents) =>
        new(id, "Title", "Message", RuleCategory.Correctness, DiagnosticSeverity.Warning, "Why.", [.. equivalents]);

    private static IEnumerable<string> Open(string text, out SuppressionResult result, SuppressionOptions? options = null)
    {
        var file = new SourceFile("app/x.Dockerfile", text);
        var comments = new List<IgnorableComment>();
        var findings = new List<Suppressible>();
        var waiting = 0;
        for (var line = 1; line <= file.Lines.Count; line++)
        {
            var span = TextSpan.FromBounds(file.Lines.Start(line), file.Lines.End(line));
            var words = file.Slice(span).ToString();
            if (words.StartsWith('#'))
            {
                comments.Add(new IgnorableComment(span, words[1..].Trim(), default));
                continue;
            }

            for (; waiting < comments.Count; waiting++)
            {
                comments[waiting] = comments[waiting] with
                {
                    Covers = span,
                    Stage = words is "stage" ? TextSpan.FromBounds(span.Start, text.Length) : null,
                };
            }

            if (words.Split(' ') is ["finding", var id, .. var also])
            {
                findings.Add(new Suppressible(Rules.First(rule => rule.Id == id), [.. also.Skip(1)], new Finding { Place = new FilePlace(file, span) }));
            }
        }

        result = Suppressor.Apply(file, [.. comments], findings, options ?? Options);
        return [.. OpenOf(result.Findings, result.FindingSuppressions), .. OpenOf(findings, result.Suppressions)];
    }

    private static IEnumerable<string> OpenOf(
        IReadOnlyList<Suppressible> findings, ImmutableArray<Plimsoll.Abstractions.Report.Suppression?> suppressions)
    {
        suppressions.Length.ShouldBe(findings.Count);
        return findings.Where((_, index) => suppressions[index] is null).Select(static finding => finding.Rule.Id);
    }
}
