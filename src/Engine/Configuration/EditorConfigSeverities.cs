using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Input.Files;
using Plimsoll.Input.Reading;

namespace Plimsoll.Engine.Configuration;

/// <summary>
/// The severities that <c>.editorconfig</c> and <c>.globalconfig</c> files give to our rules
/// (<c>dotnet_diagnostic.PLM1401.severity</c>), read by Roslyn's own reader. That takes 59 ms to start, so it is asked only
/// where a file on the way to an input names PLM. Keys for all rules or a whole category are meant for code and left alone, and
/// so is a file with a section that would take long to match.
/// </summary>
internal sealed class EditorConfigSeverities(IFileSource files)
{
    private const long MaximumSize = 1 << 20;
    private const string Mention = "dotnet_diagnostic.PLM";

    /// <summary>Roslyn matches section headers by expressions that go back: with five stars a long name takes minutes.</summary>
    private const int MostStars = 4;

    private static readonly string[] FileNames = [".editorconfig", ".globalconfig"];

    private readonly Dictionary<string, Scope?> scopes = new(StringComparer.Ordinal);

    /// <summary>What the files on the way to a path say; null: nothing.</summary>
    internal Answer? For(string path)
    {
        Scope? scope;
        lock (scopes)
        {
            scope = In(RootedPath.Parent(path));
        }

        return scope?.For(path);
    }

    /// <summary>The files of a directory and those above it, outermost first; null when none names PLM.</summary>
    private Scope? In(string directory)
    {
        // From the innermost directory that is known outwards in, so that a deep path costs no recursion.
        var unknown = new Stack<string>();
        Scope? scope = null;
        for (var at = directory; !scopes.TryGetValue(at, out scope); at = RootedPath.Parent(at))
        {
            unknown.Push(at);
            if (at.Length == 0)
            {
                break;
            }
        }

        foreach (var inner in unknown)
        {
            scopes[inner] = scope = Read(scope, inner);
        }

        return scope;
    }

    private Scope? Read(Scope? outer, string directory)
    {
        var configs = outer?.Configs ?? [];
        var isNamed = outer?.NamesPlm ?? false;
        foreach (var name in FileNames)
        {
            var path = RootedPath.Join(directory, name);
            if (files.TypeOf(path) is EntryType.File && TextReading.Read(files, path, MaximumSize).File is { } file
                && !HasCostlyHeader(file.Text))
            {
                isNamed |= file.Text.Contains(Mention, StringComparison.OrdinalIgnoreCase);
                configs = configs.Add(new Config(path, file.Text));
            }
        }

        return configs.Length == (outer?.Configs.Length ?? 0) ? outer : new Scope(configs, isNamed);
    }

    private static bool HasCostlyHeader(string text)
    {
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].TrimStart();
            if (!line.StartsWith('['))
            {
                continue;
            }

            var stars = 0;
            for (var at = 0; at < line.Length; at++)
            {
                stars += line[at] == '*' && line[at - 1] != '*' ? 1 : 0;
            }

            if (stars > MostStars)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is said of a path.</summary>
    /// <param name="Key">The same for the same severities.</param>
    /// <param name="Layer">The severities.</param>
    internal sealed record Answer(string Key, RuleLayer Layer);

    private sealed record Config(string Path, string Text);

    /// <summary>The files that hold in a directory.</summary>
    private sealed class Scope(ImmutableArray<Config> configs, bool namesPlm)
    {
        private readonly Lock gate = new();
        private AnalyzerConfigSet? parsed;

        internal ImmutableArray<Config> Configs { get; } = configs;

        internal bool NamesPlm { get; } = namesPlm;

        internal Answer? For(string path)
        {
            if (!NamesPlm)
            {
                return null;
            }

            var layer = new RuleLayer();
            var key = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var (id, report) in Ask(path))
            {
                if (id.StartsWith("PLM", StringComparison.OrdinalIgnoreCase) && LevelOf(report) is { } level)
                {
                    layer.Rules[id.ToUpperInvariant()] = level;
                }
            }

            foreach (var (id, level) in layer.Rules)
            {
                key.Add($"{id}={level}");
            }

            return key.Count == 0 ? null : new Answer(string.Join(',', key), layer);
        }

        private ImmutableDictionary<string, ReportDiagnostic> Ask(string path)
        {
            try
            {
                lock (gate)
                {
                    parsed ??= Parse();
                }

                // What stands beside the files goes over what holds for all.
                return parsed.GlobalConfigOptions.TreeOptions.SetItems(parsed.GetOptionsForSourcePath($"/{path}").TreeOptions);
            }
#pragma warning disable CA1031 // The boundary of the library: these files are input, and it does not say what it throws for bad ones.
            catch (Exception)
#pragma warning restore CA1031
            {
                return ImmutableDictionary<string, ReportDiagnostic>.Empty;
            }
        }

        private AnalyzerConfigSet Parse() =>
            AnalyzerConfigSet.Create(Configs.Select(static config => AnalyzerConfig.Parse(config.Text, $"/{config.Path}")).ToList());

        private static RuleLevel? LevelOf(ReportDiagnostic report) => report switch
        {
            ReportDiagnostic.Error => RuleLevel.Error,
            ReportDiagnostic.Warn => RuleLevel.Warning,
            ReportDiagnostic.Info => RuleLevel.Info,
            ReportDiagnostic.Hidden or ReportDiagnostic.Suppress => RuleLevel.Off,
            _ => null,
        };
    }
}
