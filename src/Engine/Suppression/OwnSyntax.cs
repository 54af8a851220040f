using Plimsoll.Engine.Configuration;

namespace Plimsoll.Engine.Suppression;

/// <summary>
/// Our own ignores: <c>plimsoll: ignore=PLM1401,PLM2003 -- why</c> for what comes next, <c>plimsoll: ignore-file=PLM1401 -- why</c>
/// for the whole file.
/// </summary>
internal static class OwnSyntax
{
    private const string Name = "plimsoll";

    /// <summary>Reads a comment.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="ignores">Where its ignores go.</param>
    /// <param name="rules">Every rule.</param>
    /// <param name="suggests">Whether to guess what a wrong id was meant to be.</param>
    /// <returns>Why it, or a part of it, has no effect; null when it is in order, or does not mean to be an ignore.</returns>
    internal static string? Read(IgnorableComment comment, List<Ignore> ignores, RuleIndex rules, bool suggests)
    {
        var text = comment.Text.AsSpan();
        if (!text.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        text = text[Name.Length..].TrimStart();
        var hasColon = text.StartsWith(':');
        text = hasColon ? text[1..].TrimStart() : text;
        var end = text.IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
        end = end < 0 ? text.Length : end;
        var verb = text[..end].ToString().ToLowerInvariant();
        text = text[end..].TrimStart();
        if (!IsMeant(verb, text))
        {
            return null;
        }

        if (!hasColon)
        {
            return "a colon is missing behind 'plimsoll'";
        }

        if (verb is not ("ignore" or "ignore-file"))
        {
            return "what follows 'plimsoll:' is neither 'ignore=' nor 'ignore-file='";
        }

        return text.StartsWith('=')
            ? ReadIds(comment, IdList.Read(text[1..]), verb is "ignore" ? IgnoreReach.Next : IgnoreReach.File, ignores, rules, suggests)
            : $"'=' is missing behind '{verb}'";
    }

    /// <summary>Prose may begin with our name, too; an ignore has its verb, an equals sign, or an id in place of the verb.</summary>
    private static bool IsMeant(string verb, ReadOnlySpan<char> rest) =>
        rest.StartsWith('=') || verb is "ignore" or "ignore-file" or "plm";

    private static string? ReadIds(
        IgnorableComment comment, IdList list, IgnoreReach reach, List<Ignore> ignores, RuleIndex rules, bool suggests)
    {
        if (list.Ids.Count == 0)
        {
            return "it names no rule";
        }

        if (list.HasLooseEnd)
        {
            return "ids are separated by commas, and a reason begins with '--'";
        }

        string? problem = null;
        foreach (var written in list.Ids)
        {
            var id = written.ToUpperInvariant();
            if (rules.Find(id, out var fault, suggests && problem is null) is not null)
            {
                ignores.Add(new Ignore(comment, id, reach, list.Reason));
            }

            problem ??= fault;
        }

        return problem;
    }
}
