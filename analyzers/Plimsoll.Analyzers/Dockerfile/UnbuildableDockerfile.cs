using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1001: a line that the builder would refuse; the rest of the file is still judged.</summary>
public sealed class UnbuildableDockerfile : Rule<DockerfileModel>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1001",
        title: "Line that the builder refuses",
        message: "{0}",
        category: RuleCategory.Correctness,
        severity: DiagnosticSeverity.Error,
        description: "The build stops at this line. The rest of the file was read and judged all the same.",
        equivalents: ["plimsoll-catalogue:parse-problem", "hadolint:DL1000"]);

    /// <inheritdoc/>
    public override Verdict Judge(DockerfileModel model, Settings settings)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>(model.Problems.Length);
        foreach (var problem in model.Problems)
        {
            findings.Add(new Finding { Place = new FilePlace(model.Document.File, problem.Span), Arguments = [problem.Message] });
        }

        return FailIfAny(findings.ToImmutable());
    }
}
