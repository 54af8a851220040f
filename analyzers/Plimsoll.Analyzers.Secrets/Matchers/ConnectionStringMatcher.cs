using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>
/// Passwords in connection strings: <c>Password=</c> or <c>Pwd=</c> among pairs that <c>;</c> or <c>&amp;</c> separates, one of
/// which names a server, a database or a user.
/// </summary>
internal sealed class ConnectionStringMatcher(int family) : IMatcher
{
    private const int Farthest = 512;

    /// <inheritdoc/>
    public void Find(ReadOnlySpan<byte> bytes, ref List<SecretMatch>? found)
    {
        FindKey(bytes, "assword="u8, ref found);
        FindKey(bytes, "ASSWORD="u8, ref found);
        FindKey(bytes, "wd="u8, ref found);
        FindKey(bytes, "WD="u8, ref found);
    }

    private void FindKey(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> stem, ref List<SecretMatch>? found)
    {
        var at = 0;
        while (bytes[at..].IndexOf(stem) is var next and >= 0)
        {
            at += next + stem.Length;
            var keyStart = at - stem.Length - 1;
            if (keyStart < 0 || (bytes[keyStart] | 0x20) != 'p')
            {
                continue;
            }

            var lineStart = bytes[Math.Max(0, keyStart - Farthest)..keyStart].LastIndexOfAny("\n\"'`"u8);
            lineStart = lineStart < 0 ? Math.Max(0, keyStart - Farthest) : Math.Max(0, keyStart - Farthest) + lineStart + 1;
            var lineEnd = bytes[at..Math.Min(bytes.Length, at + Farthest)].IndexOfAny("\n\r\"'`"u8);
            lineEnd = lineEnd < 0 ? Math.Min(bytes.Length, at + Farthest) : at + lineEnd;
            var before = bytes[lineStart..keyStart];
            var rest = bytes[at..lineEnd];
            var length = rest.IndexOfAny(";& "u8);
            var value = length < 0 ? rest : rest[..length];
            var behind = length < 0 ? [] : rest[length..];
            if (IsPairStart(before) && (HasPair(before, isBefore: true) || HasPair(behind, isBefore: false)) && IsSecret(value))
            {
                (found ??= []).Add(new SecretMatch(family, at, value.Length) { KeyName = KeyNames.LeftOf(bytes, lineStart) ?? "Password" });
            }
        }
    }

    /// <summary>The key stands behind a separator, or first.</summary>
    private static bool IsPairStart(ReadOnlySpan<byte> before)
    {
        before = before.TrimEnd((byte)' ');
        return before.IsEmpty || before[^1] is (byte)';' or (byte)'&' or (byte)'?' or (byte)'=' || before.EndsWith("db "u8);
    }

    /// <summary>Whether a part names a server, a database or a user as connection strings do.</summary>
    private static bool HasPair(ReadOnlySpan<byte> part, bool isBefore)
    {
        if (isBefore ? part.IndexOfAny(";&?"u8) < 0 : !part.StartsWith(";"u8) && !part.StartsWith("&"u8))
        {
            return false;
        }

        var text = Encoding.ASCII.GetString(part).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var key in (ReadOnlySpan<string>)["server=", "datasource=", "host=", "hostname=", "address=", "database=", "initialcatalog=", "userid=", "uid=", "user=", "username=", "port=", "endpoint=", "jdbc:"])
        {
            if (text.Contains(key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSecret(ReadOnlySpan<byte> value)
    {
        var text = Encoding.ASCII.GetString(value);
        return text.Length > 0
            && text[0] is not ('$' or '<' or '{' or '%' or '*' or '#' or '@')
            && !text.Contains("${", StringComparison.Ordinal) && !text.Contains("{{", StringComparison.Ordinal)
            && text.ToLowerInvariant() is not ("password" or "passwd" or "pass" or "secret" or "yourpassword" or "your_password" or "mypassword" or "changeme" or "xxx" or "null" or "true" or "false");
    }
}
