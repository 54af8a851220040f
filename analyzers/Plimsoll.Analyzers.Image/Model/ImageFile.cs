using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using Plimsoll.Abstractions.Findings;
using Plimsoll.ImageReader.Layers;
using Plimsoll.Input.Files;

namespace Plimsoll.Analyzers.Image;

/// <summary>
/// An entry of a layer, of what the image shows or of what a later layer hides. A small value, for an image may have millions:
/// its path is made when it is asked for.
/// </summary>
/// <param name="Image">The image.</param>
/// <param name="Layer">Index of its layer, lowest first.</param>
/// <param name="Row">Its row in the table of the layer.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImageFile(ScannedImage Image, int Layer, int Row)
{
    private FileTable Files => Image.Image.FileSystem.Layers[Layer];

    /// <summary>What it is.</summary>
    public LayerEntryKind Kind => Files.Kind(Row);

    /// <summary>Whether it is a file with data.</summary>
    public bool IsRegular => Kind is LayerEntryKind.File or LayerEntryKind.HardLink;

    /// <summary>Permission bits with set-user-id, set-group-id and sticky; of a hard link those of the file that it names.</summary>
    public int Mode
    {
        get
        {
            var data = Image.Image.FileSystem.DataOf(new(Layer, Row));
            return Image.Image.FileSystem.Layers[data.Layer].Mode(data.Row);
        }
    }

    /// <summary>User id.</summary>
    public uint UserId => Files.UserId(Row);

    /// <summary>Group id.</summary>
    public uint GroupId => Files.GroupId(Row);

    /// <summary>Bytes of data.</summary>
    public long Size => Files.Size(Row);

    /// <summary>What else is known of it.</summary>
    public FileTraits Traits => Files.Traits(Row);

    /// <summary>The layer that took it away or put another in its place; -1: the image shows it.</summary>
    public int HiddenBy => Image.Image.FileSystem.HiddenBy(Layer, Row);

    /// <summary>Whether the image shows it.</summary>
    public bool IsVisible => HiddenBy < 0;

    /// <summary>Its path in bytes.</summary>
    public ReadOnlySpan<byte> PathBytes => Files.Path(Row);

    /// <summary>Its path; bytes that are no UTF-8 as the files of a directory show them.</summary>
    public string Path => Encoding.UTF8.GetString(PathBytes);

    /// <summary>Where a link leads.</summary>
    public string Link => Encoding.UTF8.GetString(Files.Link(Row));

    /// <summary>Whether a package owns it.</summary>
    public bool IsPackageOwned => Image.Packages.Owns(PathBytes, Layer);

    /// <summary>Where reports show it.</summary>
    public Place Place => new InputPlace(Image.PathOf(Path), 0) { IsInArchive = true, Layer = Layer };

    /// <summary>A finding about it, known by its path.</summary>
    public Finding Finding(params ReadOnlySpan<string> arguments) => new()
    {
        Place = Place,
        Arguments = [.. arguments],
        Anchor = "",
        Facts = [new("layer", Image.Image.Layers[Layer].Name)],
    };
}

/// <summary>The entries of all layers of an image, lowest layer first.</summary>
public sealed class ImageFiles(ScannedImage image) : IReadOnlyList<ImageFile>
{
    private readonly int[] starts = Starts(image);

    /// <inheritdoc/>
    public int Count => starts[^1];

    /// <inheritdoc/>
    public ImageFile this[int index]
    {
        get
        {
            var layer = Array.BinarySearch(starts, index);
            layer = layer >= 0 ? layer : ~layer - 1;

            // Layers without entries start where the next does.
            while (starts[layer + 1] == starts[layer])
            {
                layer++;
            }

            return new ImageFile(image, layer, index - starts[layer]);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<ImageFile> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static int[] Starts(ScannedImage image)
    {
        var layers = image.Image.FileSystem.Layers;
        var firsts = new int[layers.Count + 1];
        for (var i = 0; i < layers.Count; i++)
        {
            firsts[i + 1] = firsts[i] + layers[i].Count;
        }

        return firsts;
    }
}
