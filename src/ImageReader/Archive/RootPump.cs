using Plimsoll.ImageReader.Codecs;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Tar;

namespace Plimsoll.ImageReader.Archive;

/// <summary>
/// Reads a root file system that comes once, from the front (<c>docker export | plimsoll scan -</c>). The first entry that can only
/// be of one decides that it is none of an archive of images.
/// </summary>
internal sealed class RootPump
{
    private static readonly string[] RootNames =
        ["bin", "boot", "dev", "etc", "home", "lib", "lib32", "lib64", "media", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var", ".dockerenv"];

    private readonly IContentObserver? observer;
    private readonly LayerBuilder builder;
    private readonly InflateBudget budget;
    private bool isExhausted;
    private bool isRoot;
    private bool isArchive;

    public RootPump(LayerOptions options, InflateBudget budget)
    {
        this.budget = budget;
        observer = options.Observe?.Invoke();
        builder = new LayerBuilder(options, observer);
    }

    /// <summary>Whether entries go here.</summary>
    public bool IsTaking => isRoot;

    /// <summary>Looks at the path of an entry, and decides when it tells.</summary>
    public bool Takes(string path)
    {
        if (!isRoot && !isArchive && path.Length > 0)
        {
            isRoot = Array.IndexOf(RootNames, path.Split('/')[0]) >= 0;
            isArchive = !isRoot;
        }

        return isRoot;
    }

    public bool Enter(TarEntry entry) => builder.Enter(entry);

    public void Data(ReadOnlySpan<byte> bytes)
    {
        isExhausted |= !budget.Take(bytes.Length);
        if (!isExhausted)
        {
            builder.Data(bytes);
        }
    }

    public void Leave(bool isWhole) => builder.Leave(isWhole);

    /// <summary>No more comes.</summary>
    public void Finish() => observer?.Finish();

    /// <summary>What came; null when it was no root.</summary>
    public Layer? ToLayer(TarSummary summary) => !isRoot ? null : new Layer
    {
        Files = builder.Files,
        Compression = Compression.None,
        Size = summary.Bytes,
        TarSize = summary.Bytes,
        Sha256 = "",
        DiffSha256 = "",
        IsWhole = !isExhausted && !summary.Problems.Any(static problem => problem.Kind == ArchiveProblemKind.Corrupt),
        HasEndMark = summary.HasEndMark,
        IsDecoded = true,
        Problems = isExhausted
            ? summary.Problems.Add(new ArchiveProblem(ArchiveProblemKind.BudgetReached, 0, "inflates to more than the budget for an image") { Option = "--max-image-size" })
            : summary.Problems,
        Observer = observer,
    };
}
