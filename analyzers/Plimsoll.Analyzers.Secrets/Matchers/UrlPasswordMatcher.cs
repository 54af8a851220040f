using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>
/// Passwords in addresses: <c>scheme://user:password@host</c>, or a token in the place of the user. References and the
/// words that documentation writes there are none.
/// </summary>
internal sealed class UrlPasswordMatcher(int family) : IMatcher
{
    private const int LongestAuthority = 512;
    private const int ShortestToken = 16;

    /// <inheritdoc/>
    public int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found)
    {
        var authority = at + length;
        if (SchemeStart(bytes, at) is var scheme and >= 0)
        {
            var end = AuthorityEnd(bytes, authority);
            var separator = bytes[authority..end].LastIndexOf((byte)'@');
            if (separator > 0)
            {
                Judge(bytes, scheme, authority, authority + separator, end, ref found);
            }
        }

        return authority;
    }

    private static int SchemeStart(ReadOnlySpan<byte> bytes, int colon)
    {
        var start = colon;
        while (start > 0 && colon - start < 24 && (AlphabetTable.Has(bytes[start - 1], Alphabet.Base62) || bytes[start - 1] is (byte)'+' or (byte)'.' or (byte)'-'))
        {
            start--;
        }

        return start < colon ? start : -1;
    }

    private static int AuthorityEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var limit = Math.Min(bytes.Length, at + LongestAuthority);
        var depth = 0;
        for (; at < limit; at++)
        {
            var b = bytes[at];

            // The inside of ${...} may hold what ends an authority elsewhere.
            if (b == '{')
            {
                depth++;
            }
            else if (b == '}' && depth > 0)
            {
                depth--;
            }
            else if (b <= ' ' || b >= 0x7F || (depth == 0 && b is (byte)'/' or (byte)'?' or (byte)'#' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)'\\' or (byte)'<' or (byte)'>' or (byte)')' or (byte)']' or (byte)',' or (byte)';' or (byte)'|'))
            {
                return at;
            }
        }

        return at;
    }

    private void Judge(ReadOnlySpan<byte> bytes, int scheme, int start, int at, int end, ref List<SecretMatch>? found)
    {
        var colon = bytes[start..at].IndexOf((byte)':');
        var isToken = colon < 0;
        var value = isToken ? start : start + colon + 1;
        var password = Encoding.ASCII.GetString(bytes[value..at]);
        var user = isToken ? "" : Encoding.ASCII.GetString(bytes[start..(start + colon)]);
        if (Fallback(password) is { } fallback)
        {
            value += password.IndexOf(fallback, StringComparison.Ordinal);
            password = fallback;
        }

        if (isToken ? !IsToken(bytes[scheme..start], password) : !IsPassword(user, password))
        {
            return;
        }

        (found ??= []).Add(new SecretMatch(family, value, password.Length)
        {
            KeyName = KeyNames.LeftOf(bytes, scheme),
            Facts = HostIn(bytes[(at + 1)..end]) is { } host ? [new("host", host)] : [],
        });
    }

    /// <summary>The literal that <c>${NAME:-literal}</c> falls back to; null when it is none.</summary>
    private static string? Fallback(string password)
    {
        var at = password.IndexOf(":-", StringComparison.Ordinal);
        return password.StartsWith("${", StringComparison.Ordinal) && password.EndsWith('}') && at > 0 ? password[(at + 2)..^1] : null;
    }

    private static bool IsToken(ReadOnlySpan<byte> scheme, string text) =>
        scheme.StartsWith("http"u8) && text.Length >= ShortestToken && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter)
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !Placeholder.IsOne(Encoding.ASCII.GetBytes(text));

    private static bool IsPassword(string user, string password)
    {
        if (password.Length == 0 || IsReference(password) || IsReference(user) || password.All(static c => c is '*' or 'x' or 'X' or '.'))
        {
            return false;
        }

        // What documentation writes there.
        return password.ToLowerInvariant() is not ("pass" or "password" or "passwd" or "pwd" or "secret" or "token" or "<password>" or "your-password" or "your_password" or "yourpassword" or "mypassword" or "changeme" or "example")
            && !password.Contains("PASSWORD", StringComparison.Ordinal);
    }

    private static bool IsReference(string text) =>
        text.StartsWith('$') || text.StartsWith('%') || text.StartsWith('<') || text.StartsWith('@')
        || text.Contains("{{", StringComparison.Ordinal) || text.Contains("${", StringComparison.Ordinal) || text.Contains("#{", StringComparison.Ordinal)
        || (text.StartsWith('{') && text.EndsWith('}')) || text.Contains("$(", StringComparison.Ordinal);

    private static string? HostIn(ReadOnlySpan<byte> authority)
    {
        foreach (var b in authority)
        {
            if (!AlphabetTable.Has(b, Alphabet.Token) && b != ':')
            {
                return null;
            }
        }

        return authority.Length is > 0 and < 100 ? Encoding.ASCII.GetString(authority) : null;
    }
}
