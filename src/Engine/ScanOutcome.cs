using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine;

/// <summary>What came of a request: a report, or why the scan did not begin.</summary>
/// <param name="Report">The report; null when the request or the configuration was bad.</param>
/// <param name="Errors">One line each, <c>file:line:col: text</c> where a file is to blame; the exit code is 2.</param>
public sealed record ScanOutcome(ScanReport? Report, ImmutableArray<string> Errors)
{
    /// <summary>What the configuration says of <c>fail-on</c>: null nothing, hidden for "none".</summary>
    public DiagnosticSeverity? FailOn { get; init; }

    /// <summary>What the configuration says of <c>min-score</c>.</summary>
    public ImmutableArray<ScoreFloor> MinimumScores { get; init; } = [];
}

/// <summary>What a request would scan.</summary>
/// <param name="Inputs">Path and kind of each input, by path.</param>
/// <param name="Errors">Why nothing would be scanned; one line each.</param>
public sealed record InputListing(ImmutableArray<KeyValuePair<string, string>> Inputs, ImmutableArray<string> Errors);
