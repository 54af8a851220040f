using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Values;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>A stage of a build: FROM and what follows, up to the next one.</summary>
public sealed class BuildStage : ILocated
{
    internal BuildStage(int index, FromInstruction from, BuildStage? parent, BaseImage? image)
    {
        Index = index;
        From = from;
        Parent = parent;
        Image = image;
        RootImage = parent is null ? image : parent.RootImage;
        Name = from.Name?.Raw.ToLowerInvariant();
    }

    /// <summary>Its number, from 0.</summary>
    public int Index { get; }

    /// <summary>Its name in lower case, as the builder stores it; null without AS.</summary>
    public string? Name { get; }

    /// <summary>Its name, else its number, for people.</summary>
    public string DisplayName => From.Name?.Raw ?? Index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Its FROM.</summary>
    public FromInstruction From { get; }

    /// <summary>The stage that it is FROM; null when it starts from an image or from nothing.</summary>
    public BuildStage? Parent { get; }

    /// <summary>The image that it starts from; null for a stage or scratch.</summary>
    public BaseImage? Image { get; }

    /// <summary>Whether it starts from the empty image.</summary>
    public bool IsScratch => Parent is null && Image is null;

    /// <summary>Whether its layers are part of what is shipped: the last or the target stage, and the stages that one is FROM.</summary>
    public bool IsShipped { get; internal set; }

    /// <summary>Whether it is the last or the target stage.</summary>
    public bool IsTarget { get; internal set; }

    /// <summary>Whether another stage is FROM it or copies or mounts from it.</summary>
    public bool IsUsed { get; internal set; }

    /// <summary>Its instructions behind FROM.</summary>
    public ImmutableArray<Instruction> Instructions { get; internal set; } = [];

    /// <summary>The USER in effect at its end, its own or that of a stage it is FROM; null: the base image decides.</summary>
    public StageUser? User { get; internal set; }

    /// <summary>The last USER that it leaves to child images by ONBUILD.</summary>
    public StageUser? TriggerUser { get; internal set; }

    /// <summary>What the container runs, ENTRYPOINT and then CMD, its own or inherited.</summary>
    public ImmutableArray<CommandInstruction> StartCommands { get; internal set; } = [];

    /// <summary>The WORKDIR in effect at its end; / where none is written, for what a base image says is not at hand.</summary>
    public Setting<string> Directory { get; internal set; } = new Known<string>("/");

    /// <summary>The shell in effect at its end.</summary>
    internal StageShell Shell { get; set; } = StageShell.Default;

    /// <summary>The variables in effect at its end.</summary>
    internal BuildEnvironment Environment { get; set; } = BuildEnvironment.Global;

    /// <summary>Whether a RUN of it or of a stage it is FROM has made apt-get answer yes by itself.</summary>
    internal bool AptAssumesYes { get; set; }

    /// <inheritdoc/>
    public SourceFile File => From.File;

    /// <inheritdoc/>
    public TextSpan Span => From.Span;

    /// <summary>The image at the root of its FROM chain; null for scratch.</summary>
    public BaseImage? RootImage { get; }
}
