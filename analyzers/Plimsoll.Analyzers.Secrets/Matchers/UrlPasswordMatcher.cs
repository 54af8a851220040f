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
        var colon = UserLength(bytes[start..at]);
        var user = Encoding.ASCII.GetString(bytes[start..(start + colon)]);
        var value = Math.Min(start + colon + 1, at);
        var password = Encoding.ASCII.GetString(bytes[value..at]);

        // Some hosts take a token for the user, with nothing or this word for the password.
        var isToken = password is "" or "x-oauth-basic";
        if (isToken)
        {
            (value, password) = (start, user);
        }

        while (FallbackAt(password) is var skip and > 0)
        {
            value += skip;
            password = password[skip..^1];
        }

        if (isToken ? !IsToken(bytes[scheme..start], password) : !IsPassword(user, password))
        {
            return;
        }

        var server = HostIn(bytes[(at + 1)..end]);
        (found ??= []).Add(new SecretMatch(family, value, password.Length)
        {
            // What every developer has on the own machine: "postgres:postgres@localhost".
            IsLowered = user == password && IsLocal(server),
            KeyName = KeyNames.LeftOf(bytes, scheme),
            Facts = server is null ? [] : [new("host", server)],
        });
    }

    /// <summary>Up to the colon in front of the password, or all: the colon of <c>${USER:-app}</c> belongs to the user.</summary>
    private static int UserLength(ReadOnlySpan<byte> userInfo)
    {
        var depth = 0;
        for (var i = 0; i < userInfo.Length; i++)
        {
            if (userInfo[i] == ':' && depth == 0)
            {
                return i;
            }

            depth = userInfo[i] switch { (byte)'{' => depth + 1, (byte)'}' => Math.Max(0, depth - 1), _ => depth };
        }

        return userInfo.Length;
    }

    /// <summary>Where in <c>${NAME:-literal}</c> or <c>${NAME-literal}</c> the literal starts; 0 when it is no such reference.</summary>
    private static int FallbackAt(string password)
    {
        if (!password.StartsWith("${", StringComparison.Ordinal) || !password.EndsWith('}'))
        {
            return 0;
        }

        var at = 2;
        while (char.IsAsciiLetterOrDigit(password[at]) || password[at] == '_')
        {
            at++;
        }

        return password.AsSpan(at) switch
        {
            [':', '-', ..] => at + 2,
            ['-', ..] => at + 1,
            _ => 0,
        };
    }

    private static bool IsToken(ReadOnlySpan<byte> scheme, string text) =>
        scheme.StartsWith("http"u8) && text.Length >= ShortestToken && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter)
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && !Placeholder.IsOne(Encoding.ASCII.GetBytes(text));

    private static bool IsPassword(string user, string password)
    {
        if (password.Length == 0 || IsReference(password) || IsTemplate(user) || password.All(static c => c is '*' or 'x' or 'X' or '.'))
        {
            return false;
        }

        // What documentation writes there.
        return password.ToLowerInvariant() is not ("pass" or "password" or "passwd" or "pwd" or "secret" or "token" or "your-password" or "your_password" or "yourpassword" or "mypassword" or "changeme" or "example")
            && !password.Contains("PASSWORD", StringComparison.Ordinal);
    }

    private static bool IsReference(string text) =>
        text[0] == '$' || IsTemplate(text) || IsPercentReference(text) || (text[0] == '@' && text[^1] == '@')
        || text.Contains("${", StringComparison.Ordinal) || text.Contains("$(", StringComparison.Ordinal);

    /// <summary>A place that a person or a program fills: the whole address is a pattern then, whatever the other half says.</summary>
    private static bool IsTemplate(string text) =>
        text.StartsWith('<') || text.Contains("{{", StringComparison.Ordinal) || text.Contains("#{", StringComparison.Ordinal)
        || (text.StartsWith('{') && text.EndsWith('}'));

    /// <summary><c>%NAME%</c>, <c>%s</c> and <c>%(name)s</c>, but not a password that begins with an escaped character.</summary>
    private static bool IsPercentReference(string text) =>
        text[0] == '%' && (text[^1] == '%' || text.Length < 4 || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2]));

    private static bool IsLocal(string? host) => host?.Split(':')[0] is "localhost" or "127.0.0.1";

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
