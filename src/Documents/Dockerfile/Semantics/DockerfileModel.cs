using System.Collections.Immutable;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>Which stage a build makes.</summary>
public enum TargetChoice
{
    /// <summary>No target was asked for: the last.</summary>
    Last,

    /// <summary>The one that was asked for.</summary>
    Named,

    /// <summary>The one that was asked for is not there; the last is judged instead.</summary>
    Missing,
}

/// <summary>What a Dockerfile means: its stages, what they are made from, and what each instruction does, after expansion.</summary>
public sealed class DockerfileModel
{
    internal DockerfileModel(DockerfileDocument document) => Document = document;

    /// <summary>The tree.</summary>
    public DockerfileDocument Document { get; }

    /// <summary>What the builder would refuse, in the tree or in what it means, by place.</summary>
    public ImmutableArray<DockerfileProblem> Problems { get; internal set; } = [];

    /// <summary>The stages in order.</summary>
    public ImmutableArray<BuildStage> Stages { get; internal set; } = [];

    /// <summary>The facts of the part before the first FROM.</summary>
    public StageFacts Global { get; internal set; } = new(stage: null);

    /// <summary>The facts of each stage, in the order of <see cref="Stages"/>.</summary>
    public ImmutableArray<StageFacts> Facts { get; internal set; } = [];

    /// <summary>Whether a target was asked for, and is there.</summary>
    public TargetChoice Target { get; internal set; }

    /// <summary>Works out what a document means. Never throws.</summary>
    public static DockerfileModel Bind(DockerfileDocument document, BuildOptions options) => new ModelBinder(document, options).Bind();
}
