using System.Globalization;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Whether a name means a credential, and whether the value beside it can be one.</summary>
public static class CredentialName
{
    /// <summary>Whether a name has a part that means a credential, and none that means something about one.</summary>
    public static bool IsCredential(string name)
    {
        var parts = Parts(name);
        var found = false;
        for (var i = 0; i < parts.Count; i++)
        {
            if (IsAboutOne(parts[i]))
            {
                return false;
            }

            found |= IsWord(parts[i]) || (i + 1 < parts.Count && IsPair(parts[i], parts[i + 1]));
        }

        return found;
    }

    /// <summary>Whether a value can be a credential: not empty, no reference, no path, address, number, duration, switch, digest or public key.</summary>
    /// <param name="value">The value with quotes resolved and variables as written.</param>
    public static bool CanBeSecret(string value)
    {
        value = value.Trim();
        if (value.Length == 0 || IsReference(value) || IsNumberOrDuration(value) || IsPath(value))
        {
            return false;
        }

        return value.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null" or "none")
            && !IsDigestOrFingerprint(value)
            && !IsAddressWithoutPassword(value)
            && !IsPublicKey(value);
    }

    /// <summary>The literal that <c>${NAME:-literal}</c> falls back to; the value itself when it is no such reference.</summary>
    public static string LiteralOf(string value)
    {
        var at = value.IndexOf(":-", StringComparison.Ordinal);
        return value.StartsWith("${", StringComparison.Ordinal) && value.EndsWith('}') && at > 0 && value.IndexOf('$', 1) < 0 ? value[(at + 2)..^1] : value;
    }

    private static bool IsWord(string part) => part is
        "password" or "passwords" or "passwd" or "passphrase" or "pass" or "pwd" or "pword" or "pw" or "psw"
        or "secret" or "secrets" or "token" or "tokens" or "apikey" or "apitoken" or "authtoken" or "auth" or "credential" or "credentials"
        or "key" or "privatekey" or "secretkey" or "accesskey";

    private static bool IsPair(string first, string second) =>
        (first, second) is ("api", "key") or ("private", "key") or ("access", "key");

    /// <summary>Parts that make a name be about a credential, or about something else altogether.</summary>
    private static bool IsAboutOne(string part) => part is
        "public" or "file" or "files" or "path" or "paths" or "dir" or "directory" or "name" or "names" or "alias" or "version" or "url" or "uri" or "endpoint" or "host" or "port"
        or "ttl" or "enabled" or "enable" or "disabled" or "disable" or "length" or "len" or "size" or "count" or "max" or "min" or "limit" or "expiry" or "expires" or "expiration" or "expire"
        or "timeout" or "lifetime" or "type" or "mode" or "method" or "algorithm" or "algo" or "policy" or "format" or "header" or "prefix" or "suffix" or "regex" or "pattern"
        or "issuer" or "audience" or "scope" or "required" or "require" or "server" or "servers" or "keyserver" or "ring" or "board" or "map" or "mapping" or "column" or "field"
        or "fingerprint" or "fingerprints" or "gpg" or "sha256" or "checksum" or "hash" or "rotation" or "interval" or "provider" or "store" or "location" or "parallelism" or "cert" or "certificate";

    /// <summary>The parts of a name in lower case: split at what is no letter or digit, and where lower case turns to upper.</summary>
    private static List<string> Parts(string name)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var turns = !ends && i > start && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]) && char.IsUpper(name[i - 1])));
            if (ends || turns)
            {
                if (i > start)
                {
                    parts.Add(name[start..i].ToLowerInvariant().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is { Length: > 0 } part ? part : name[start..i]);
                }

                start = ends ? i + 1 : i;
            }
        }

        return parts;
    }

    private static bool IsReference(string value) =>
        value[0] is '$' or '%' or '<' or '@' || value.Contains("${", StringComparison.Ordinal) || value.Contains("{{", StringComparison.Ordinal)
        || value.Contains("$(", StringComparison.Ordinal) || value.Contains("#{", StringComparison.Ordinal)
        || value.StartsWith("ENC[", StringComparison.Ordinal) || value.StartsWith("vault:", StringComparison.Ordinal) || value.StartsWith("op://", StringComparison.Ordinal)
        || value.StartsWith("env:", StringComparison.Ordinal) || value.StartsWith("arn:aws:", StringComparison.Ordinal) || value.StartsWith("file:", StringComparison.Ordinal)
        || ContainsVariable(value);

    /// <summary>"prefix-$NAME": a part of it comes from elsewhere.</summary>
    private static bool ContainsVariable(string value)
    {
        var at = value.IndexOf('$', StringComparison.Ordinal);
        return at >= 0 && at + 1 < value.Length && (char.IsAsciiLetterUpper(value[at + 1]) || value[at + 1] == '_');
    }

    private static bool IsNumberOrDuration(string value)
    {
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return true;
        }

        var digits = 0;
        while (digits < value.Length && char.IsAsciiDigit(value[digits]))
        {
            digits++;
        }

        return digits > 0 && value[digits..] is "ms" or "s" or "m" or "h" or "d" or "k" or "K" or "M" or "G" or "kb" or "KB" or "mb" or "MB" or "min" or "sec";
    }

    private static bool IsPath(string value) =>
        (value[0] is '/' or '~' || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("../", StringComparison.Ordinal)
            || (value.Length > 2 && value[1] == ':' && value[2] is '\\' or '/'))
        && !value.Contains(' ', StringComparison.Ordinal) && !value.Contains('+', StringComparison.Ordinal) && !value.Contains('=', StringComparison.Ordinal);

    /// <summary>Git ids, GPG fingerprints and digests: hexadecimal of their lengths, in one piece or in groups.</summary>
    private static bool IsDigestOrFingerprint(string value)
    {
        if (value.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("sha512-", StringComparison.OrdinalIgnoreCase) || value.StartsWith("sha256-", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var word in value.Split([' ', ',', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var hex = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? word[2..] : word;
            if (hex.Length is not 40 || !hex.All(char.IsAsciiHexDigit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAddressWithoutPassword(string value) =>
        value.Contains("://", StringComparison.Ordinal) && !value.Contains('@', StringComparison.Ordinal);

    private static bool IsPublicKey(string value) =>
        value.StartsWith("ssh-", StringComparison.Ordinal) || value.StartsWith("ecdsa-", StringComparison.Ordinal)
        || value.Contains("BEGIN PUBLIC KEY", StringComparison.Ordinal) || value.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal);
}
