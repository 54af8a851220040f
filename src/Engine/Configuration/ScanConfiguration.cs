using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Suppression;
using Plimsoll.Input.Globbing;

namespace Plimsoll.Engine.Configuration;

/// <summary>What <c>plimsoll.toml</c>, the files beside it and the command line together ask for. Immutable.</summary>
public sealed record ScanConfiguration
{
    /// <summary>Where it was read from, as reports may show it; null when there is no file.</summary>
    public string? Path { get; init; }

    /// <summary>Which rules are on, path by path.</summary>
    public required RuleSelection Rules { get; init; }

    /// <summary>Paths that are never scanned: <c>exclude</c> and <c>--exclude</c>.</summary>
    public GlobList Exclude { get; init; } = GlobList.Empty;

    /// <summary><c>no-inline-ignores</c>, or the option.</summary>
    public bool NoInlineIgnores { get; init; }

    /// <summary><c>require-reason</c>.</summary>
    public bool RequireReason { get; init; }

    /// <summary>The <c>[[ignore]]</c> tables.</summary>
    public ImmutableArray<ConfiguredIgnore> Ignores { get; init; } = [];

    /// <summary>The stage that is built: <c>--target</c>, else <c>target</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Build arguments: <c>[build-args]</c>, and <c>--build-arg</c> over it.</summary>
    public ImmutableDictionary<string, string> BuildArguments { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>fail-on</c>; null: not said, hidden: no finding fails. The command line's wins.</summary>
    public DiagnosticSeverity? FailOn { get; init; }

    /// <summary><c>min-score</c>: the lowest values that pass, by score in the order of the names. Those of the command line win.</summary>
    public ImmutableArray<ScoreFloor> MinimumScores { get; init; } = [];

    /// <summary>The request with what only the configuration says.</summary>
    public ScanRequest Complete(ScanRequest request) => request with
    {
        Target = Target,
        BuildArguments = BuildArguments,
        NoInlineIgnores = NoInlineIgnores,
    };
}
