using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine.Suppression;

/// <summary>Ids of peers' rules in one spelling, <c>peer:ID</c>, so that a comment's and an equivalent's can be compared.</summary>
internal static class PeerRule
{
    /// <summary>Stands for all rules of a peer.</summary>
    internal const string All = "*";

    /// <summary>The key of a peer's rule.</summary>
    internal static string Key(string peer, ReadOnlySpan<char> id) => peer switch
    {
        "trivy" => $"trivy:{TrivyId(id)}",

        // One tool runs the other's checks, and its ignores name both.
        "hadolint" or "shellcheck" => $"hadolint:{Upper(id)}",
        _ => $"{peer}:{Upper(id)}",
    };

    /// <summary>The keys that ignore a rule: its own id, those of its equivalents, and all rules of their peers.</summary>
    internal static IEnumerable<string> KeysOf(RuleInfo rule)
    {
        yield return rule.Id;
        foreach (var equivalent in rule.Equivalents)
        {
            var colon = equivalent.IndexOf(':');
            if (colon > 0)
            {
                var peer = equivalent[..colon];
                yield return Key(peer, equivalent.AsSpan(colon + 1));
                yield return Key(peer, All);
            }
        }
    }

    /// <summary>One check has been called DS002, AVD-DS-0002 and DS-0002.</summary>
    private static string TrivyId(ReadOnlySpan<char> id)
    {
        var text = Upper(id);
        text = text.StartsWith("AVD-", StringComparison.Ordinal) ? text[4..] : text;
        var digits = text.Length;
        while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
        {
            digits--;
        }

        var letters = text[..digits].TrimEnd('-');
        return letters.Length == 0 || digits == text.Length ? text : $"{letters}-{text[digits..].TrimStart('0')}";
    }

    private static string Upper(ReadOnlySpan<char> id) => id.ToString().ToUpperInvariant();
}
