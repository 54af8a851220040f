using System.Runtime.InteropServices;
using Plimsoll.ImageReader.Layers;

namespace Plimsoll.ImageReader.Merge;

/// <summary>
/// Every path that any layer has, as a tree of numbered nodes: a node is known by its parent and its name. Arrays instead of
/// objects, for an image may have millions of paths.
/// </summary>
internal sealed class PathTree
{
    /// <summary>The number of the root.</summary>
    public const int Root = 0;

    private const int None = -1;

    private readonly SegmentedList<Node> nodes = new();
    private readonly SegmentedText names = new();
    private int[] buckets;

    /// <summary>Makes a tree that has its root alone.</summary>
    public PathTree()
    {
        buckets = new int[512];
        Array.Fill(buckets, None);
        nodes.Add(new Node { Parent = None, FirstChild = None, NextSibling = None, NextInBucket = None });
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => nodes.Count;

    /// <summary>The directory of a node; -1 of the root.</summary>
    public int Parent(int node) => nodes[node].Parent;

    /// <summary>
    /// Moves the children of a node onto a stack: they are its children no longer until they are asked for again, so that a directory
    /// which is emptied over and over costs only what was put into it.
    /// </summary>
    public void TakeChildren(int node, Stack<int> taken)
    {
        for (var child = nodes[node].FirstChild; child != None; child = nodes[child].NextSibling)
        {
            nodes[child].IsListed = false;
            taken.Push(child);
        }

        nodes[node].FirstChild = None;
    }

    /// <summary>The child of a name, or -1.</summary>
    public int Find(int parent, ReadOnlySpan<byte> name)
    {
        for (var at = buckets[Hash(parent, name) & (uint)(buckets.Length - 1)]; at != None; at = nodes[at].NextInBucket)
        {
            if (nodes[at].Parent == parent && names.At(nodes[at].NameStart, nodes[at].NameLength).SequenceEqual(name))
            {
                return at;
            }
        }

        return None;
    }

    /// <summary>The child of a name, made when there is none.</summary>
    public int FindOrAdd(int parent, ReadOnlySpan<byte> name)
    {
        var found = Find(parent, name);
        if (found != None)
        {
            List(found);
            return found;
        }

        if (Count >= buckets.Length)
        {
            Rehash();
        }

        var node = Count;
        ref var bucket = ref buckets[Hash(parent, name) & (uint)(buckets.Length - 1)];
        nodes.Add(new Node
        {
            Parent = parent,
            FirstChild = None,
            NextInBucket = bucket,
            NameStart = names.Add(name),
            NameLength = name.Length,
        });
        List(node);
        return bucket = node;
    }

    private void List(int node)
    {
        ref var listed = ref nodes[node];
        if (!listed.IsListed)
        {
            listed.IsListed = true;
            listed.NextSibling = nodes[listed.Parent].FirstChild;
            nodes[listed.Parent].FirstChild = node;
        }
    }

    // Seeded anew in each process: nobody can write names that all fall into one bucket. No output depends on it.
    private static uint Hash(int parent, ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.Add(parent);
        hash.AddBytes(name);
        return (uint)hash.ToHashCode();
    }

    private void Rehash()
    {
        buckets = new int[buckets.Length * 2];
        Array.Fill(buckets, None);
        for (var node = 1; node < Count; node++)
        {
            ref var bucket = ref buckets[Hash(nodes[node].Parent, names.At(nodes[node].NameStart, nodes[node].NameLength)) & (uint)(buckets.Length - 1)];
            nodes[node].NextInBucket = bucket;
            bucket = node;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Node
    {
        public int Parent;
        public int FirstChild;
        public int NextSibling;
        public int NextInBucket;
        public int NameStart;
        public int NameLength;
        public bool IsListed;
    }
}
