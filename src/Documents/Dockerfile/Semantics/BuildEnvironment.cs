using System.Collections.Immutable;
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

    private readonly ImmutableDictionary<string, Setting<string>> environment;
    private readonly ImmutableDictionary<string, Setting<string>?> arguments;
    private readonly BaseKnowledge knowledge;

    private BuildEnvironment(
        ImmutableDictionary<string, Setting<string>> environment,
        ImmutableDictionary<string, Setting<string>?> arguments,
        BaseKnowledge knowledge)
    {
        this.environment = environment;
        this.arguments = arguments;
        this.knowledge = knowledge;
    }

    /// <summary>Before the first FROM: nothing is set, and nothing can be but by ARG.</summary>
    internal static BuildEnvironment Global { get; } = New(BaseKnowledge.NoImage);

    /// <summary>At the start of a stage from an image.</summary>
    internal static BuildEnvironment New(BaseKnowledge knowledge) => new(
        ImmutableDictionary.Create<string, Setting<string>>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, Setting<string>?>(StringComparer.Ordinal),
        knowledge);

    /// <inheritdoc/>
    public Setting<string>? Get(string name)
    {
        if (environment.TryGetValue(name, out var value))
        {
            return value;
        }

        return arguments.TryGetValue(name, out var argument) ? argument : null;
    }

    /// <inheritdoc/>
    public string? WhyUnset(string name)
    {
        if (arguments.ContainsKey(name))
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

    /// <summary>Whether ENV sets a variable (ARG does not count).</summary>
    public bool SetsInImage(string name) => environment.ContainsKey(name);

    /// <summary>The state after ENV.</summary>
    internal BuildEnvironment WithVariable(string name, Setting<string> value) => new(environment.SetItem(name, value), arguments, knowledge);

    /// <summary>The state after ARG; null without default.</summary>
    internal BuildEnvironment WithArgument(string name, Setting<string>? value) => new(environment, arguments.SetItem(name, value), knowledge);

    /// <summary>The default of a global argument; null when there is none.</summary>
    internal Setting<string>? Argument(string name) => arguments.GetValueOrDefault(name);
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
