using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Kinds;

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
        var count = own.Count;
        foreach (var finding in handedOver)
        {
            if (SameOf(finding, own, count, model) is { } same)
            {
                same.Take(finding);
            }
            else
            {
                own.Add(finding);
            }
        }
    }

    private static FoldedFinding? SameOf(FoldedFinding finding, List<FoldedFinding> own, int count, InputModel model)
    {
        var place = finding.Raw.Finding.Place;
        for (var i = 0; i < count; i++)
        {
            var other = own[i].Raw;
            if (other.Finding.Place is Abstractions.Findings.FilePlace otherPlace && place is Abstractions.Findings.FilePlace filePlace
                && otherPlace.Path == filePlace.Path
                && model.AnchorOf(otherPlace.Span) == model.AnchorOf(filePlace.Span)
                && MeanTheSame(other, finding.Raw))
            {
                return own[i];
            }
        }

        return null;
    }

    /// <summary>A value that both tell is one thing, too, whatever their rules.</summary>
    private static bool MeanTheSame(Running.RawFinding a, Running.RawFinding b) =>
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
