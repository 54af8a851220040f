using System.Text;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.Analyzers.Image;

/// <summary>A credential in a file whose format is made for it.</summary>
/// <param name="Owner">Whose format it is.</param>
/// <param name="Key">What it is called there.</param>
/// <param name="Start">The byte that it starts at.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Value">What no output may show.</param>
public sealed record FileCredential(string Owner, string Key, int Start, int Length, int Line, string Value);

/// <summary>
/// Files of known credential formats: the name says which format, the content whether a credential is in it. A name alone is none.
/// </summary>
internal static class CredentialFile
{
    /// <summary>The most bytes that such a file has; larger ones are something else.</summary>
    public const int LargestSize = 1 << 20;

    private static readonly CredentialFormat[] Formats =
    [
        new("the AWS tools", [".aws/credentials", ".aws/config"], SettingsReader.Ini, static setting => Means(setting, "aws_secret_access_key") || Means(setting, "aws_session_token")),
        new("Docker", [".docker/config.json", ".dockercfg", ".docker/config", ".config/containers/auth.json", "containers/auth.json"], SettingsReader.Json, IsDockerAuth),
        new("netrc", [".netrc", "_netrc"], SettingsReader.Words, static setting => setting.Key == "password" && IsValue(setting.Value)),
        new("git", [".git-credentials", ".config/git/credentials"], SettingsReader.Lines, static setting => HasPassword(setting.Value)),
        new("npm", [".npmrc", "etc/npmrc"], SettingsReader.Ini, IsNpmAuth),
        new("PyPI", [".pypirc"], SettingsReader.Ini, static setting => Means(setting, "password")),
        new("PostgreSQL", [".pgpass"], SettingsReader.Lines, static setting => IsPostgresPassword(setting.Value)),
        new("MySQL", [".my.cnf", ".mysql/my.cnf"], SettingsReader.Ini, static setting => Means(setting, "password")),
        new("Kubernetes", [".kube/config", "kubeconfig", "kubernetes/admin.conf", "kubernetes/kubelet.conf", "kubernetes/super-admin.conf"], SettingsReader.Yaml, IsKubernetesUser),
        new("Google Cloud", ["application_default_credentials.json", "gcloud/adc.json"], SettingsReader.Json, static setting => Means(setting, "refresh_token") || Means(setting, "private_key")),
        new("Azure", [".azure/accessTokens.json", ".azure/msal_token_cache.json", ".azure/service_principal_entries.json"], SettingsReader.Json, IsAzureToken),
        new("Vault", [".vault-token"], SettingsReader.Lines, static setting => setting.Value.Length >= 16 && IsValue(setting.Value)),
        new("Terraform", [".tfstate", ".tfstate.backup"], SettingsReader.Json, static setting => CommandSecrets.IsSecret(setting.Key, setting.Value)),
        new("Terraform", ["credentials.tfrc.json"], SettingsReader.Json, static setting => Means(setting, "token")),
        new("an HTTP server", [".htpasswd", "/htpasswd"], SettingsReader.Lines, static setting => IsPasswordHash(setting.Value)),
        new("rclone", ["rclone.conf"], SettingsReader.Ini, static setting => setting.Key is "pass" or "token" or "password" && IsValue(setting.Value) || CommandSecrets.IsSecret(setting.Key, setting.Value)),
        new("s3cmd", [".s3cfg"], SettingsReader.Ini, static setting => Means(setting, "secret_key")),
        new("the GitHub tools", [".config/hub", ".config/gh/hosts.yml"], SettingsReader.Yaml, static setting => Means(setting, "oauth_token")),
        new("1Password", [".config/op/config", ".op/config"], SettingsReader.Json, static setting => Means(setting, "accountKey") || Means(setting, "secretKey")),
        new("RubyGems", [".gem/credentials"], SettingsReader.Yaml, static setting => setting.Key.EndsWith("api_key", StringComparison.Ordinal) && IsValue(setting.Value)),
        new("Cargo", [".cargo/credentials", ".cargo/credentials.toml"], SettingsReader.Ini, static setting => Means(setting, "token")),
    ];

    /// <summary>Whether a path is that of such a file.</summary>
    public static bool Knows(ReadOnlySpan<byte> path) => IsKeytab(path) || FormatOf(path) is not null;

    /// <summary>The first credential of a file; null: it has none.</summary>
    public static FileCredential? Find(FileTable files, int row)
    {
        if (files.Content(row) is not { } content)
        {
            return null;
        }

        var path = files.Path(row);
        if (IsKeytab(path))
        {
            // 05 02, then an entry with its length in front (MIT Kerberos, keytab file format).
            return content.Length > 10 && content is [5, 1 or 2, ..] ? new FileCredential("Kerberos", "keytab", 0, content.Length, 1, "") : null;
        }

        if (FormatOf(path) is not { } format)
        {
            return null;
        }

        foreach (var setting in format.Read(content))
        {
            if (format.IsCredential(setting))
            {
                var key = format.Read == SettingsReader.Lines ? "" : CredentialName.Identifier(setting.Key);
                return new FileCredential(format.Owner, key, setting.Start, setting.Length, content.AsSpan(0, setting.Start).Count((byte)'\n') + 1, setting.Value);
            }
        }

        return null;
    }

    private static bool IsKeytab(ReadOnlySpan<byte> path) => path.EndsWith(".keytab"u8);

    private static CredentialFormat? FormatOf(ReadOnlySpan<byte> path)
    {
        foreach (var format in Formats)
        {
            foreach (var ending in format.EndingBytes)
            {
                // An ending that starts with a dot or a slash may be but the end of a name.
                if (path.EndsWith(ending) && (path.Length == ending.Length || ending[0] is (byte)'/' || path[^(ending.Length + 1)] == '/' || format.IsSuffix(ending)))
                {
                    return format;
                }
            }
        }

        return null;
    }

    private static bool Means(FileSetting setting, string key) => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase) && IsValue(setting.Value);

    /// <summary>Whether a value is a credential and neither empty, a reference nor a placeholder.</summary>
    private static bool IsValue(string value) =>
        value.Length > 2 && CredentialName.CanBeSecret(value) && !Placeholder.IsOne(Encoding.Latin1.GetBytes(value)) && value.ToLowerInvariant() is not ("xxx" or "changeme" or "password" or "secret" or "token" or "your_password");

    private static bool IsDockerAuth(FileSetting setting)
    {
        if (setting.Key is "identitytoken" or "registrytoken" or "password")
        {
            return IsValue(setting.Value);
        }

        // auth is base64 of user:password; credential helpers leave it empty.
        var bytes = new byte[setting.Value.Length];
        return setting.Key == "auth" && Convert.TryFromBase64String(setting.Value, bytes, out var count)
            && bytes.AsSpan(0, count).IndexOf((byte)':') is > 0 and var colon && colon + 1 < count
            && IsValue(Encoding.Latin1.GetString(bytes, colon + 1, count - colon - 1).TrimEnd('\0'));
    }

    private static bool IsNpmAuth(FileSetting setting)
    {
        var name = setting.Key[(setting.Key.LastIndexOf(':') + 1)..];
        return name is "_authToken" or "_auth" or "_password" && IsValue(setting.Value);
    }

    private static bool IsKubernetesUser(FileSetting setting) => setting.Key is "token" or "password" or "client-key-data" && IsValue(setting.Value);

    private static bool IsAzureToken(FileSetting setting) =>
        setting.Key is "accessToken" or "refreshToken" or "secret" or "client_secret" or "servicePrincipalKey" && IsValue(setting.Value);

    private static bool HasPassword(string line) =>
        Uri.TryCreate(line, UriKind.Absolute, out var address) && address.UserInfo.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && IsValue(Uri.UnescapeDataString(address.UserInfo[(colon + 1)..]));

    /// <summary><c>host:port:database:user:password</c>, with <c>\:</c> for a colon.</summary>
    private static bool IsPostgresPassword(string line)
    {
        var fields = line.Replace("\\:", "", StringComparison.Ordinal).Split(':', 5);
        return fields.Length == 5 && fields[4] != "*" && IsValue(fields[4]);
    }

    /// <summary><c>user:hash</c>; the hash in the forms that htpasswd writes.</summary>
    private static bool IsPasswordHash(string line)
    {
        var hash = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return hash.Length < line.Length && (hash.StartsWith("$apr1$", StringComparison.Ordinal) || hash.StartsWith("$2", StringComparison.Ordinal) || hash.StartsWith("{SHA}", StringComparison.Ordinal)
            || hash.StartsWith("$5$", StringComparison.Ordinal) || hash.StartsWith("$6$", StringComparison.Ordinal) || (hash.Length == 13 && hash.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/')));
    }
}

/// <summary>A format for credentials.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Endings">What the paths of its files end with: whole parts, or the end of a name.</param>
/// <param name="Read">Reads it.</param>
/// <param name="IsCredential">Whether a setting is a credential.</param>
internal sealed record CredentialFormat(string Owner, string[] Endings, Func<byte[], List<FileSetting>> Read, Func<FileSetting, bool> IsCredential)
{
    /// <summary>The endings as paths are.</summary>
    public byte[][] EndingBytes { get; } = Array.ConvertAll(Endings, Encoding.ASCII.GetBytes);

    /// <summary>Whether an ending is that of a name, as <c>.tfstate</c> is.</summary>
    public bool IsSuffix(byte[] ending) => ending.AsSpan().StartsWith(".tfstate"u8);
}
