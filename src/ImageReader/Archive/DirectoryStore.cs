using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Layers;
using Plimsoll.Input.Files;

namespace Plimsoll.ImageReader.Archive;

/// <summary>An OCI layout or <c>skopeo dir:</c> that lies unpacked in a directory.</summary>
/// <param name="files">The files below the root.</param>
/// <param name="directory">The directory, below the root.</param>
internal sealed class DirectoryStore(IFileSource files, string directory) : BlobStore
{
    private const int MostBlobs = 100_000;

    /// <inheritdoc/>
    public override IEnumerable<string> Paths =>
        files.List(directory, MostBlobs).Entries.Where(static entry => entry.Type == EntryType.File).Select(static entry => entry.Name);

    /// <inheritdoc/>
    public override bool Has(string path) => RootedPath.IsSafe(path) && files.TypeOf(RootedPath.Join(directory, path)) == EntryType.File;

    /// <inheritdoc/>
    public override byte[]? ReadAll(string path)
    {
        using var opened = Open(path);
        return opened.Content is { } content ? SmallFile.Read(content, MaximumJsonSize) : null;
    }

    /// <inheritdoc/>
    public override Layer? ReadLayer(string path, LayerOptions options, InflateBudget budget)
    {
        using var opened = Open(path);
        return opened.Content is { } content ? LayerReader.Read(content, options, budget, IsSha512(path)) : null;
    }

    private OpenedFile Open(string path) =>
        RootedPath.IsSafe(path) ? files.Open(RootedPath.Join(directory, path)) : new OpenedFile(Content: null, FileFailure.Missing);
}
