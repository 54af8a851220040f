using System.Collections.Immutable;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Engine;

/// <summary>What came of a request: a report, or why the scan did not begin.</summary>
/// <param name="Report">The report; null when the request or the configuration was bad.</param>
/// <param name="Errors">One line each, <c>file:line:col: text</c> where a file is to blame; the exit code is 2.</param>
public sealed record ScanOutcome(ScanReport? Report, ImmutableArray<string> Errors);
