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
    public override ImmutableArray<Rule> Rules => DockerfileRules.All;

    /// <inheritdoc/>
    public override Recognition Recognise(InputCandidate candidate) => DockerfileRecognition.Recognise(candidate);

    /// <inheritdoc/>
    public override InputModel Read(SourceFile file, ScanRequest request)
    {
        var document = DockerfileDocument.Parse(file);
        var model = DockerfileModel.Bind(document, new BuildOptions(request.Target, request.BuildArguments));
        return new DockerfileInput(model) { Problems = document.ReadProblems };
    }
}
