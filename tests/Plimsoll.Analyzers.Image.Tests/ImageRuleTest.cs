using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine;
using Plimsoll.Engine.Discovery;
using Plimsoll.Engine.Kinds.Image;
using Plimsoll.Engine.Running;
using Plimsoll.Input.Files;
using Plimsoll.Testing;
using Shouldly;

namespace Plimsoll.Analyzers.Image.Tests;

/// <summary>Runs one rule over images that a few lines describe (<see cref="ImageText"/>).</summary>
public abstract class ImageRuleTest<TRule>
    where TRule : Rule, new()
{
    /// <summary>The rule under test.</summary>
    protected TRule Rule { get; } = new();

    /// <summary>Checks that the rule reports at just the lines that start with <c>!</c>; none: that it stays silent.</summary>
    /// <returns>The findings, in order.</returns>
    protected ImmutableArray<Finding> Verify(string marked)
    {
        var lines = marked.Split('\n');
        var expected = Enumerable.Range(1, lines.Length).Where(line => lines[line - 1].StartsWith('!')).ToArray();
        var image = ImageText.Of(string.Join('\n', lines.Select(static line => line.TrimStart('!'))));
        var results = Run(image);
        results.Findings.Select(raw => image.LineOf(raw.Finding.Place.Path, LineOf(raw.Finding.Place), TextOf(raw.Finding.Place))).Distinct().Order().ToArray().ShouldBe(expected, marked);
        return [.. results.Findings.Select(static raw => raw.Finding)];
    }

    /// <summary>Checks that the rule says "not evaluated" and reports nothing.</summary>
    protected void VerifyNotEvaluated(string description)
    {
        var results = Run(ImageText.Of(description));
        results.Findings.ShouldBeEmpty();
        results.Verdicts.ShouldContain(static verdict => verdict.NotEvaluated != null, description);
    }

    /// <summary>The line that a report shows.</summary>
    internal static int LineOf(Place place) => place is FilePlace { File: var file, Span: var span } ? file.Lines.Position(span.Start).Line : ((InputPlace)place).Line;

    /// <summary>The line's text, when the report has it.</summary>
    internal static string? TextOf(Place place) =>
        place is FilePlace { File: var file } ? file.Slice(TextSpan.FromBounds(file.Lines.Start(LineOf(place)), file.Lines.End(LineOf(place)))).ToString() : null;

    /// <summary>Runs the rule and checks nothing but that none fails.</summary>
    internal RuleResults Run(string description) => Run(ImageText.Of(description));

    private RuleResults Run(ImageText image)
    {
        var files = new MemoryFileSource();
        files.Add("image.tar", image.Archive);
        var kind = new ImageKind();
        var read = kind.Read(new DiscoveredInput("image.tar", kind, IsNamed: true), files, new ScanRequest { ToolVersion = "0.0.0", WorkingDirectory = "/" });
        var results = RuleRunner.Run(read.Model.ShouldNotBeNull(), [Rule], Settings.Default);
        results.Failures.ShouldBeEmpty();
        return results;
    }
}
