using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.Abstractions.Report;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Image;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Engine.Discovery;
using Plimsoll.Engine.Kinds.Dockerfile;
using Plimsoll.Engine.Kinds.Image.Linking;
using Plimsoll.Engine.Scoring;
using Plimsoll.Engine.Suppression;
using Plimsoll.ImageReader.Archive;
using Plimsoll.Input;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>An archive of images as the engine sees it.</summary>
internal sealed class ImageInput : InputModel
{
    private readonly ImageUnits units;
    private readonly List<ScannedImage> images = [];
    private readonly List<DockerfileLink> links = [];
    private readonly ImmutableArray<ReportSource> sources;

    public ImageInput(ImageArchive archive, DiscoveredInput input)
        : base(new SourceFile(input.Path, ""))
    {
        var path = input.Path;
        Subject = new Subject("archive", path, path);
        var nodes = ImmutableArray.CreateBuilder<NodeList>();
        var texts = ImmutableArray.CreateBuilder<ReportSource>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var image in archive.Images)
        {
            // Images of several platforms, or without a name, share one.
            var name = ImageNames.Of(image, path, input.Distinction);
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
        Problems = [.. ImageProblems.Of(archive, path), .. TooManySecrets(archive, path)];
    }

    private static IEnumerable<ReadProblem> TooManySecrets(ImageArchive archive, string path) =>
        archive.Images.SelectMany(static image => image.Layers).Where(static layer => layer.Content?.Observer is LayerSecrets { HasMore: true }).Select(static layer => layer.ShortName).Distinct(StringComparer.Ordinal)
            .Select(layer => new ReadProblem(ReadProblemKind.BudgetReached, path, $"has a layer with more than 10,000 secrets ({layer}); the others are not told"));

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
    public override ImmutableArray<ImageFacts> Images => [.. images.Select(ImageFactsOf.Image)];

    /// <inheritdoc/>
    public override ScoreUnits ScoreUnits => units;

    /// <inheritdoc/>
    public override int ScoreUnitOf(RuleInfo rule, Place place) => units.IndexOf(rule, place);

    /// <inheritdoc/>
    public override void LinkTo(IReadOnlyList<InputModel> others, string? named)
    {
        foreach (var image in images)
        {
            if (DockerfileLink.Find(image, others.OfType<DockerfileInput>().Select(static input => input.Model), named) is { } link)
            {
                links.Add(link);
            }
            else if (named is not null)
            {
                Problems = Problems.Add(new ReadProblem(ReadProblemKind.Oddity, File.Path, $"holds the image '{image.Name}', whose history '{named}' does not fit; its findings stay with the image"));
            }
        }
    }

    /// <inheritdoc/>
    public override Finding? MovedToCause(Finding finding)
    {
        foreach (var link in links)
        {
            if (link.Moved(finding) is { } moved)
            {
                return moved;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override TextSpan AnchorOf(TextSpan place) => place;
}
