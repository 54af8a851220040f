using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Engine.Suppression;
using Plimsoll.Input;
using Plimsoll.Input.Globbing;

namespace Plimsoll.Engine.Configuration;

/// <summary>What one <c>plimsoll.toml</c> says, checked but not yet joined with anything else.</summary>
internal sealed class ConfigurationFile
{
    internal string? Set { get; private set; }


    /// <summary>Tells what is wrong with the set.</summary>
    internal Action<string> SetFault { get; private set; } = static _ => { };

    internal ImmutableArray<string> Exclude { get; private set; } = [];

    internal bool NoInlineIgnores { get; private set; }

    internal bool RequireReason { get; private set; }

    internal DiagnosticSeverity? FailOn { get; private set; }

    internal ImmutableArray<ScoreFloor> MinimumScores { get; private set; } = [];

    internal string? Target { get; private set; }

    internal ImmutableDictionary<string, string> BuildArguments { get; private set; } = ImmutableDictionary<string, string>.Empty;

    internal RuleTables Rules { get; private set; } = new(new RuleLayer(), []);

    internal ImmutableArray<PathOverride> Paths { get; private set; } = [];

    internal ImmutableArray<ConfiguredIgnore> Ignores { get; private set; } = [];

    /// <summary>Reads a file. Everything that is wrong goes to the errors; what is right is taken.</summary>
    internal static ConfigurationFile Read(SourceFile source, RuleIndex index, ConfigurationErrors errors)
    {
        var read = new ConfigurationFile();
        if (TableReader.Open(source, errors) is not { } table)
        {
            return read;
        }

        read.Set = table.String("set");
        read.SetFault = text => table.Fault("set", text);
        read.Exclude = table.Patterns("exclude");
        read.NoInlineIgnores = table.Boolean("no-inline-ignores") ?? false;
        read.RequireReason = table.Boolean("require-reason") ?? false;
        read.FailOn = FailOnWords.Parse(table.Word("fail-on", FailOnWords.All));
        read.MinimumScores = MinimumScoreReader.Read(table);
        read.Target = table.String("target");
        read.BuildArguments = ReadArguments(table);
        read.Rules = RuleTables.Read(table, index);
        read.Paths = ReadPaths(table, index);
        read.Ignores = ReadIgnores(table, index, read.RequireReason);
        table.Finish();
        return read;
    }

    private static ImmutableDictionary<string, string> ReadArguments(TableReader table)
    {
        if (table.Table("build-args") is not { } arguments)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var read = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var key in arguments.Keys)
        {
            if (arguments.String(key) is { } value)
            {
                read[key] = value;
            }
        }

        return read.ToImmutable();
    }

    private static ImmutableArray<PathOverride> ReadPaths(TableReader table, RuleIndex index)
    {
        var read = ImmutableArray.CreateBuilder<PathOverride>();
        foreach (var path in table.Tables("path"))
        {
            var patterns = path.Patterns("paths");
            path.Missing("paths");
            var rules = RuleTables.Read(path, index);
            read.Add(new PathOverride(GlobList.Parse(patterns, GlobSyntax.GitIgnore), rules.Layer, rules.Options));
            path.Finish();
        }

        return read.ToImmutable();
    }

    private static ImmutableArray<ConfiguredIgnore> ReadIgnores(TableReader table, RuleIndex index, bool requireReason)
    {
        var read = ImmutableArray.CreateBuilder<ConfiguredIgnore>();
        foreach (var ignore in table.Tables("ignore"))
        {
            var rule = ignore.RuleId("rule", index);
            var patterns = GlobList.Parse(ignore.Patterns("paths"), GlobSyntax.GitIgnore);
            var reason = ignore.String("reason");
            if (requireReason)
            {
                ignore.Missing("reason");
            }

            var expires = ignore.Date("expires");
            if (rule is not null)
            {
                read.Add(new ConfiguredIgnore(rule, patterns, reason, expires));
            }

            ignore.Finish();
        }

        return read.ToImmutable();
    }
}
