using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Scoring;

/// <summary>A unit of imageSafety: a file of an image, or an instruction that will make some.</summary>
/// <param name="Class">Its class, by place alone, never by findings.</param>
/// <param name="Label">How <c>--explain-score</c> names it.</param>
public sealed record ScoreUnit(ScoreClass Class, string Label);
