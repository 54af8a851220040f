using Plimsoll.Documents.Dockerfile.Expansion;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>A source of ADD that the builder fetches: a URL or a git repository.</summary>
/// <param name="IsGit">Whether it is a git repository.</param>
/// <param name="Fragment">What stands behind <c>#</c>, up to a colon; null without.</param>
internal sealed record RemoteSource(bool IsGit, string? Fragment)
{
    /// <summary>Whether a commit id pins it.</summary>
    public bool IsPinned => IsGit && Fragment is { Length: 40 or 64 } && Fragment.All(char.IsAsciiHexDigit);

    /// <summary>Whether a variable decides about its fragment.</summary>
    public bool IsFragmentUnknown => Fragment?.Contains(Expansion.Hole, StringComparison.Ordinal) == true;

    /// <summary>Takes a source apart by the builder's rules; null for a path of the context.</summary>
    public static RemoteSource? Parse(string source)
    {
        var hash = source.IndexOf('#', StringComparison.Ordinal);
        var address = hash < 0 ? source : source[..hash];
        if (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            var query = address.IndexOf('?', StringComparison.Ordinal);
            var path = query < 0 ? address : address[..query];
            return new RemoteSource(IsGit: path.EndsWith(".git", StringComparison.OrdinalIgnoreCase), FragmentOf(source, hash));
        }

        var isGit = address.StartsWith("git://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("ssh://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("git@", StringComparison.Ordinal);
        return isGit ? new RemoteSource(IsGit: true, FragmentOf(source, hash)) : null;
    }

    private static string? FragmentOf(string source, int hash)
    {
        if (hash < 0)
        {
            return null;
        }

        // "#ref:directory"
        var fragment = source[(hash + 1)..];
        var colon = fragment.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? fragment : fragment[..colon];
    }
}
