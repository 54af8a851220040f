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
    public int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found)
    {
        var keyStart = at - 1;
        var valueStart = at + length;
        if (keyStart < 0 || (bytes[keyStart] | 0x20) != 'p')
        {
            return valueStart;
        }

        var lowest = Math.Max(0, keyStart - Farthest);
        var lineStart = lowest + bytes[lowest..keyStart].LastIndexOfAny("\n\"'`"u8) + 1;
        var highest = Math.Min(bytes.Length, valueStart + Farthest);
        var lineLength = bytes[valueStart..highest].IndexOfAny("\n\r\"'`"u8);
        var rest = bytes[valueStart..(lineLength < 0 ? highest : valueStart + lineLength)];
        var before = bytes[lineStart..keyStart];
        var end = EndOfValue(before, rest);
        var value = end < 0 ? rest : rest[..end];
        var behind = end < 0 ? [] : rest[end..];
        if (IsPairStart(before) && (HasPair(before, isBefore: true) || HasPair(behind, isBefore: false)) && IsSecret(value))
        {
            (found ??= []).Add(new SecretMatch(family, valueStart, value.Length) { KeyName = KeyNames.LeftOf(bytes, lineStart) ?? "Password" });
        }

        return valueStart;
    }

    /// <summary>
    /// Where a value ends, or -1. Where <c>;</c> separates the pairs, <c>&amp;</c> belongs to the password: none of it may be left
    /// over and shown.
    /// </summary>
    private static int EndOfValue(ReadOnlySpan<byte> before, ReadOnlySpan<byte> rest)
    {
        var semicolon = rest.IndexOf((byte)';');
        if (before.Contains((byte)';') || (semicolon >= 0 && !before.ContainsAny((byte)'&', (byte)'?')))
        {
            return semicolon >= 0 ? semicolon : rest.IndexOf((byte)' ');
        }

        return rest.IndexOfAny("&; "u8);
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
