using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Suppression;

/// <summary>
/// Finds the ignore that hits a finding. Ignores are kept by rule, and per rule by the text that they cover, so that neither
/// many comments nor many findings make the search slow. What comments cover either nests or stands apart, as trees do.
/// </summary>
internal sealed class IgnoreIndex
{
    private readonly Dictionary<string, Ignore> wholeFile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Cover>> covers = new(StringComparer.Ordinal);

    internal IgnoreIndex(List<Ignore> ignores)
    {
        foreach (var ignore in ignores)
        {
            if (ignore.Reach is IgnoreReach.File)
            {
                wholeFile.TryAdd(ignore.Key, ignore);
            }
            else if ((ignore.Reach is IgnoreReach.Stage ? ignore.Comment.Stage ?? ignore.Comment.Covers : ignore.Comment.Covers) is { IsEmpty: false } span)
            {
                if (!covers.TryGetValue(ignore.Key, out var list))
                {
                    covers[ignore.Key] = list = [];
                }

                list.Add(new Cover(span, ignore));
            }
        }

        foreach (var list in covers.Values)
        {
            Nest(list);
        }
    }

    /// <summary>The narrowest ignore of a rule at a place; with no place in the text, one of the whole file.</summary>
    internal Ignore? Find(RuleInfo rule, int? place)
    {
        if (covers.Count == 0 && wholeFile.Count == 0)
        {
            return null;
        }

        Ignore? ofFile = null;
        foreach (var key in PeerRule.KeysOf(rule))
        {
            if (place is { } at && covers.TryGetValue(key, out var list) && Narrowest(list, at) is { } ignore)
            {
                return ignore;
            }

            ofFile ??= wholeFile.GetValueOrDefault(key);
        }

        return ofFile;
    }

    /// <summary>Sorts by start, the wider first, and links each cover to the one around it.</summary>
    private static void Nest(List<Cover> list)
    {
        for (var index = 0; index < list.Count; index++)
        {
            list[index].Order = index;
        }

        list.Sort(static (left, right) =>
        {
            var order = left.Span.Start.CompareTo(right.Span.Start);
            order = order != 0 ? order : right.Span.End.CompareTo(left.Span.End);
            return order != 0 ? order : left.Order.CompareTo(right.Order);
        });

        // Of several comments above one instruction the first takes the hits; the others would only make the way up longer.
        var kept = 0;
        Cover? around = null;
        for (var index = 0; index < list.Count; index++)
        {
            var cover = list[index];
            if (kept > 0 && list[kept - 1].Span == cover.Span)
            {
                continue;
            }

            list[kept++] = cover;
            while (around is not null && around.Span.End <= cover.Span.Start)
            {
                around = around.Around;
            }

            cover.Around = around;
            around = cover;
        }

        list.RemoveRange(kept, list.Count - kept);
    }

    private static Ignore? Narrowest(List<Cover> list, int place)
    {
        // The last cover that starts at or before the place holds it, or one around it does.
        var low = 0;
        var high = list.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Span.Start <= place)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (var cover = low == 0 ? null : list[low - 1]; cover is not null; cover = cover.Around)
        {
            if (place < cover.Span.End)
            {
                return cover.Ignore;
            }
        }

        return null;
    }

    private sealed class Cover(TextSpan span, Ignore ignore)
    {
        internal TextSpan Span { get; } = span;

        internal Ignore Ignore { get; } = ignore;

        internal int Order { get; set; }

        internal Cover? Around { get; set; }
    }
}
