using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Shell;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1018: git is told to accept any certificate, by its variable or by its configuration.</summary>
public sealed class DisabledGitTls : Rule<StageFacts>
{
    private const string Variable = "GIT_SSL_NO_VERIFY";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1018",
        title: "git accepts any certificate",
        message: "'{0}' makes git accept any certificate",
        category: RuleCategory.Network,
        severity: DiagnosticSeverity.Error,
        description: "Without certificate checks anyone on the way can answer for the git server, and what is built is their source.",
        equivalents: ["plimsoll-catalogue:git-ssl-no-verify", "checkov:CKV2_DOCKER_14"]);

    /// <inheritdoc/>
    public override Verdict Judge(StageFacts stage, Settings settings)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var setting in stage.Settings)
        {
            // git asks only whether the variable is there: 0, false and nothing at all switch the check off, too.
            if (setting.Name == Variable)
            {
                findings.Add(Finding.At(setting, Variable));
            }
        }

        foreach (var command in stage.Commands)
        {
            if (command.Name == "git" && SwitchOf(command.Parse(ProgramSyntax.Git)) is { } at)
            {
                findings.Add(Finding.At(at.Word, "http.sslVerify"));
            }
        }

        return FailIfAny(findings.ToImmutable());
    }

    private static ShellField? SwitchOf(CommandLine line)
    {
        foreach (var option in line.Options)
        {
            if (option is { Name: "c" or "config", Value: { } value }
                && value.IndexOf('=', StringComparison.Ordinal) is var equals and > 0
                && IsKey(value[..equals]) && IsFalse(value[(equals + 1)..]))
            {
                return option.Field;
            }
        }

        // git config [set] http.sslVerify false
        for (var i = 1; i + 1 < line.Operands.Length && line.Operands[0].Text == "config"; i++)
        {
            if (line.Operands[i].Text is { } key && IsKey(key) && line.Operands[i + 1].Text is { } value && IsFalse(value))
            {
                return line.Operands[i];
            }
        }

        return null;
    }

    /// <summary><c>http.sslVerify</c>, or <c>http.ADDRESS.sslVerify</c> for one server.</summary>
    private static bool IsKey(string key) =>
        key.StartsWith("http.", StringComparison.OrdinalIgnoreCase) && key.EndsWith(".sslVerify", StringComparison.OrdinalIgnoreCase);

    private static bool IsFalse(string value) => value.ToLowerInvariant() is "false" or "no" or "off" or "0" or "";
}
