namespace Plimsoll.Analyzers.Secrets;

/// <summary>Puts matches in order and keeps the best of those that overlap within what one family is better at.</summary>
internal static class MatchOrder
{
    /// <summary>
    /// By place. Of matches of one place and length the first family stays, and a key inside of a service account's file
    /// belongs to that.
    /// </summary>
    public static List<SecretMatch> WithoutOverlaps(List<SecretMatch> found)
    {
        found.Sort(static (a, b) =>
        {
            var order = a.Start.CompareTo(b.Start);
            order = order != 0 ? order : b.Length.CompareTo(a.Length);
            order = order != 0 ? order : IsAccount(b).CompareTo(IsAccount(a));
            return order != 0 ? order : a.Family.CompareTo(b.Family);
        });

        var kept = new List<SecretMatch>(found.Count);
        foreach (var match in found)
        {
            var isKnown = false;
            for (var i = kept.Count - 1; i >= 0 && i >= kept.Count - 4; i--)
            {
                isKnown |= kept[i].Family == match.Family && kept[i].End > match.Start;
                isKnown |= kept[i].Start <= match.Start && kept[i].End >= match.End && IsAccount(kept[i]);
            }

            if (!isKnown)
            {
                kept.Add(match);
            }
        }

        return kept;
    }

    private static bool IsAccount(SecretMatch match) => SecretRules.Families[match.Family].Matcher == SecretMatcher.GoogleServiceAccount;
}
