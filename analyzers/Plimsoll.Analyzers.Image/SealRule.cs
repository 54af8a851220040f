using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.ImageReader.Archive;

namespace Plimsoll.Analyzers.Image;

/// <summary>A rule about one way in which an archive is not what it claims; the reader has found out, the rule says so.</summary>
/// <param name="fault">The fault.</param>
/// <param name="lesser">A harmless form of it, which is a note; null: there is none.</param>
public abstract class SealRule(SealFault fault, SealFault? lesser = null) : Rule<SealFinding>
{
    /// <inheritdoc/>
    public sealed override Verdict Judge(SealFinding finding, Settings settings) =>
        finding.Problem.Fault == fault ? Fail(finding.ToFinding())
        : finding.Problem.Fault == lesser ? Fail(finding.ToFinding() with { LoweredTo = DiagnosticSeverity.Info })
        : Pass;
}
