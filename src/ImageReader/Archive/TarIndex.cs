using System.Text;
using Plimsoll.ImageReader.Layers;
using Plimsoll.ImageReader.Tar;

namespace Plimsoll.ImageReader.Archive;

/// <summary>Where the files of an outer tar stand, and where its links lead.</summary>
internal sealed class TarIndex : ITarVisitor
{
    private const int MostHops = 40;
    private readonly Dictionary<string, Extent> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);

    /// <summary>The paths of files and links.</summary>
    public IEnumerable<string> Paths => files.Keys.Concat(links.Keys);

    /// <summary>The path of an entry as text; a byte that is no UTF-8 becomes a sign that no blob has in its name.</summary>
    public static string PathOf(ReadOnlySpan<byte> name)
    {
        var path = new byte[name.Length];
        return Encoding.UTF8.GetString(path.AsSpan(0, LayerPath.Normalise(name, path, out _)));
    }

    /// <summary>Where a link leads, as a path in the archive; null: out of it, or nowhere.</summary>
    public static string? TargetOf(string path, TarEntry entry)
    {
        var link = entry.LinkName.Span;
        var directory = entry.Type == TarEntryType.HardLink ? "" : path[..Math.Max(0, path.LastIndexOf('/'))];
        var isInside = !(link is [(byte)'/', ..] && entry.Type == TarEntryType.SymbolicLink) && !LayerPath.LeavesRoot(Encoding.UTF8.GetBytes(directory), link);
        return isInside ? PathOf([.. Encoding.UTF8.GetBytes(directory), (byte)'/', .. link]) : null;
    }

    /// <summary>Where a file's data stands, links followed; null when there is no such file.</summary>
    public Extent? Find(string path)
    {
        for (var hop = 0; hop < MostHops; hop++)
        {
            if (files.TryGetValue(path, out var extent))
            {
                return extent;
            }

            if (!links.TryGetValue(path, out path!))
            {
                return null;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Enter(TarEntry entry)
    {
        var path = PathOf(entry.Name.Span);
        if (entry.Type is TarEntryType.File or TarEntryType.Unknown || (entry.Type == TarEntryType.HardLink && entry.Size > 0))
        {
            // Of a path that stands twice the last counts, as when it is unpacked.
            files[path] = new Extent(entry.DataOffset, entry.Size);
            links.Remove(path);
        }
        else if (entry.Type is TarEntryType.SymbolicLink or TarEntryType.HardLink && TargetOf(path, entry) is { } target)
        {
            files.Remove(path);
            links[path] = target;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Data(ReadOnlySpan<byte> bytes)
    {
    }

    /// <inheritdoc/>
    public void Leave(bool isWhole)
    {
    }
}

/// <summary>Where data stands in a stream.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes.</param>
internal sealed record Extent(long Offset, long Length);
