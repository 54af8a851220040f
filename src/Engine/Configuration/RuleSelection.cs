using System.Collections.Immutable;
using System.Text;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Input.Globbing;

namespace Plimsoll.Engine.Configuration;

/// <summary>
/// Which rules are on, path by path. The layers, weakest first: what rules declare, the set, <c>.editorconfig</c>,
/// <c>plimsoll.toml</c> (its <c>[[path]]</c> tables in order), the command line.
/// </summary>
public sealed class RuleSelection
{
    private readonly RuleLayer? set;
    private readonly EditorConfigSeverities? editorConfig;
    private readonly RuleLayer? file;
    private readonly ImmutableArray<PathOverride> overrides;
    private readonly RuleLayer? commandLine;
    private readonly Settings settings;
    private readonly bool secretsOnly;
    private readonly Dictionary<string, PathRules> known = new(StringComparer.Ordinal);

    internal RuleSelection(
        RuleLayer? set,
        EditorConfigSeverities? editorConfig,
        RuleLayer? file,
        ImmutableArray<PathOverride> overrides,
        RuleLayer? commandLine,
        Settings settings,
        bool secretsOnly)
    {
        this.set = set;
        this.editorConfig = editorConfig;
        this.file = file;
        this.overrides = overrides;
        this.commandLine = commandLine;
        this.settings = settings;
        this.secretsOnly = secretsOnly;
        Everywhere = Make(editorSeverities: null, []);
    }

    /// <summary>What holds for a path that no <c>.editorconfig</c> and no <c>[[path]]</c> speaks of.</summary>
    public PathRules Everywhere { get; }

    /// <summary>What holds for a path below the root. May be called from several threads.</summary>
    public PathRules For(string path)
    {
        var severities = editorConfig?.For(path);
        if (severities is null && overrides.IsEmpty)
        {
            return Everywhere;
        }

        // Paths of which the same layers speak share one answer.
        var matching = new List<PathOverride>();
        var key = new StringBuilder(severities?.Key);
        for (var index = 0; index < overrides.Length; index++)
        {
            if (overrides[index].Paths.Covers(path))
            {
                matching.Add(overrides[index]);
                key.Append('\n').Append(index);
            }
        }

        lock (known)
        {
            var name = key.ToString();
            if (!known.TryGetValue(name, out var rules))
            {
                known[name] = rules = Make(severities?.Layer, matching);
            }

            return rules;
        }
    }

    /// <summary>How many of these rules the configuration switches off that would be on without it.</summary>
    public int CountSwitchedOff(ImmutableArray<Rule> rules)
    {
        var count = 0;
        foreach (var rule in rules)
        {
            count += rule.Info.OnByDefault && Everywhere.SeverityOf(rule.Info) is null ? 1 : 0;
        }

        return count;
    }

    private PathRules Make(RuleLayer? editorSeverities, List<PathOverride> matching)
    {
        var layers = ImmutableArray.CreateBuilder<RuleLayer>();
        Add(layers, set);
        Add(layers, editorSeverities);
        Add(layers, file);
        var own = settings;
        foreach (var path in matching)
        {
            layers.Add(path.Layer);
            own = path.Apply(own);
        }

        Add(layers, commandLine);
        return new PathRules(layers.ToImmutable(), own, secretsOnly);
    }

    private static void Add(ImmutableArray<RuleLayer>.Builder layers, RuleLayer? layer)
    {
        if (layer is not null)
        {
            layers.Add(layer);
        }
    }
}

/// <summary>A <c>[[path]]</c> of the configuration.</summary>
/// <param name="Paths">Where it holds.</param>
/// <param name="Layer">What it says of rules.</param>
/// <param name="Options">The options that it sets, in order.</param>
internal sealed record PathOverride(GlobList Paths, RuleLayer Layer, IReadOnlyList<OptionValue> Options)
{
    internal Settings Apply(Settings settings)
    {
        foreach (var option in Options)
        {
            settings = settings.With(option.RuleId, option.Option, option.Value);
        }

        return settings;
    }
}

/// <summary>An option that a configuration sets.</summary>
internal sealed record OptionValue(string RuleId, RuleOption Option, object Value);
