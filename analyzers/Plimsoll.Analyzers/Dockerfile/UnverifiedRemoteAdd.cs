using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1008: ADD fetches from afar, and nothing says what must come.</summary>
public sealed class UnverifiedRemoteAdd : Rule<AddSource>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1008",
        title: "Remote file added without verification",
        message: "ADD fetches {0} without {1}",
        category: RuleCategory.SupplyChain,
        severity: DiagnosticSeverity.Error,
        description: "Whoever controls the server, or the name, decides what goes into the image. A checksum or a commit pins it.",
        equivalents:
        [
            "plimsoll-catalogue:add-remote-unverified", "kics:4b410d24-1cbe-4430-a632-62c9a931cf1c", "checkov:CKV_DOCKER_4",
            "dockle:CIS-DI-0009", "cis-docker:4.9",
        ]);

    /// <inheritdoc/>
    public override Verdict Judge(AddSource source, Settings settings)
    {
        var remote = RemoteSource.Parse(source.Expanded.Text);
        if (remote is null)
        {
            return source.Expanded.WhyUnknown is { } why && source.Expanded.Text.StartsWith(Documents.Dockerfile.Expansion.Expansion.Hole)
                ? NotEvaluated(why)
                : Pass;
        }

        if (source.Instruction.Flag("checksum") is { Value.Raw.Length: > 0 } || remote.IsPinned)
        {
            return Pass;
        }

        // A fragment that a variable decides may be a commit.
        if (remote.IsGit && remote.IsFragmentUnknown)
        {
            return NotEvaluated(source.Expanded.WhyUnknown ?? "the commit is not known here");
        }

        return remote.IsGit ? Fail(source, "a git repository", "a commit id") : Fail(source, "a URL", "--checksum");
    }
}
