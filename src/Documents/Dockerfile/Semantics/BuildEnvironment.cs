using Plimsoll.Documents.Dockerfile.Expansion;
using Plimsoll.Documents.Values;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>The variables at one point of a build. Immutable: every instruction that sets one makes a new state.</summary>
public sealed class BuildEnvironment : IBuildVariables
{
    // Filled in by the builder itself; a stage must redeclare the platform ones, and most files do not set any.
    private static readonly string[] Predefined =
    [
        "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY", "SOURCE_DATE_EPOCH",
        "BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT", "TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
    ];

    private readonly VariableHistory history;
    private readonly int version;
    private readonly BaseKnowledge knowledge;

    private BuildEnvironment(VariableHistory history, int version, BaseKnowledge knowledge)
    {
        this.history = history;
        this.version = version;
        this.knowledge = knowledge;
    }

    /// <summary>Before the first FROM: nothing is set, and nothing can be but by ARG.</summary>
    internal static BuildEnvironment Global { get; } = New(BaseKnowledge.NoImage);

    /// <summary>At the start of a stage from an image.</summary>
    internal static BuildEnvironment New(BaseKnowledge knowledge) => new(new VariableHistory(parent: null), version: 0, knowledge);

    /// <inheritdoc/>
    public Setting<string>? Get(string name) => Find(name, VariableOrigin.Environment)?.Value ?? Find(name, VariableOrigin.Argument)?.Value;

    /// <inheritdoc/>
    public string? WhyUnset(string name)
    {
        if (Find(name, VariableOrigin.Argument) is not null)
        {
            return $"build argument '{name}' has no default";
        }

        if (Array.IndexOf(Predefined, name.ToUpperInvariant()) >= 0)
        {
            return $"the builder sets '{name}'";
        }

        return knowledge switch
        {
            BaseKnowledge.Scratch => null,
            BaseKnowledge.NoImage => $"no build argument '{name}' is declared",
            _ => $"nothing in this file sets '{name}'; the base image may",
        };
    }

    /// <summary>The state after ENV.</summary>
    internal BuildEnvironment WithVariable(string name, Setting<string> value) => With(name, value, VariableOrigin.Environment);

    /// <summary>The state after ARG; null without default.</summary>
    internal BuildEnvironment WithArgument(string name, Setting<string>? value) => With(name, value, VariableOrigin.Argument);

    /// <summary>The default of a global argument; null when there is none.</summary>
    internal Setting<string>? Argument(string name) => Find(name, VariableOrigin.Argument)?.Value;

    /// <summary>The state of a stage that is FROM the one that ended here: what it sets does not change this one.</summary>
    internal BuildEnvironment Fork() => new(new VariableHistory(this), version: 0, knowledge);

    private BuildEnvironment With(string name, Setting<string>? value, VariableOrigin origin)
    {
        // A state that others were made from is continued on a branch of its own.
        var state = version == history.Version ? this : Fork();
        return new BuildEnvironment(state.history, state.history.Add(name, value, origin), knowledge);
    }

    private VariableEntry? Find(string name, VariableOrigin origin)
    {
        for (var at = this; at is not null; at = at.history.Parent)
        {
            if (at.history.Find(name, origin, at.version) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>What is known of what a base image sets.</summary>
internal enum BaseKnowledge
{
    /// <summary>No image at all: before the first FROM.</summary>
    NoImage,

    /// <summary>The empty image.</summary>
    Scratch,

    /// <summary>An image that is not at hand.</summary>
    Image,
}
