using System.Runtime.InteropServices;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.ImageReader.Merge;

/// <summary>
/// What the layers of an image make together, after the rules of image-spec (layer.md): which entry of which layer a path shows,
/// and which layer took an entry away.
/// </summary>
public sealed class MergedFileSystem
{
    private const int MostHops = 40;
    private const int Absent = -2;
    private const int Implied = -1;

    private readonly IReadOnlyList<FileTable> layers;
    private readonly PathTree tree = new();
    private readonly int[][] hiddenBy;
    private readonly Dictionary<long, long> targets = [];
    private readonly Stack<int> waiting = new();

    // Of each node the layer and the row that it shows.
    private readonly SegmentedList<int> layerOf = new();
    private readonly SegmentedList<int> rowOf = new();

    private MergedFileSystem(IReadOnlyList<FileTable> layers)
    {
        this.layers = layers;
        hiddenBy = new int[layers.Count][];
        Grow();
        rowOf[PathTree.Root] = Implied;
    }

    /// <summary>Merges layers, lowest first.</summary>
    public static MergedFileSystem Of(IReadOnlyList<FileTable> layers)
    {
        var merged = new MergedFileSystem(layers);
        for (var layer = 0; layer < layers.Count; layer++)
        {
            merged.Apply(layer);
        }

        return merged;
    }

    /// <summary>The tables, lowest layer first.</summary>
    public IReadOnlyList<FileTable> Layers => layers;

    /// <summary>
    /// The layer that took an entry away or put another in its place; -1: it is part of the image. A marker is no part of it and
    /// is hidden by its own layer.
    /// </summary>
    public int HiddenBy(int layer, int row) => hiddenBy[layer][row];

    /// <summary>The entry that a path shows, without following a link at its end; row -1 for a directory that no layer lists; null: nothing is there.</summary>
    public ImageEntry? Find(ReadOnlySpan<byte> path)
    {
        var node = Walk(path, followsLinks: true);
        return node >= 0 && rowOf[node] != Absent ? new ImageEntry(layerOf[node], rowOf[node]) : null;
    }

    /// <summary>The entry that a path shows, links followed inside of the image; null: nothing is there, or the links lead in a circle.</summary>
    public ImageEntry? Resolve(ReadOnlySpan<byte> path)
    {
        var buffer = path.ToArray();
        for (var hop = 0; hop < MostHops; hop++)
        {
            if (Find(buffer) is not { } entry || entry.Row < 0 || layers[entry.Layer].Kind(entry.Row) != LayerEntryKind.SymbolicLink)
            {
                return Find(buffer);
            }

            buffer = Target(buffer, layers[entry.Layer].Link(entry.Row));
        }

        return null;
    }

    /// <summary>The entry that holds the data of a hard link, at the time it was made; the entry itself when it is none, or leads nowhere.</summary>
    public ImageEntry DataOf(ImageEntry entry) =>
        targets.TryGetValue(Key(entry.Layer, entry.Row), out var target) ? new ImageEntry((int)(target >> 32), (int)target) : entry;

    private static long Key(int layer, int row) => ((long)layer << 32) | (uint)row;

    private static byte[] Target(ReadOnlySpan<byte> link, ReadOnlySpan<byte> target)
    {
        var directory = target is [(byte)'/', ..] ? [] : LayerPath.Parent(link);
        byte[] joined = [.. directory, (byte)'/', .. target];
        var path = new byte[joined.Length];
        return path[..LayerPath.Normalise(joined, path, out _)];
    }

    private void Apply(int layer)
    {
        var files = layers[layer];
        var hidden = hiddenBy[layer] = new int[files.Count];

        // Markers act on lower layers only, wherever they stand in the tar.
        for (var row = 0; row < files.Count; row++)
        {
            hidden[row] = -1;
            if (files.Kind(row) is LayerEntryKind.Whiteout or LayerEntryKind.OpaqueWhiteout)
            {
                hidden[row] = layer;

                // A marker below a path that is a link underneath must not follow it.
                if (Walk(files.Path(row), followsLinks: false) is var node and >= 0)
                {
                    Remove(node, layer, files.Kind(row) == LayerEntryKind.Whiteout);
                }
            }
        }

        for (var row = 0; row < files.Count; row++)
        {
            if (hidden[row] < 0)
            {
                Add(layer, row);
            }
        }
    }

    private void Add(int layer, int row)
    {
        var files = layers[layer];
        var path = files.Path(row);
        var kind = files.Kind(row);
        var node = PathTree.Root;
        if (!path.IsEmpty)
        {
            // Links on the way are followed inside of the image, as unpackers do that hold to its root.
            node = Walk(LayerPath.Parent(path), followsLinks: true, made: layer);
            if (node >= 0)
            {
                node = tree.FindOrAdd(node, LayerPath.Name(path));
                Grow();
            }
        }

        if (node < 0 || (node == PathTree.Root && kind != LayerEntryKind.Directory))
        {
            // Links in a circle, or a root that is no directory: no unpacker makes that.
            hiddenBy[layer][row] = layer;
            return;
        }

        if (kind == LayerEntryKind.HardLink && Walk(files.Link(row), followsLinks: true) is var target and >= 0 && rowOf[target] >= 0)
        {
            var data = DataOf(new ImageEntry(layerOf[target], rowOf[target]));
            targets[Key(layer, row)] = Key(data.Layer, data.Row);
        }

        if (rowOf[node] != Absent)
        {
            MarkRepeated(node, layer, row);
            if (kind == LayerEntryKind.Directory && IsDirectory(node))
            {
                Hide(node, layer);
            }
            else
            {
                Remove(node, layer, withItself: true);
            }
        }

        layerOf[node] = layer;
        rowOf[node] = row;
    }

    /// <summary>Directories may come twice; through a link underneath it is another path.</summary>
    private void MarkRepeated(int node, int layer, int row)
    {
        var files = layers[layer];
        if (layerOf[node] == layer && rowOf[node] >= 0
            && !(files.Kind(row) == LayerEntryKind.Directory && IsDirectory(node))
            && files.Path(rowOf[node]).SequenceEqual(files.Path(row)))
        {
            files.Mark(rowOf[node], FileTraits.IsRepeated);
        }
    }

    private bool IsDirectory(int node) => rowOf[node] == Implied || (rowOf[node] >= 0 && layers[layerOf[node]].Kind(rowOf[node]) == LayerEntryKind.Directory);

    /// <summary>
    /// The node of a path, or -1. Links in front of the last part are followed when asked for; with a layer in <paramref name="made"/>
    /// the whole path is a directory, made where it is missing, and links are followed at its end, too.
    /// </summary>
    private int Walk(ReadOnlySpan<byte> path, bool followsLinks, int made = -1)
    {
        var node = PathTree.Root;
        var hops = 0;
        while (!path.IsEmpty)
        {
            var slash = path.IndexOf((byte)'/');
            var part = slash < 0 ? path : path[..slash];
            path = slash < 0 ? [] : path[(slash + 1)..];
            if (part.IsEmpty || part is [(byte)'.'])
            {
                continue;
            }

            if (part is [(byte)'.', (byte)'.'])
            {
                node = Math.Max(PathTree.Root, tree.Parent(node));
                continue;
            }

            var child = tree.Find(node, part);
            if (child < 0 || rowOf[child] == Absent)
            {
                if (made < 0)
                {
                    return -1;
                }

                child = tree.FindOrAdd(node, part);
                Grow();
                layerOf[child] = made;
                rowOf[child] = Implied;
            }
            else if (followsLinks && (!path.IsEmpty || made >= 0) && IsLink(child))
            {
                if (++hops > MostHops)
                {
                    return -1;
                }

                var link = layers[layerOf[child]].Link(rowOf[child]);
                byte[] rest = [.. link, (byte)'/', .. path];
                node = link is [(byte)'/', ..] ? PathTree.Root : node;
                path = rest;
                continue;
            }
            else if (made >= 0 && !IsDirectory(child))
            {
                Remove(child, made, withItself: true);
                layerOf[child] = made;
                rowOf[child] = Implied;
            }

            node = child;
        }

        return node;
    }

    private bool IsLink(int node) => rowOf[node] >= 0 && layers[layerOf[node]].Kind(rowOf[node]) == LayerEntryKind.SymbolicLink;

    private void Hide(int node, int layer)
    {
        if (rowOf[node] >= 0)
        {
            hiddenBy[layerOf[node]][rowOf[node]] = layer;
        }
    }

    /// <summary>Takes away what is below a node, and the node itself when asked for. Not recursive: a tree may be deep.</summary>
    private void Remove(int node, int layer, bool withItself)
    {
        if (withItself && node != PathTree.Root)
        {
            Hide(node, layer);
            rowOf[node] = Absent;
        }

        tree.TakeChildren(node, waiting);
        while (waiting.TryPop(out var at))
        {
            if (rowOf[at] != Absent)
            {
                Hide(at, layer);
                rowOf[at] = Absent;
            }

            tree.TakeChildren(at, waiting);
        }
    }

    private void Grow()
    {
        while (rowOf.Count < tree.Count)
        {
            layerOf.Add(0);
            rowOf.Add(Absent);
        }
    }
}

/// <summary>An entry of an image.</summary>
/// <param name="Layer">Index of its layer, lowest first.</param>
/// <param name="Row">Its row; -1: a directory that no layer lists.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ImageEntry(int Layer, int Row);
