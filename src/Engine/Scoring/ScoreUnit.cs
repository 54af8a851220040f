using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Engine.Scoring;

/// <summary>The classes of units that imageSafety weighs, each with a fixed budget (<c>design.md</c> §4).</summary>
public enum ScoreClass
{
    Config,
    Build,
    Seal,
    Keys,
    Gate,
    Cargo,
    Hull,
}

/// <summary>A unit of imageSafety: a file of an image, or an instruction that will make some.</summary>
/// <param name="Class">Its class, by place alone, never by findings.</param>
/// <param name="Span">The text whose findings count for it.</param>
/// <param name="Label">How <c>--explain-score</c> names it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ScoreUnit(ScoreClass Class, TextSpan Span, string Label);
