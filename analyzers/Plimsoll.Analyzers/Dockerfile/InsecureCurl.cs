using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1009: curl is told not to check who it talks to.</summary>
public sealed class InsecureCurl : Rule<RunCommand>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1009",
        title: "curl does not verify the server",
        message: "curl is called with '{0}', so it takes data from any server that answers",
        category: RuleCategory.Network,
        severity: DiagnosticSeverity.Error,
        description: "Without certificate checks anyone on the way can replace what is downloaded, and the build puts it into the image.",
        equivalents: ["plimsoll-catalogue:curl-insecure", "checkov:CKV2_DOCKER_2"]);

    /// <inheritdoc/>
    public override Verdict Judge(RunCommand command, Settings settings)
    {
        if (command.Name != "curl")
        {
            return Pass;
        }

        var line = command.Parse(ProgramSyntax.Curl);
        if (line.Option("k", "insecure") is { } option)
        {
            return Fail(option.Field.Word, option.Name == "k" ? "-k" : "--insecure");
        }

        return line.Unknown is null ? Pass : NotEvaluated($"the shell expands {line.Unknown.Word.Raw}, which may hold options");
    }
}
