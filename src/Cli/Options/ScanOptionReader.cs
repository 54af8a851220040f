using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Cli.Output;
using Plimsoll.Engine;
using Plimsoll.Reporting;
using Plimsoll.Input;

namespace Plimsoll.Cli.Options;

/// <summary>Turns the options of <c>scan</c> into what engine and reports take. The first thing that makes no sense ends it.</summary>
internal sealed class ScanOptionReader(OptionTable table, ITerminal terminal)
{
    private DiagnosticSeverity? failOn = DiagnosticSeverity.Warning;
    private ImmutableArray<ScoreFloor> minimumScores = [];

    /// <summary>What makes no sense, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>The request; null when an option makes no sense.</summary>
    public ScanRequest? Request()
    {
        var asOf = Date("--as-of");
        var jobs = Number("--jobs", 0);
        var size = Size("--max-config-size", 16L << 20);
        var imageSize = Size("--max-image-size", 64L << 30);
        var entries = Number("--max-entries", 1_000_000);
        var layerEntries = Number("--max-entries", 2_000_000);
        var platform = Platform();
        var arguments = BuildArguments();
        var select = Ids("--select");
        var ignore = Ids("--ignore");
        if (Error is not null)
        {
            return null;
        }

        return new ScanRequest
        {
            ToolVersion = Product.Version,
            WorkingDirectory = terminal.WorkingDirectory,
            Paths = table.Arguments.Length == 0 ? ["."] : [.. table.Arguments],
            StandardInput = () => terminal.Input,
            StandardInputName = table.Value("--stdin-filename"),
            Root = table.Value("--root"),
            Exclude = [.. table.Values("--exclude")],
            StrictInputs = table.Has("--strict-inputs"),
            SearchOtherText = table.Has("--secrets") || table.Has("--secrets-only"),
            SecretsOnly = table.Has("--secrets-only"),
            ConfigFile = table.Value("--config"),
            Set = table.Value("--set"),
            Select = select,
            Ignore = ignore,
            NoInlineIgnores = table.Has("--no-inline-ignores"),
            AsOf = asOf,
            Target = table.Value("--target"),
            BuildArguments = arguments,
            ScoreAcceptsSuppressed = table.Has("--score-accepts-suppressed"),
            Jobs = jobs,
            MaximumConfigSize = size,
            MaximumEntries = entries,
            MaximumLayerEntries = layerEntries,
            MaximumImageSize = imageSize,
            Dockerfile = table.Value("--dockerfile"),
            Platform = platform,
            Debug = table.Has("--debug"),
        };
    }

    private string? Platform()
    {
        var platform = table.Value("--platform");
        var parts = platform?.Split('/') ?? [];
        if (platform is not null && (parts.Length is not (2 or 3) || parts.Any(static part => part.Length == 0)))
        {
            Error ??= $"--platform '{platform}' is no OS/ARCH[/VARIANT], for example linux/arm64";
        }

        return platform;
    }

    /// <summary>Where the reports go; null when that makes no sense.</summary>
    public OutputPlan? Output()
    {
        var plan = OutputPlan.Read(table.Values("--format"), table.Value("--output"), out var error);
        Error ??= error;
        return plan;
    }

    /// <summary>How the reports look; null when that makes no sense.</summary>
    public ReportOptions? Options(OutputPlan plan)
    {
        var severity = Severity("--min-severity", DiagnosticSeverity.Info);
        var results = Number("--max-results", 5000);
        var color = table.Value("--color");
        if (color is not (null or "auto" or "always" or "never"))
        {
            Error ??= $"--color is auto, always or never, not '{Show.Value(color)}'";
        }

        if (Error is not null)
        {
            return null;
        }

        return new ReportOptions
        {
            MinimumSeverity = severity ?? DiagnosticSeverity.Info,
            IncludeSuppressed = table.Has("--include-suppressed"),
            ExplainScore = table.Has("--explain-score"),
            Verbose = table.Has("--verbose"),
            Color = plan.TextOnStandardOutput && ColorChoice.Decide(color, terminal),
            Excerpts = plan.TextOnStandardOutput && terminal.OutputIsTerminal,
            Category = table.Value("--category"),
            MaximumResults = Math.Max(1, results),
            RepositoryUrl = Product.RepositoryUrl,
            InformationUrl = Product.InformationUrl,
            Help = new PageHelp(),
        };
    }

    /// <summary>Reads the gate; false when it makes no sense.</summary>
    public bool ReadGate()
    {
        failOn = table.Value("--fail-on") == "none" ? null : Severity("--fail-on", DiagnosticSeverity.Warning);
        var scores = ImmutableArray.CreateBuilder<ScoreFloor>();
        foreach (var text in table.Values("--min-score"))
        {
            if (Gate.ReadScore(text) is { } score)
            {
                scores.Add(score);
            }
            else
            {
                Error ??= $"--min-score takes a number from 0 to 100, or NAME=NUMBER with the name of a score, not '{Show.Value(text)}'";
            }
        }

        minimumScores = scores.ToImmutable();
        return Error is null;
    }

    /// <summary>The gate: what the command line says, else the configuration.</summary>
    public Gate GateFor(ScanOutcome outcome) => new(
        table.Has("--fail-on") || outcome.FailOn is null ? failOn : outcome.FailOn == DiagnosticSeverity.Hidden ? null : outcome.FailOn,
        minimumScores.IsEmpty ? outcome.MinimumScores : minimumScores);

    private DiagnosticSeverity? Severity(string option, DiagnosticSeverity fallback)
    {
        switch (table.Value(option))
        {
            case null:
                return fallback;
            case "error":
                return DiagnosticSeverity.Error;
            case "warning":
                return DiagnosticSeverity.Warning;
            case "info":
                return DiagnosticSeverity.Info;
            case var other:
                Error ??= $"{option} is error, warning{(option == "--fail-on" ? ", info or none" : " or info")}, not '{Show.Value(other)}'";
                return fallback;
        }
    }

    private int Number(string option, int fallback)
    {
        if (table.Value(option) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        Error ??= $"{option} takes a whole number above 0, not '{Show.Value(text)}'";
        return fallback;
    }

    private long Size(string option, long fallback)
    {
        if (table.Value(option) is not { } text)
        {
            return fallback;
        }

        var unit = text.Length == 0 ? 0 : char.ToUpperInvariant(text[^1]) switch
        {
            'K' => 10,
            'M' => 20,
            'G' => 30,
            _ => 0,
        };
        var digits = unit == 0 ? text : text[..^1];
        if (long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= long.MaxValue >> unit)
        {
            return number << unit;
        }

        Error ??= $"{option} takes a size such as 65536, 64K or 16M, not '{Show.Value(text)}'";
        return fallback;
    }

    private DateOnly? Date(string option)
    {
        if (table.Value(option) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Error ??= $"{option} takes a date such as 2026-11-25, not '{Show.Value(text)}'";
        return null;
    }

    private ImmutableArray<string> Ids(string option)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var id in table.List(option))
        {
            if (RuleCatalogue.Find(id) is { } rule)
            {
                ids.Add(rule.Id);
            }
            else
            {
                var near = Spelling.Nearest(id.ToUpperInvariant(), RuleCatalogue.All.Select(static rule => rule.Id));
                Error ??= $"{option}: no rule is called '{Show.Value(id)}'" + (near is null ? "" : $"; did you mean {near}?");
            }
        }

        return ids.ToImmutable();
    }

    private ImmutableDictionary<string, string> BuildArguments()
    {
        var arguments = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var text in table.Values("--build-arg"))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                Error ??= "--build-arg takes NAME=VALUE; one is not of that form";
            }
            else
            {
                arguments[text[..equals]] = text[(equals + 1)..];
            }
        }

        return arguments.ToImmutable();
    }
}
