namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>What the instructions of a stage say, listed by kind in the order of the text: the nodes that rules judge.</summary>
public sealed class StageFacts(BuildStage? stage)
{
    /// <summary>The stage; null for the part before the first FROM.</summary>
    public BuildStage? Stage { get; } = stage;

    /// <summary>The images that it pulls.</summary>
    public List<BaseImage> Images { get; } = [];

    /// <summary>The variables that ENV sets.</summary>
    public List<EnvironmentVariable> Variables { get; } = [];

    /// <summary>The arguments that ARG declares.</summary>
    public List<BuildArgument> Arguments { get; } = [];

    /// <summary>Both, in the order of the text.</summary>
    public List<IDeclaredVariable> Declarations { get; } = [];

    /// <summary>All variables that get a value, in RUN too.</summary>
    public List<VariableSetting> Settings { get; } = [];

    /// <summary>The words of EXPOSE.</summary>
    public List<ExposedPort> Ports { get; } = [];

    /// <summary>The paths of VOLUME.</summary>
    public List<VolumePath> Volumes { get; } = [];

    /// <summary>The sources of ADD.</summary>
    public List<AddSource> AddSources { get; } = [];

    /// <summary>The COPY and ADD instructions.</summary>
    public List<FileTransfer> Transfers { get; } = [];

    /// <summary>The RUN instructions.</summary>
    public List<RunStep> Steps { get; } = [];

    /// <summary>The programs that they run.</summary>
    public List<RunCommand> Commands { get; } = [];
}
