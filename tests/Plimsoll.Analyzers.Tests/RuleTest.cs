using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine;
using Plimsoll.Engine.Kinds.Dockerfile;
using Plimsoll.Engine.Running;
using Plimsoll.Input;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.Analyzers.Tests;

/// <summary>
/// Runs one rule over marked sources. Every source is read again with CRLF line ends and with a comment line in front, and
/// must give the same.
/// </summary>
public abstract class RuleTest<TRule>
    where TRule : Rule, new()
{
    /// <summary>The rule under test.</summary>
    protected TRule Rule { get; } = new();

    /// <summary>Checks that the rule reports just the marked spans; none marked: that it stays silent.</summary>
    protected ImmutableArray<Finding> Verify(string marked, Settings? settings = null, ScanRequest? request = null)
    {
        var findings = VerifyOnce(marked, settings, request);
        VerifyOnce(marked.Replace("\n", "\r\n", StringComparison.Ordinal), settings, request);
        if (!marked.StartsWith('#'))
        {
            VerifyOnce("# a comment\n" + marked, settings, request);
        }

        return findings;
    }

    /// <summary>Checks that the rule says "not evaluated" and reports nothing.</summary>
    protected void VerifyNotEvaluated(string source)
    {
        var results = Run(source, Settings.Default, request: null);
        results.Findings.ShouldBeEmpty();
        results.Verdicts.ShouldContain(verdict => verdict.NotEvaluated != null, $"nothing was left open in:\n{source}");
    }

    /// <summary>Applies the fix of the only finding, checks that the rule is silent on the outcome, and returns it.</summary>
    protected string Fixed(string source)
    {
        var finding = Run(source, Settings.Default, request: null).Findings.ShouldHaveSingleItem().Finding;
        var edited = SourceText.From(source).WithChanges(finding.Fix.ShouldNotBeNull().Changes).ToString();
        Run(edited, Settings.Default, request: null).Findings.ShouldBeEmpty();
        return edited;
    }

    private ImmutableArray<Finding> VerifyOnce(string marked, Settings? settings, ScanRequest? request)
    {
        var (source, expected) = Markup.Parse(marked);
        var results = Run(source, settings ?? Settings.Default, request);
        var actual = results.Findings.Select(raw => ((FilePlace)raw.Finding.Place).Span).OrderBy(span => span).ToArray();
        actual.Select(span => Shown(source, span)).ShouldBe(expected.Select(span => Shown(source, span)), $"in:\n{source}");
        return [.. results.Findings.Select(raw => raw.Finding)];
    }

    private static string Shown(string source, TextSpan span) => $"{span.Start}: {source.Substring(span.Start, span.Length)}";

    private RuleResults Run(string source, Settings settings, ScanRequest? request)
    {
        request ??= new ScanRequest { ToolVersion = "0.0.0", WorkingDirectory = "/" };
        var model = new DockerfileKind().Read(new SourceFile("Dockerfile", source), request);
        var results = RuleRunner.Run(model, [Rule], settings);
        results.Failures.ShouldBeEmpty();
        return results;
    }
}
