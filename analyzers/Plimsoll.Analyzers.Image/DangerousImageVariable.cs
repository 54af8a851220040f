using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Analyzers.Image;

/// <summary>PLM4007: a variable of the image switches a check off, or brings foreign code into processes.</summary>
public sealed class DangerousImageVariable : Rule<ImageVariable>
{
    private const string NoCertificates = "it switches the check of certificates off";
    private const string ForeignCode = "it loads code into every process";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM4007",
        title: "Dangerous variable of the image",
        message: "The image sets '{0}': {1}",
        category: RuleCategory.Network,
        severity: DiagnosticSeverity.Warning,
        description: "A variable of the image holds for every process of every container. Set for one step of a build and left there, it keeps a protection switched off for good.",
        equivalents:
        [
            "plimsoll-catalogue:image-env-dangerous", "checkov:CKV2_DOCKER_5", "checkov:CKV2_DOCKER_6", "checkov:CKV2_DOCKER_12", "checkov:CKV2_DOCKER_14",
            "checkov:CKV2_DOCKER_16",
        ],
        scoreClass: ScoreClass.Config);

    /// <inheritdoc/>
    public override Verdict Judge(ImageVariable variable, Settings settings) =>
        Effect(variable.Name, variable.Value.Trim()) is { } effect
            ? Fail(Finding.At(variable, variable.Name, effect) with { Anchor = variable.Name })
            : Pass;

    private static string? Effect(string name, string value) => name switch
    {
        "NODE_TLS_REJECT_UNAUTHORIZED" or "PYTHONHTTPSVERIFY" => value == "0" ? NoCertificates : null,

        // git asks only whether the variable is there.
        "GIT_SSL_NO_VERIFY" => NoCertificates,
        "CURL_INSECURE" => IsOn(value) ? NoCertificates : null,
        "PIP_TRUSTED_HOST" => value.Length > 0 ? "pip takes packages from these hosts without a check of certificates" : null,
        "GODEBUG" => IgnoresNames(value) ? "it makes Go take the common name of a certificate for the server's" : null,
        "LD_PRELOAD" => value.Length > 0 ? ForeignCode : null,
        "LD_LIBRARY_PATH" => HasRelativeItem(value) ? "it loads libraries from the current directory" : null,
        _ when name.Equals("NPM_CONFIG_STRICT_SSL", StringComparison.OrdinalIgnoreCase) => IsOff(value) ? NoCertificates : null,
        _ when AllowsInvalidCertificates(name) => IsOn(value) ? NoCertificates : null,
        _ => null,
    };

    private static bool IsOff(string value) => value.ToLowerInvariant() is "false" or "0" or "no" or "off";

    private static bool IsOn(string value) => value.Length > 0 && !IsOff(value);

    private static bool IgnoresNames(string value)
    {
        // The last of a name counts; 0 brings the old behaviour back.
        string? last = null;
        foreach (var pair in value.Split(','))
        {
            last = pair.Trim().StartsWith("x509ignoreCN=", StringComparison.Ordinal) ? pair.Trim() : last;
        }

        return last == "x509ignoreCN=0";
    }

    /// <summary>An empty item is the current directory, too; a value without text is not read at all.</summary>
    private static bool HasRelativeItem(string value) =>
        value.Length > 0 && Array.Exists(value.Split(':', ';'), static item => !item.StartsWith('/') && !item.StartsWith("$ORIGIN", StringComparison.Ordinal));

    private static bool AllowsInvalidCertificates(string name) =>
        name.StartsWith("DOTNET_SYSTEM_NET_HTTP_", StringComparison.Ordinal)
        && name.Contains("CERT", StringComparison.Ordinal)
        && (name.Contains("INVALID", StringComparison.Ordinal) || name.Contains("INSECURE", StringComparison.Ordinal)
            || name.Contains("DANGEROUS", StringComparison.Ordinal) || name.Contains("ANY", StringComparison.Ordinal));
}
