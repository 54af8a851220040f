using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Image;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Engine.Scoring;
using Plimsoll.Engine.Suppression;
using Plimsoll.ImageReader.Archive;
using Plimsoll.Input;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>An archive of images as the engine sees it.</summary>
internal sealed class ImageInput : InputModel
{
    private readonly ImageUnits units;
    private readonly ImmutableArray<ReportSource> sources;

    public ImageInput(ImageArchive archive, string path)
        : base(new SourceFile(path, ""))
    {
        Subject = new Subject("archive", path, path);
        var nodes = ImmutableArray.CreateBuilder<NodeList>();
        var texts = ImmutableArray.CreateBuilder<ReportSource>();
        var images = new List<ScannedImage>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var image in archive.Images)
        {
            // Images of several platforms, or without a name, share one.
            var name = ImageNames.Of(image, path);
            name = names.Add(name) ? name : $"{name}@{image.Platform?.ToString().Replace('/', '-') ?? "image"}-{images.Count + 1}";
            names.Add(name);
            var scanned = new ScannedImage(image, name, path, [.. image.Layers.Select(static layer => layer.Content?.Observer as LayerSecrets)]);
            images.Add(scanned);
            ImageNodes.Add(nodes, texts, scanned, new Subject("image", name, path));
        }

        ImageNodes.Add(nodes, archive, path, Subject);
        Nodes = nodes.ToImmutable();
        sources = texts.ToImmutable();
        units = new ImageUnits(images);
        Problems = ImageProblems.Of(archive, path);
    }

    /// <inheritdoc/>
    public override Subject Subject { get; }

    /// <inheritdoc/>
    public override ImmutableArray<NodeList> Nodes { get; }

    /// <inheritdoc/>
    public override ImmutableArray<IgnorableComment> Comments => [];

    /// <inheritdoc/>
    public override ImmutableArray<SecretSpan> Secrets => [];

    /// <inheritdoc/>
    public override ImmutableArray<ReportSource> InnerSources => sources;

    /// <inheritdoc/>
    public override ScoreUnits ScoreUnits => units;

    /// <inheritdoc/>
    public override int ScoreUnitOf(RuleInfo rule, Place place) => units.IndexOf(place);

    /// <inheritdoc/>
    public override TextSpan AnchorOf(TextSpan place) => place;
}
