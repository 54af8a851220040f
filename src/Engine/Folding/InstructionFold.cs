using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Running;

namespace Plimsoll.Engine.Folding;

/// <summary>
/// One instruction, one finding for one thing: what an image shows of it is folded into what its own rule says there. Two rules
/// mean the same when a peer has one rule for both.
/// </summary>
public static class InstructionFold
{
    private const string OwnRows = "plimsoll-catalogue:";

    /// <summary>Adds findings that were handed over to those of an input.</summary>
    public static void Add(List<FoldedFinding> own, IReadOnlyList<FoldedFinding> handedOver, InputModel model)
    {
        var byInstruction = own.Where(static finding => finding.Raw.Finding.Place is FilePlace).ToLookup(finding => InstructionOf(finding, model));
        foreach (var finding in handedOver)
        {
            if (byInstruction[InstructionOf(finding, model)].FirstOrDefault(other => MeanTheSame(other.Raw, finding.Raw)) is { } same)
            {
                same.Take(finding);
            }
            else
            {
                own.Add(finding);
            }
        }
    }

    private static (string Path, TextSpan Span) InstructionOf(FoldedFinding finding, InputModel model) =>
        finding.Raw.Finding.Place is FilePlace { Path: var path, Span: var span } ? (path, model.AnchorOf(span)) : (finding.Raw.Finding.Place.Path, default);

    /// <summary>A value that both tell is one thing, too, whatever their rules.</summary>
    private static bool MeanTheSame(RawFinding a, RawFinding b) =>
        a.Finding.Secret is { } first && b.Finding.Secret is { } second ? first.OverlapsWith(second) : a.Rule.Id == b.Rule.Id ? a.Finding.Place == b.Finding.Place : HasPeerOfBoth(a.Rule, b.Rule);

    private static bool HasPeerOfBoth(RuleInfo a, RuleInfo b)
    {
        foreach (var id in a.Equivalents)
        {
            if (!id.StartsWith(OwnRows, StringComparison.Ordinal) && b.Equivalents.Contains(id))
            {
                return true;
            }
        }

        return false;
    }
}
