using System.Collections.Immutable;
using System.Text.Json;

namespace Plimsoll.ImageReader.Archive;

/// <summary>A step that made an image.</summary>
/// <param name="CreatedBy">What it ran, as the builder wrote it; empty when it does not say.</param>
/// <param name="Comment">What the builder adds.</param>
/// <param name="IsEmptyLayer">Whether it made no layer.</param>
/// <param name="Layer">Index of the layer that it made, lowest first; -1: none.</param>
public sealed record HistoryEntry(string CreatedBy, string Comment, bool IsEmptyLayer, int Layer);

/// <summary>The configuration of an image (image-spec, config.md).</summary>
public sealed record ImageConfiguration
{
    /// <summary>Its platform; null when it does not say.</summary>
    public Platform? Platform { get; init; }

    /// <summary><c>User</c> as written; empty: root.</summary>
    public string User { get; init; } = "";

    /// <summary><c>Env</c>, each <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary><c>Labels</c> by name.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary><c>ExposedPorts</c>, each <c>80/tcp</c> or <c>80</c>.</summary>
    public ImmutableArray<string> ExposedPorts { get; init; } = [];

    /// <summary><c>Volumes</c>.</summary>
    public ImmutableArray<string> Volumes { get; init; } = [];

    /// <summary><c>Entrypoint</c>.</summary>
    public ImmutableArray<string> Entrypoint { get; init; } = [];

    /// <summary><c>Cmd</c>.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary><c>Shell</c>.</summary>
    public ImmutableArray<string> Shell { get; init; } = [];

    /// <summary><c>OnBuild</c>.</summary>
    public ImmutableArray<string> OnBuild { get; init; } = [];

    /// <summary><c>Healthcheck.Test</c>; default: there is no health check.</summary>
    public ImmutableArray<string> HealthcheckTest { get; init; }

    /// <summary><c>WorkingDir</c>.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary><c>author</c>.</summary>
    public string Author { get; init; } = "";

    /// <summary><c>comment</c> of the configuration, as <c>docker commit</c> and <c>import</c> write it.</summary>
    public string Comment { get; init; } = "";

    /// <summary><c>rootfs.diff_ids</c>; null where what is written is no digest.</summary>
    public ImmutableArray<Digest?> DiffIds { get; init; } = [];

    /// <summary><c>history</c>, oldest first.</summary>
    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    internal static ImageConfiguration Of(JsonElement json)
    {
        // Docker's own archives write the key so, the specification too; null means defaults.
        var config = json.Get("config");
        return new ImageConfiguration
        {
            Platform = Platform.Of(json),
            User = config.Get("User").Text() ?? "",
            Environment = config.Get("Env").Texts(),
            Labels = config.Get("Labels").Map(),
            ExposedPorts = config.Get("ExposedPorts").Keys(),
            Volumes = config.Get("Volumes").Keys(),
            Entrypoint = config.Get("Entrypoint").Texts(),
            Command = config.Get("Cmd").Texts(),
            Shell = config.Get("Shell").Texts(),
            OnBuild = config.Get("OnBuild").Texts(),
            HealthcheckTest = config.Get("Healthcheck").ValueKind == JsonValueKind.Object ? config.Get("Healthcheck").Get("Test").Texts() : default,
            WorkingDirectory = config.Get("WorkingDir").Text() ?? "",
            Author = json.Get("author").Text() ?? "",
            Comment = json.Get("comment").Text() ?? "",
            DiffIds = [.. json.Get("rootfs").Get("diff_ids").Items().Select(static item => Digest.Parse(item.Text()))],
            History = HistoryOf(json.Get("history")),
        };
    }

    private static ImmutableArray<HistoryEntry> HistoryOf(JsonElement json)
    {
        var steps = ImmutableArray.CreateBuilder<HistoryEntry>();
        var layer = 0;
        foreach (var item in json.Items())
        {
            var isEmpty = item.Get("empty_layer").ValueKind == JsonValueKind.True;
            steps.Add(new HistoryEntry(item.Get("created_by").Text() ?? "", item.Get("comment").Text() ?? "", isEmpty, isEmpty ? -1 : layer++));
        }

        return steps.ToImmutable();
    }
}
