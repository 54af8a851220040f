using System.Collections.Immutable;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input.Files;
using Plimsoll.Input.Globbing;

namespace Plimsoll.Engine.Configuration;

/// <summary>A configuration, or why the scan does not begin.</summary>
/// <param name="Configuration">Null when there are errors.</param>
/// <param name="Errors">One line each, <c>plimsoll.toml:line:col: text</c> where a file is to blame.</param>
public sealed record ConfigurationResult(ScanConfiguration? Configuration, ImmutableArray<string> Errors);

/// <summary>Finds the configuration of a run and joins it with the command line. Without a file and without options nothing is parsed.</summary>
public static class ConfigurationLoader
{
    /// <summary>The name of the file, looked for from the working directory up to the root.</summary>
    public const string FileName = "plimsoll.toml";

    /// <summary>Loads what holds for a request.</summary>
    /// <param name="request">What the command line asks.</param>
    /// <param name="root">Absolute path of the root (<see cref="ScanRoot.Find"/>).</param>
    /// <param name="files">The files below it.</param>
    /// <param name="index">Every rule, the tool's own included.</param>
    public static ConfigurationResult Load(ScanRequest request, string root, IFileSource files, RuleIndex index)
    {
        var errors = new ConfigurationErrors();
        var place = new ConfigurationPlace(request, root, files, errors);
        var source = place.Find();
        var file = source is null ? new ConfigurationFile() : ConfigurationFile.Read(source, index, errors);
        var set = request.Set is not null
            ? RuleSets.Read(request.Set, place.OpenNamed, index, errors, text => errors.Add($"--set: {text}"))
            : file.Set is not null
                ? RuleSets.Read(file.Set, written => place.OpenBeside(source!, written), index, errors, file.SetFault)
                : null;
        var commandLine = CommandLineLayer.Read(request, index, errors);
        var exclude = Exclude(file, request, errors);
        if (errors.Lines() is { Count: > 0 } lines)
        {
            return new ConfigurationResult(Configuration: null, [.. lines]);
        }

        var settings = Settings.Default.With(request.AsOf);
        foreach (var option in file.Rules.Options)
        {
            settings = settings.With(option.RuleId, option.Option, option.Value);
        }

        return new ConfigurationResult(
            new ScanConfiguration
            {
                Path = source?.Path,
                Rules = new RuleSelection(
                    set, new EditorConfigSeverities(files), file.Rules.Layer, file.Paths, commandLine, settings, request.SecretsOnly),
                Exclude = exclude,
                NoInlineIgnores = request.NoInlineIgnores || file.NoInlineIgnores,
                RequireReason = file.RequireReason,
                Ignores = file.Ignores,
                Target = request.Target ?? file.Target,
                BuildArguments = file.BuildArguments.SetItems(request.BuildArguments),
                FailOn = file.FailOn,
                MinimumScores = file.MinimumScores,
            },
            []);
    }

    private static GlobList Exclude(ConfigurationFile file, ScanRequest request, ConfigurationErrors errors)
    {
        foreach (var pattern in request.Exclude)
        {
            if (Glob.Parse(pattern, GlobSyntax.GitIgnore) is null)
            {
                errors.Add($"--exclude: '{pattern}' is no pattern");
            }
        }

        return file.Exclude.IsEmpty && request.Exclude.IsEmpty
            ? GlobList.Empty
            : GlobList.Parse(file.Exclude.AddRange(request.Exclude), GlobSyntax.GitIgnore);
    }
}
