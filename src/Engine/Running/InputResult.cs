using System.Collections.Immutable;
using Plimsoll.Abstractions.Report;
using Plimsoll.Engine.Folding;

namespace Plimsoll.Engine.Running;

/// <summary>All that a run says of one input; results of many inputs are put together in the order of their paths.</summary>
/// <param name="Path">The input.</param>
/// <param name="Findings">Its findings in order.</param>
/// <param name="Verdicts">Its verdicts.</param>
/// <param name="Notifications">What went wrong.</param>
/// <param name="Scores">Its scores; null when it could not be read.</param>
/// <param name="Sources">Its text, and the texts in it; none when it could not be read.</param>
public sealed record InputResult(
    string Path,
    ImmutableArray<ReportedFinding> Findings,
    ImmutableArray<SubjectVerdict> Verdicts,
    ImmutableArray<Notification> Notifications,
    InputScores? Scores,
    ImmutableArray<ReportSource> Sources)
{
    /// <summary>The images in it.</summary>
    public ImmutableArray<ImageFacts> Images { get; init; } = [];

    /// <summary>Findings whose cause is in another input, to be reported there.</summary>
    public ImmutableArray<FoldedFinding> HandedOver { get; init; } = [];
}
