using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plimsoll.Abstractions.Rules;

namespace Plimsoll.Engine;

/// <summary>What the command line asks of a scan. Paths are as typed; the scanner resolves them against the working directory that it is given.</summary>
public sealed record ScanRequest
{
    /// <summary>The tool's version, <c>x.y.z</c>.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Absolute path of the working directory.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Files and directories as typed; <c>-</c> is stdin.</summary>
    public ImmutableArray<string> Paths { get; init; } = ["."];

    /// <summary>The content of stdin when a path is <c>-</c>.</summary>
    public Func<Stream>? StandardInput { get; init; }

    /// <summary>The name that stdin goes by (<c>--stdin-filename</c>).</summary>
    public string? StandardInputName { get; init; }

    /// <summary>Absolute paths of the files that reports will be written to: none may be an input.</summary>
    public ImmutableArray<string> ReportFiles { get; init; } = [];

    /// <summary><c>--root</c>, or null: the nearest parent with <c>.git</c>, else the working directory.</summary>
    public string? Root { get; init; }

    /// <summary><c>--exclude</c> globs.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary><c>--strict-inputs</c>: a named input of unknown kind makes the run incomplete.</summary>
    public bool StrictInputs { get; init; }

    /// <summary><c>--secrets</c>: search other text files for secrets, too.</summary>
    public bool SearchOtherText { get; init; }

    /// <summary><c>--secrets-only</c>: no other rules.</summary>
    public bool SecretsOnly { get; init; }

    /// <summary><c>--config</c>, or null: the nearest <c>plimsoll.toml</c> upwards from the root's side of each run.</summary>
    public string? ConfigFile { get; init; }

    /// <summary><c>--set</c>, or null: from the configuration, else <c>default</c>.</summary>
    public string? Set { get; init; }

    /// <summary><c>--select</c> ids; empty: by set.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary><c>--ignore</c> ids.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary><c>--no-inline-ignores</c>.</summary>
    public bool NoInlineIgnores { get; init; }

    /// <summary><c>--as-of</c>.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary><c>--dockerfile</c>: what the images of the scan were made from; it is scanned, too.</summary>
    public string? Dockerfile { get; init; }

    /// <summary><c>--target</c> stage.</summary>
    public string? Target { get; init; }

    /// <summary><c>--build-arg</c> values.</summary>
    public ImmutableDictionary<string, string> BuildArguments { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>--score-accepts-suppressed</c>.</summary>
    public bool ScoreAcceptsSuppressed { get; init; }

    /// <summary><c>--jobs</c>; 0: as many as there are cores.</summary>
    public int Jobs { get; init; }

    /// <summary><c>--max-config-size</c> in bytes.</summary>
    public long MaximumConfigSize { get; init; } = 16L << 20;

    /// <summary><c>--max-image-size</c>: what the layers of an archive may inflate to, in bytes.</summary>
    public long MaximumImageSize { get; init; } = 64L << 30;

    /// <summary>Counts what is read of images, for whoever shows progress; null: nobody does.</summary>
    public Input.Reading.ReadMeter? Meter { get; init; }

    /// <summary><c>--platform</c>, <c>os/arch[/variant]</c>; null: all that an archive holds.</summary>
    public string? Platform { get; init; }

    /// <summary><c>--max-entries</c>: directory entries looked at.</summary>
    public int MaximumEntries { get; init; } = 1_000_000;

    /// <summary><c>--max-entries</c>: entries of a layer.</summary>
    public int MaximumLayerEntries { get; init; } = 2_000_000;

    /// <summary><c>--debug</c>: stack traces of our own bugs in notifications.</summary>
    public bool Debug { get; init; }
}
