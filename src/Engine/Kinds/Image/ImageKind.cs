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
    /// <remarks>
    /// Texts are told first: a scan of a Dockerfile must not load the reader of images. What is called an archive and is empty or
    /// damaged at its first byte is one all the same: a save that failed must not look like a clean image.
    /// </remarks>
    public override Recognition Recognise(InputCandidate candidate)
    {
        var head = candidate.Head.Span;
        if (!candidate.IsNamed || (!head.IsEmpty && IsPlainText(head)))
        {
            return Recognition.No;
        }

        return !head.IsEmpty && IsArchive(head) ? Recognition.ByContent : ImageNames.IsOfArchive(candidate.Name) ? Recognition.ByName : Recognition.No;
    }

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
            ? new InputRead(Model: null, [NoImage(input, files)])
            : new InputRead(new ImageInput(archive, input), []);
    }

    private static ReadProblem NoImage(DiscoveredInput input, IFileSource files)
    {
        var head = new byte[1024];
        using var opened = input.StandardInputBytes is null && files.TypeOf(input.Path) == EntryType.File ? files.Open(input.Path) : new OpenedFile(Content: null, FileFailure.Missing);
        return opened.Content is { } content && !IsArchive(head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)))
            ? new ReadProblem(ReadProblemKind.NotAnalysed, input.Path, "is called an archive and is none: it is empty, or damaged at its first byte")
            : new ReadProblem(ReadProblemKind.Oddity, input.Path, "is an archive and holds no image; it was not analysed");
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
