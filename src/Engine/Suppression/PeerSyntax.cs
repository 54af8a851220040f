using System.Globalization;

namespace Plimsoll.Engine.Suppression;

/// <summary>
/// Ignores that were written for other linters. They reach as far as one of ours, whatever the peer itself does, but where the
/// comment says how far: a skip in front of a file that reached everything is what the peers' users complain of.
/// </summary>
internal static class PeerSyntax
{
    /// <summary>Reads the ignores of a comment; text that is none is left alone.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="ignores">Where its ignores go.</param>
    /// <param name="asOf">The date that an expiry is judged at; null: none has passed.</param>
    internal static void Read(IgnorableComment comment, List<Ignore> ignores, DateOnly? asOf)
    {
        var text = comment.Text.AsSpan();
        if (Skip(ref text, "hadolint"))
        {
            ReadHadolint(comment, text, ignores);
        }
        else if (Skip(ref text, "shellcheck"))
        {
            if (SkipWithEquals(ref text, "disable"))
            {
                Add(comment, "shellcheck", text, IgnoreReach.Next, ignores);
            }
        }
        else if (Skip(ref text, "kics-scan"))
        {
            ReadKics(comment, text, ignores);
        }
        else if (SkipWithEquals(ref text, "check"))
        {
            ReadBuildChecks(comment, text, ignores);
        }
        else
        {
            ReadMarks(comment, "checkov:skip=", ignores, asOf);
            ReadMarks(comment, "trivy:ignore:", ignores, asOf);
        }
    }

    private static void ReadHadolint(IgnorableComment comment, ReadOnlySpan<char> text, List<Ignore> ignores)
    {
        var reach = Skip(ref text, "global") ? IgnoreReach.File
            : Skip(ref text, "stage") ? IgnoreReach.Stage
            : IgnoreReach.Next;
        if (SkipWithEquals(ref text, "ignore"))
        {
            Add(comment, "hadolint", text, reach, ignores);
        }
    }

    private static void ReadKics(IgnorableComment comment, ReadOnlySpan<char> text, List<Ignore> ignores)
    {
        if (SkipWithEquals(ref text, "disable"))
        {
            Add(comment, "kics", text, IgnoreReach.File, ignores);
        }
        else if (text is "ignore-line" or "ignore-block")
        {
            Add(comment, "kics", PeerRule.All, IgnoreReach.Next, ignores);
        }
        else if (text is "ignore")
        {
            Add(comment, "kics", PeerRule.All, IgnoreReach.File, ignores);
        }
    }

    /// <summary>Options separated by semicolons, of which only <c>skip=</c> is an ignore. As a directive it covers the file.</summary>
    private static void ReadBuildChecks(IgnorableComment comment, ReadOnlySpan<char> text, List<Ignore> ignores)
    {
        foreach (var range in text.Split(';'))
        {
            var option = text[range].Trim();
            if (!SkipWithEquals(ref option, "skip"))
            {
                continue;
            }

            var list = IdList.Read(option);
            foreach (var id in list.Ids)
            {
                var isAll = string.Equals(id, "all", StringComparison.OrdinalIgnoreCase);
                ignores.Add(new Ignore(comment, PeerRule.Key("buildkit", isAll ? PeerRule.All : id), IgnoreReach.Next, list.Reason));
            }
        }
    }

    /// <summary>Marks that may stand anywhere in a comment, and more than once.</summary>
    private static void ReadMarks(IgnorableComment comment, string mark, List<Ignore> ignores, DateOnly? asOf)
    {
        var text = comment.Text.AsSpan();
        for (var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase))
        {
            text = text[(at + mark.Length)..];

            // The next mark ends the reason of this one.
            var end = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            var part = (end < 0 ? text : text[..end]).Trim();
            var list = IdList.Read(part);
            if (!HasExpired(list.Rest, asOf))
            {
                Add(comment, mark[..mark.IndexOf(':')], part, IgnoreReach.Next, ignores);
            }
        }
    }

    /// <summary>Whether <c>:exp:2026-01-31</c> behind an id has passed.</summary>
    private static bool HasExpired(string rest, DateOnly? asOf)
    {
        const string Mark = ":exp:";
        const int DateLength = 10;
        return asOf is { } date && rest.StartsWith(Mark, StringComparison.OrdinalIgnoreCase) && rest.Length >= Mark.Length + DateLength
            && DateOnly.TryParseExact(rest.AsSpan(Mark.Length, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expires)
            && expires < date;
    }

    private static void Add(IgnorableComment comment, string peer, ReadOnlySpan<char> text, IgnoreReach reach, List<Ignore> ignores)
    {
        var list = IdList.Read(text);
        foreach (var id in list.Ids)
        {
            ignores.Add(new Ignore(comment, PeerRule.Key(peer, id), reach, list.Reason));
        }
    }

    /// <summary>Takes a word that a blank or the end follows.</summary>
    private static bool Skip(ref ReadOnlySpan<char> text, string word)
    {
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase) || (text.Length > word.Length && !char.IsWhiteSpace(text[word.Length])))
        {
            return false;
        }

        text = text[word.Length..].Trim();
        return true;
    }

    /// <summary>Takes a word that an equals sign follows.</summary>
    private static bool SkipWithEquals(ref ReadOnlySpan<char> text, string word)
    {
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = text[word.Length..].TrimStart();
        if (!rest.StartsWith('='))
        {
            return false;
        }

        text = rest[1..].Trim();
        return true;
    }
}
