using System.Collections.Immutable;
using Plimsoll.Engine.Kinds;
using Plimsoll.Input;
using Plimsoll.Input.Files;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Discovery;

/// <summary>What a request's paths lead to. The same whatever the order of the paths.</summary>
public sealed record Inputs
{
    /// <summary>The inputs by path in ordinal order, each once; what <c>--list-inputs</c> shows.</summary>
    public ImmutableArray<DiscoveredInput> Items { get; init; } = [];

    /// <summary>The path of what <c>--dockerfile</c> names; null: nothing is named so.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>Files that are not scanned although they were named, or although they could be inputs; by path.</summary>
    public ImmutableArray<SkippedInput> Skipped { get; init; } = [];

    /// <summary>What could not be looked at, by path.</summary>
    public ImmutableArray<ReadProblem> Problems { get; init; } = [];

    /// <summary>Bad usage, one line each: the scan does not begin.</summary>
    public ImmutableArray<string> Errors { get; init; } = [];
}

/// <summary>An input to be read.</summary>
/// <param name="Path">Its path below the root.</param>
/// <param name="Kind">The kind that reads it.</param>
/// <param name="IsNamed">Whether the command line names it, other than by a directory.</param>
public sealed record DiscoveredInput(string Path, InputKind Kind, bool IsNamed)
{
    /// <summary>Its text when it came by stdin, which can be read only once.</summary>
    public TextRead? StandardInput { get; init; }

    /// <summary>Its bytes when it came by stdin and is no text; may be opened once.</summary>
    public Func<Stream>? StandardInputBytes { get; init; }

    /// <summary>What tells it from the other archives of the run, for two may hold images of one name; null when it is the only one.</summary>
    public string? Distinction { get; init; }
}

/// <summary>A file that is not scanned.</summary>
/// <param name="Path">Its path below the root.</param>
/// <param name="Why">A sentence without a final period.</param>
public sealed record SkippedInput(string Path, string Why);
