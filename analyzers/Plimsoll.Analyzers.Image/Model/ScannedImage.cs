using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.ImageReader.Archive;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Image;

/// <summary>An image of an archive as rules see it.</summary>
public sealed class ScannedImage
{
    /// <summary>Takes an image apart.</summary>
    /// <param name="image">The image.</param>
    /// <param name="name">The name that its paths start with in reports.</param>
    /// <param name="archivePath">The path of the archive.</param>
    /// <param name="secrets">What the search of its layers found.</param>
    public ScannedImage(ImageReader.Archive.Image image, string name, string archivePath, IReadOnlyList<LayerSecrets?> secrets)
    {
        Image = image;
        Name = name;
        ArchivePath = archivePath;
        Configuration = image.Configuration is { } configuration ? ConfigurationText.Of(configuration, name) : null;
        History = HistoryText.Of(image.Configuration?.History ?? [], this);
        Accounts = new ImageAccounts(this);
        Packages = PackageFiles.Of(this);
        Contents = FileContent.List(this, secrets);
    }

    /// <summary>The image as read.</summary>
    public ImageReader.Archive.Image Image { get; }

    /// <summary>The name that its paths start with in reports: its reference without registry, tag and digest.</summary>
    public string Name { get; }

    /// <summary>The path of the archive.</summary>
    public string ArchivePath { get; }

    /// <summary>Its configuration as a text; null when there is none.</summary>
    public ConfigurationText? Configuration { get; }

    /// <summary>Its history as a text.</summary>
    public HistoryText History { get; }

    /// <summary>Its accounts.</summary>
    public ImageAccounts Accounts { get; }

    /// <summary>Which of its files packages own.</summary>
    public PackageFiles Packages { get; }

    /// <summary>The files in which something was found by the search for secrets.</summary>
    public ImmutableArray<FileContent> Contents { get; }

    /// <summary>Whether nothing of it was read: neither configuration nor a file.</summary>
    public bool IsEmpty => Configuration is null && Image.FileSystem.Layers.All(static layer => layer.Count == 0);

    /// <summary>The entries of all layers, lowest first.</summary>
    public ImageFiles Files => new(this);

    /// <summary>The path that reports show for a path in the image.</summary>
    public string PathOf(string path) => $"{Name}/{path}";

    /// <summary>A file of the merged image as text, when it was kept: links followed.</summary>
    public SourceFile? TextOf(string path)
    {
        var merged = Image.FileSystem;
        if (merged.Resolve(System.Text.Encoding.UTF8.GetBytes(path)) is not { Row: >= 0 } entry)
        {
            return null;
        }

        var data = merged.DataOf(entry);
        return merged.Layers[data.Layer].Content(data.Row) is { } bytes ? new SourceFile(PathOf(path), System.Text.Encoding.UTF8.GetString(bytes)) : null;
    }

    /// <summary>What is known of a layer, for messages: <c>layer 2 (1a2b3c4d5e6f, step 4)</c>, counted from 1.</summary>
    public string LayerName(int layer)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"layer {layer + 1}");
        var name = Image.Layers[layer].ShortName;
        return name.Length == 0 ? number
            : History.StepOf(layer) is { } step ? string.Create(CultureInfo.InvariantCulture, $"{number} ({name}, step {step.Index + 1})")
            : $"{number} ({name})";
    }
}
