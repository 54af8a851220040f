namespace Plimsoll.Engine.Suppression;

/// <summary>The ids that an ignore names, separated by commas, and the text behind them.</summary>
/// <param name="Ids">The ids as written.</param>
/// <param name="Rest">What follows, trimmed, with the mark in front of a reason; empty when nothing does.</param>
internal sealed record IdList(IReadOnlyList<string> Ids, string Rest)
{
    /// <summary>What marks a reason.</summary>
    private static readonly string[] ReasonMarks = ["--", ":", "//", "#"];

    /// <summary>The reason, or null: the text behind a mark.</summary>
    internal string? Reason
    {
        get
        {
            foreach (var mark in ReasonMarks)
            {
                if (Rest.StartsWith(mark, StringComparison.Ordinal))
                {
                    var reason = Rest[mark.Length..].Trim();
                    return reason.Length == 0 ? null : reason;
                }
            }

            return null;
        }
    }

    /// <summary>Whether something follows that is not marked as a reason.</summary>
    internal bool HasLooseEnd => Rest.Length > 0 && !Array.Exists(ReasonMarks, mark => Rest.StartsWith(mark, StringComparison.Ordinal));

    /// <summary>Reads ids up to a blank that no comma stands beside, or to a mark of a reason.</summary>
    internal static IdList Read(ReadOnlySpan<char> text)
    {
        var ids = new List<string>();
        while (true)
        {
            text = text.TrimStart();
            var length = IdLength(text);
            if (length > 0)
            {
                ids.Add(text[..length].ToString());
            }

            text = text[length..].TrimStart();
            if (!text.StartsWith(','))
            {
                return new IdList(ids, text.Trim().ToString());
            }

            text = text[1..];
        }
    }

    private static int IdLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '_' or '.' or '*' or '-')
            && !text[length..].StartsWith("--"))
        {
            length++;
        }

        return length;
    }
}
