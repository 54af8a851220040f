using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1017: a variable names a credential file, and COPY or ADD puts that file into the image.</summary>
public sealed class ShippedCredentialFile : Rule<StageFacts>
{
    /// <summary>
    /// The variables that tools read the path of one file with credentials from. Those that name a directory are left out
    /// (DOCKER_CONFIG, CLOUDSDK_CONFIG): plugins and settings are copied there as well.
    /// </summary>
    private static readonly FrozenSet<string> FileVariables = new[]
    {
        "ANSIBLE_VAULT_PASSWORD_FILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_WEB_IDENTITY_TOKEN_FILE", "AZURE_AUTH_LOCATION",
        "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_FEDERATED_TOKEN_FILE", "BOTO_CONFIG", "CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE", "CONSUL_CLIENT_KEY",
        "CONSUL_HTTP_TOKEN_FILE", "DATABRICKS_CONFIG_FILE", "ETCDCTL_KEY", "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_GHA_CREDS_PATH", "HF_TOKEN_PATH",
        "KUBECONFIG", "MYSQL_TEST_LOGIN_FILE", "NETRC", "NOMAD_CLIENT_KEY", "OCI_CLI_CONFIG_FILE", "OCI_CLI_KEY_FILE", "OCI_CONFIG_FILE",
        "OS_CLIENT_CONFIG_FILE", "PGPASSFILE", "PGSSLKEY", "RCLONE_CONFIG", "REGISTRY_AUTH_FILE", "RESTIC_PASSWORD_FILE", "SOPS_AGE_KEY_FILE",
        "VAULT_CLIENT_KEY",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1017",
        title: "Credential file copied into the image",
        message: "{0} puts the credential file that '{1}' names into the image",
        category: RuleCategory.Secrets,
        severity: DiagnosticSeverity.Error,
        description: "Whoever can pull the image can take the file out of its layers, even when a later step removes it.",
        equivalents: ["plimsoll-catalogue:secret-file-shipped", "trivy:DS-0031"],
        precision: RulePrecision.Medium);

    /// <inheritdoc/>
    public override Verdict Judge(StageFacts stage, Settings settings)
    {
        if (stage.Stage is not { } built || stage.Transfers.Count == 0)
        {
            return Pass;
        }

        DiagnosticSeverity? lowered = built.IsShipped ? null : DiagnosticSeverity.Info;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var transfer in stage.Transfers)
        {
            if (transfer.TargetVariable is { } name && FileVariables.Contains(name))
            {
                reported.Add(name);
                findings.Add(Finding.At(transfer, Keyword(transfer), name) with { LoweredTo = lowered });
            }
        }

        string? unknown = null;
        foreach (var variable in InEffect(stage))
        {
            if (PathOf(variable, built, ref unknown) is { } path
                && !reported.Contains(variable.Name)
                && !IsMounted(stage, path))
            {
                var source = stage.Transfers.Find(transfer => transfer.Brings(path, belowRoot: !variable.Text.StartsWith('/')));
                if (source is null)
                {
                    unknown ??= stage.Transfers.Select(static transfer => (transfer.Destination as Unknown<string>)?.Why).FirstOrDefault(static why => why is not null);
                    continue;
                }

                findings.Add(Finding.At(variable, Keyword(source), variable.Name) with
                {
                    LoweredTo = lowered,
                    Related = [new RelatedPlace(new FilePlace(source.File, source.Instruction.Span), "the file comes from here")],
                });
            }
        }

        return findings.Count == 0 && unknown is not null ? NotEvaluated(unknown) : FailIfAny(findings.ToImmutable());
    }

    private static string Keyword(FileTransfer transfer) => transfer.Instruction.Keyword.Raw.ToUpperInvariant();

    /// <summary>The variables that name a credential file, each as it is set last.</summary>
    private static List<EnvironmentVariable> InEffect(StageFacts stage)
    {
        var last = new Dictionary<string, EnvironmentVariable>(StringComparer.Ordinal);
        foreach (var variable in stage.Variables)
        {
            if (FileVariables.Contains(variable.Name))
            {
                last[variable.Name] = variable;
            }
        }

        return [.. last.Values.OrderBy(variable => variable.Span.Start)];
    }

    /// <summary>The file that a variable names; null when it names none, or none that is known.</summary>
    private static string? PathOf(EnvironmentVariable variable, BuildStage stage, ref string? unknown)
    {
        if (variable.Value is not Known<string> { Value: var value })
        {
            unknown ??= (variable.Value as Unknown<string>)?.Why;
            return null;
        }

        // "~" is a directory that no one expands here, and some tools take the document itself for its path.
        if (value.Length == 0 || value[0] is '~' or '{' || value.Contains('\\', StringComparison.Ordinal))
        {
            return null;
        }

        if (value[0] != '/' && stage.Directory is not Known<string>)
        {
            unknown ??= (stage.Directory as Unknown<string>)?.Why;
            return null;
        }

        // The process that reads the variable starts in the directory that is in effect at the end.
        return ImagePath.Resolve(stage.Directory is Known<string> directory ? directory.Value : "/", value);
    }

    /// <summary>Whether a RUN mounts the file: then it is there for that step, and no layer holds it.</summary>
    private static bool IsMounted(StageFacts stage, string path)
    {
        foreach (var step in stage.Steps)
        {
            foreach (var flag in step.Instruction.Flags)
            {
                if (flag is { Name: "mount", Value.Raw: var mount } && mount.Split(',').Any(part => part == "target=" + path || part == "dst=" + path || part == "destination=" + path))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
