using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1005: the last USER in effect is root.</summary>
public sealed class RootUser : Rule<FinalStage>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1005",
        title: "Last user is root",
        message: "The last USER in effect is '{0}', so the container runs as root",
        category: RuleCategory.Privilege,
        severity: DiagnosticSeverity.Warning,
        description: "Switching to root is fine while the image is built; what is shipped should end with a user that can do little.",
        equivalents:
        [
            "plimsoll-catalogue:last-user-root", "hadolint:DL3002", "trivy:DS-0002", "checkov:CKV_DOCKER_8",
            "kics:67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae", "dockle:CIS-DI-0001", "cis-docker:4.1",
        ],
        scoreClass: ScoreClass.Config);

    /// <inheritdoc/>
    public override Verdict Judge(FinalStage node, Settings settings)
    {
        // Without a trigger's user the stage's own decides; ONBUILD USER decides for the images that will be built on it.
        var own = Judge(node.Stage.User);
        return own is Verdict.Failed ? own : Worse(own, Judge(node.Stage.TriggerUser));
    }

    private static Verdict Judge(StageUser? user) => user?.Value switch
    {
        Unknown<string> unknown => NotEvaluated(unknown.Why),
        Known<string> known when StageUser.IsRoot(known.Value) => Fail(user, known.Value.Split(':')[0]),
        _ => Pass,
    };

    private static Verdict Worse(Verdict a, Verdict b) => b is Verdict.Failed or Verdict.NotEvaluated ? b : a;
}
