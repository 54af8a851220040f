using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Running;

namespace Plimsoll.Engine.Folding;

/// <summary>A finding that stays, and the ids of those that were folded into it.</summary>
/// <param name="raw">The finding.</param>
public sealed class FoldedFinding(RawFinding raw)
{
    /// <summary>The finding.</summary>
    public RawFinding Raw { get; private set; } = raw;

    /// <summary>Ids of the rules that say the same of the same value, sorted, each once.</summary>
    public SortedSet<string> Also { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes in another that says the same: its ids, and the places that explain it.</summary>
    public void Take(FoldedFinding other)
    {
        Also.UnionWith(other.Also);
        Also.Add(other.Raw.Rule.Id);
        Also.Remove(Raw.Rule.Id);
        Raw = Raw with { Finding = Raw.Finding with { Related = Raw.Finding.Related.AddRange(other.Raw.Finding.Related) } };
    }
}

/// <summary>
/// One value, one finding: of the findings about one secret value the PLM5xxx one stays, for it knows most; the ids of the
/// others travel with it.
/// </summary>
public static class ValueFold
{
    /// <summary>Folds the findings of one input.</summary>
    public static List<FoldedFinding> Fold(List<RawFinding> findings)
    {
        var kept = new List<FoldedFinding>(findings.Count);
        List<RawFinding>? values = null;
        foreach (var finding in findings)
        {
            if (finding.Finding.Secret is null)
            {
                kept.Add(new FoldedFinding(finding));
            }
            else
            {
                (values ??= []).Add(finding);
            }
        }

        if (values is not null)
        {
            FoldValues(values, kept);
        }

        return kept;
    }

    private static void FoldValues(List<RawFinding> values, List<FoldedFinding> kept)
    {
        // The best informed first: families by structure, then the severer, then the earlier.
        values.Sort(static (a, b) =>
        {
            var order = (b.Rule.Kind == RuleKind.Secrets).CompareTo(a.Rule.Kind == RuleKind.Secrets);
            order = order != 0 ? order : b.Rule.Severity.CompareTo(a.Rule.Severity);
            order = order != 0 ? order : b.Rule.IsCritical.CompareTo(a.Rule.IsCritical);
            order = order != 0 ? order : Start(a).CompareTo(Start(b));
            return order != 0 ? order : string.CompareOrdinal(a.Rule.Id, b.Rule.Id);
        });

        var byPath = new Dictionary<string, SpanIndex>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (!byPath.TryGetValue(value.Finding.Place.Path, out var taken))
            {
                byPath.Add(value.Finding.Place.Path, taken = new SpanIndex());
            }

            if (taken.Overlapping(value.Finding.Secret!.Value) is { } other)
            {
                if (other.Raw.Rule.Id != value.Rule.Id)
                {
                    other.Also.Add(value.Rule.Id);
                }
            }
            else
            {
                var folded = new FoldedFinding(value);
                kept.Add(folded);
                taken.Add(value.Finding.Secret!.Value, folded);
            }
        }
    }

    private static int Start(RawFinding finding) => finding.Finding.Secret!.Value.Start;

    /// <summary>Spans that do not overlap each other, by start.</summary>
    private sealed class SpanIndex
    {
        private readonly List<int> starts = [];
        private readonly List<TextSpan> spans = [];
        private readonly List<FoldedFinding> findings = [];

        public FoldedFinding? Overlapping(TextSpan span)
        {
            var index = starts.BinarySearch(span.Start);
            index = index >= 0 ? index : ~index;
            if (index > 0 && spans[index - 1].End > span.Start)
            {
                return findings[index - 1];
            }

            return index < starts.Count && starts[index] < Math.Max(span.End, span.Start + 1) ? findings[index] : null;
        }

        public void Add(TextSpan span, FoldedFinding finding)
        {
            var index = starts.BinarySearch(span.Start);
            index = index >= 0 ? index : ~index;
            starts.Insert(index, span.Start);
            spans.Insert(index, span);
            findings.Insert(index, finding);
        }
    }
}
