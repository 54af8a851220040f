using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Shell;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>PLM1021: wget is told not to check who it talks to, by an option or by its startup file.</summary>
public sealed class InsecureWget : Rule<RunCommand>
{
    private const string Option = "no-check-certificate";
    private const string Shortest = "no-check";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        id: "PLM1021",
        title: "wget does not verify the server",
        message: "wget is told '{0}', so it takes data from any server that answers",
        category: RuleCategory.Network,
        severity: DiagnosticSeverity.Error,
        description: "Without certificate checks anyone on the way can replace what is downloaded, and the build puts it into the image.",
        equivalents: ["plimsoll-catalogue:wget-insecure", "checkov:CKV2_DOCKER_3"]);

    /// <inheritdoc/>
    public override Verdict Judge(RunCommand command, Settings settings) => command.Name switch
    {
        "wget" or "wget2" => JudgeWget(command.Parse(ProgramSyntax.Wget)),
        "echo" or "printf" => JudgeWrite(command),
        _ => Pass,
    };

    private static Verdict JudgeWget(CommandLine line)
    {
        foreach (var option in line.Options)
        {
            // Long options may be cut short as long as they are told apart.
            if (option is { Value: null } && option.Name.StartsWith(Shortest, StringComparison.Ordinal) && Option.StartsWith(option.Name, StringComparison.Ordinal))
            {
                return Fail(option.Field.Word, "--" + Option);
            }

            if (option is { Name: "check-certificate", Value: { } level } && IsOff(level))
            {
                return Fail(option.Field.Word, "--check-certificate=" + level);
            }

            if (option is { Name: "e" or "execute", Value: { } setting } && SwitchesOff(setting))
            {
                return Fail(option.Field.Word, "check_certificate = off");
            }
        }

        return line.Unknown is null ? Pass : NotEvaluated($"the shell expands {line.Unknown.Word.Raw}, which may hold options");
    }

    private static Verdict JudgeWrite(RunCommand command)
    {
        var writes = command.Invocation.Command.Redirections.Any(static to =>
            to.Operator is ">" or ">>" && to.Target is { } target && target.Raw.TrimEnd('"').EndsWith("wgetrc", StringComparison.Ordinal));
        if (writes)
        {
            foreach (var argument in command.Arguments)
            {
                foreach (var line in (argument.Text ?? "").Replace("\\n", "\n", StringComparison.Ordinal).Split('\n'))
                {
                    if (SwitchesOff(line))
                    {
                        return Fail(argument.Word, "check_certificate = off");
                    }
                }
            }
        }

        return Pass;
    }

    /// <summary><c>check_certificate = off</c>: wget reads the name in any case, with or without dashes and underscores.</summary>
    private static bool SwitchesOff(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            && line[..equals].Trim().Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
                .Equals("checkcertificate", StringComparison.OrdinalIgnoreCase)
            && IsOff(line[(equals + 1)..].Trim());
    }

    private static bool IsOff(string value) => value.ToLowerInvariant() is "off" or "no" or "0" or "quiet";
}
