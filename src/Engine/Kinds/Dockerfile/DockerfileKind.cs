using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Dockerfile;
using Plimsoll.Documents.Dockerfile;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Input;

namespace Plimsoll.Engine.Kinds.Dockerfile;

/// <summary>Dockerfiles and Containerfiles.</summary>
public sealed class DockerfileKind : TextInputKind
{
    /// <inheritdoc/>
    public override string Name => "dockerfile";

    /// <inheritdoc/>
    public override string Title => "Dockerfile";

    /// <inheritdoc/>
    public override RuleKind RuleKind => RuleKind.Dockerfile;

    /// <inheritdoc/>
    public override bool MakesOthers => true;

    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules => DockerfileRules.All;

    /// <inheritdoc/>
    public override Recognition Recognise(InputCandidate candidate) => DockerfileRecognition.Recognise(candidate);

    /// <inheritdoc/>
    public override InputModel Read(SourceFile file, ScanRequest request)
    {
        var document = DockerfileDocument.Parse(file);
        var model = DockerfileModel.Bind(document, new BuildOptions(request.Target, request.BuildArguments));
        var problems = document.ReadProblems;
        if (model.Target == TargetChoice.Missing && !model.Stages.IsEmpty)
        {
            problems = problems.Add(new ReadProblem(ReadProblemKind.NotAnalysed, file.Path, "has no stage of the name that --target gives, so a build of it fails; its last stage was judged"));
        }

        return new DockerfileInput(model) { Problems = problems };
    }
}
