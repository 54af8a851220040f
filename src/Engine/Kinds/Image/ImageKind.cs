using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Image;
using Plimsoll.Engine.Discovery;
using Plimsoll.ImageReader.Archive;
using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Tar;
using Plimsoll.Input;
using Plimsoll.Input.Files;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>Container images: archives and directories, of every shape that tools write. Read only when named.</summary>
public sealed class ImageKind : InputKind
{
    /// <inheritdoc/>
    public override string Name => "image";

    /// <inheritdoc/>
    public override string Title => "image";

    /// <inheritdoc/>
    public override RuleKind RuleKind => RuleKind.Image;

    /// <inheritdoc/>
    public override bool IsMadeFromOthers => true;

    /// <inheritdoc/>
    public override ImmutableArray<Rule> Rules => ImageRules.All;

    /// <inheritdoc/>
    /// <remarks>Texts are told first: a scan of a Dockerfile must not load the reader of images.</remarks>
    public override Recognition Recognise(InputCandidate candidate) =>
        candidate.IsNamed && !IsPlainText(candidate.Head.Span) && IsArchive(candidate.Head.Span)
            ? Recognition.ByContent
            : Recognition.No;

    /// <inheritdoc/>
    public override bool RecogniseDirectory(IFileSource files, string path) =>
        files.TypeOf(RootedPath.Join(path, "oci-layout")) == EntryType.File
        || (files.TypeOf(RootedPath.Join(path, "manifest.json")) == EntryType.File && files.TypeOf(RootedPath.Join(path, "version")) == EntryType.File);

    /// <inheritdoc/>
    public override InputRead Read(DiscoveredInput input, IFileSource files, ScanRequest request)
    {
        var options = new LayerOptions
        {
            Keeps = KeptFiles.Keeps,
            Observe = static () => new LayerSecrets(),
            MaximumImageSize = request.MaximumImageSize,
            MaximumEntries = request.MaximumLayerEntries,
            Meter = request.Meter,
            Jobs = request.Jobs > 0 ? request.Jobs : Environment.ProcessorCount,
        };
        var archive = input.StandardInputBytes is { } piped
            ? ReadPiped(piped, options, request.Platform)
            : files.TypeOf(input.Path) == EntryType.Directory
                ? ArchiveReader.ReadDirectory(files, input.Path, options, request.Platform)
                : ArchiveReader.ReadFile(() => files.Open(input.Path).Content, options, request.Platform);

        // A tar of sources is no image, and hooks name every file.
        return archive.Images.IsEmpty && archive.Problems.IsEmpty
            ? new InputRead(Model: null, [new ReadProblem(ReadProblemKind.Oddity, input.Path, "is an archive and holds no image; it was not analysed")])
            : new InputRead(new ImageInput(archive, input), []);
    }

    /// <summary>No tar is without NUL, and no compressed stream is all ASCII.</summary>
    private static bool IsPlainText(ReadOnlySpan<byte> head) => Ascii.IsValid(head) && !head.Contains((byte)0);

    // Apart, for a method that names a library loads it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsArchive(ReadOnlySpan<byte> head) => CompressionDetector.Detect(head) != Compression.None || TarDetector.IsTar(head);

    private static ImageArchive ReadPiped(Func<Stream> open, LayerOptions options, string? platform)
    {
        using var stream = open();
        return ArchiveReader.ReadStream(stream, options, platform);
    }
}
