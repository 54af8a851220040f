using System.Globalization;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Whether a name means a credential, and whether the value beside it can be one.</summary>
public static class CredentialName
{
    /// <summary>
    /// Whether a name has a part that means a credential, and none that means something about one: PASSWORD_HASH and
    /// KEY_SERVER are none, HASH_SECRET and SERVER_PASSWORD are.
    /// </summary>
    public static bool IsCredential(string name)
    {
        var parts = Parts(name);
        var last = parts.FindLastIndex(IsWord);
        for (var i = 0; i < parts.Count && last >= 0; i++)
        {
            if (IsAboutOne(parts[i]) || (i > last && SaysWhatOfIt(parts[i])))
            {
                return false;
            }
        }

        return last >= 0;
    }

    /// <summary>The part of a name that can be one: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>; what follows may be a value.</summary>
    public static string Identifier(string name)
    {
        var length = 0;
        while (length < name.Length && (char.IsLetterOrDigit(name[length]) || name[length] is '_' or '-' or '.'))
        {
            length++;
        }

        return name[..length];
    }

    /// <summary>Whether a value can be the credential that a name means: a fingerprint or id of 40 digits in <c>GPG_KEY</c> is none, in <c>API_TOKEN</c> it is.</summary>
    /// <param name="name">A name that means a credential.</param>
    /// <param name="value">The value with quotes resolved and variables as written.</param>
    public static bool CanBeSecret(string name, string value) =>
        CanBeSecret(value) || (!string.IsNullOrWhiteSpace(value) && IsFingerprint(value) && !MayBePublicKey(name));

    /// <summary>Whether a value can be a credential: not empty, no reference, no path, address, number, duration, switch, digest or public key.</summary>
    /// <param name="value">The value with quotes resolved and variables as written.</param>
    public static bool CanBeSecret(string value)
    {
        value = value.Trim();
        if (value.Length == 0 || IsReference(value) || IsNumberOrDuration(value) || IsPath(value))
        {
            return false;
        }

        return value.AsSpan().IndexOfAnyExcept('*') >= 0
            && value.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null" or "none")
            && !IsDigestOrFingerprint(value)
            && !IsAddressWithoutPassword(value)
            && !IsPublicKey(value);
    }

    /// <summary>The literal that <c>${NAME:-literal}</c> or <c>${NAME-literal}</c> falls back to; the value itself when it is no such reference.</summary>
    public static string LiteralOf(string value)
    {
        if (!value.StartsWith("${", StringComparison.Ordinal) || !value.EndsWith('}') || value.IndexOf('$', 1) >= 0)
        {
            return value;
        }

        var at = 2;
        while (char.IsAsciiLetterOrDigit(value[at]) || value[at] == '_')
        {
            at++;
        }

        return value.AsSpan(at) switch
        {
            [':', '-', ..] => value[(at + 2)..^1],
            ['-', ..] => value[(at + 1)..^1],
            _ => value,
        };
    }

    private static bool IsWord(string part) => part is
        "password" or "passwords" or "passwd" or "passphrase" or "pass" or "pwd" or "pword" or "pw" or "psw"
        or "secret" or "secrets" or "token" or "tokens" or "apikey" or "apitoken" or "authtoken" or "auth" or "credential" or "credentials"
        or "key" or "privatekey" or "secretkey" or "accesskey"
        || EndsInWord(part);

    /// <summary>Names written as one word: <c>PGPASSWORD</c>, <c>clientsecret</c>.</summary>
    private static bool EndsInWord(string part) =>
        part.Length > 8
        && (part.EndsWith("password", StringComparison.Ordinal) || part.EndsWith("passwd", StringComparison.Ordinal) || part.EndsWith("passphrase", StringComparison.Ordinal)
            || part.EndsWith("secret", StringComparison.Ordinal) || part.EndsWith("apikey", StringComparison.Ordinal));

    /// <summary>Parts that make a name be no credential, wherever they stand.</summary>
    private static bool IsAboutOne(string part) => part is
        "public" or "file" or "files" or "filename" or "path" or "paths" or "name" or "names" or "alias" or "version" or "url" or "uri"
        or "ttl" or "enabled" or "enable" or "disabled" or "disable" or "allow" or "require" or "required" or "length" or "len" or "max" or "min" or "parallelism";

    /// <summary>Parts that make a name be no credential when they stand behind the word that means one.</summary>
    private static bool SaysWhatOfIt(string part) => part is
        "dir" or "directory" or "endpoint" or "host" or "port" or "size" or "count" or "limit" or "expiry" or "expires" or "expiration" or "expire"
        or "timeout" or "lifetime" or "age" or "type" or "mode" or "method" or "algorithm" or "algo" or "policy" or "format" or "header" or "prefix" or "suffix" or "regex" or "pattern"
        or "issuer" or "audience" or "scope" or "server" or "servers" or "ring" or "board" or "map" or "mapping" or "column" or "field"
        or "fingerprint" or "fingerprints" or "sha256" or "checksum" or "hash" or "rotation" or "interval" or "provider" or "store" or "location" or "cert" or "certificate";

    /// <summary>Whether the only word for a credential is key: the name of an access key or of a public one, and no password or token.</summary>
    private static bool MayBePublicKey(string name)
    {
        if (ProviderCredential.IsOne(name))
        {
            return false;
        }

        var parts = Parts(name);
        for (var i = 0; i < parts.Count; i++)
        {
            if (IsWord(parts[i]) && (parts[i] != "key" || (i > 0 && parts[i - 1] is "api" or "access" or "private" or "secret" or "encryption")))
            {
                return false;
            }
        }

        return true;
    }

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
        value[0] == '$' || IsEnclosed(value, '%', '%') || IsEnclosed(value, '<', '>') || IsEnclosed(value, '@', '@') || value.Contains("${", StringComparison.Ordinal) || value.Contains("{{", StringComparison.Ordinal)
        || value.Contains("$(", StringComparison.Ordinal) || value.Contains("#{", StringComparison.Ordinal)
        || value.StartsWith("ENC[", StringComparison.Ordinal) || value.StartsWith("vault:", StringComparison.Ordinal) || value.StartsWith("op://", StringComparison.Ordinal)
        || value.StartsWith("env:", StringComparison.Ordinal) || value.StartsWith("arn:aws:", StringComparison.Ordinal) || value.StartsWith("file:", StringComparison.Ordinal)
        || ContainsVariable(value);

    private static bool IsEnclosed(string value, char open, char close) => value.Length > 2 && value[0] == open && value[^1] == close;

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
        (value[0] == '/' || value == "~" || value.StartsWith("~/", StringComparison.Ordinal) || value.StartsWith("./", StringComparison.Ordinal) || value.StartsWith("../", StringComparison.Ordinal)
            || (value.Length > 2 && value[1] == ':' && value[2] is '\\' or '/'))
        && !value.Contains(' ', StringComparison.Ordinal) && !value.Contains('+', StringComparison.Ordinal) && !value.Contains('=', StringComparison.Ordinal);

    /// <summary>Git ids, GPG fingerprints and digests.</summary>
    private static bool IsDigestOrFingerprint(string value) =>
        value.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) || value.StartsWith("sha512-", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("sha256-", StringComparison.OrdinalIgnoreCase) || IsFingerprint(value);

    /// <summary>Hexadecimal of the length of a SHA-1, once or several times.</summary>
    private static bool IsFingerprint(string value)
    {
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
