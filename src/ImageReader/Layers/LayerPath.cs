namespace Plimsoll.ImageReader.Layers;

/// <summary>Paths of a layer as bytes: they are names, not text.</summary>
internal static class LayerPath
{
    /// <summary>What the name of a whiteout starts with.</summary>
    public static ReadOnlySpan<byte> WhiteoutPrefix => ".wh."u8;

    /// <summary>Names that AUFS kept for itself, and the opaque marker.</summary>
    public static ReadOnlySpan<byte> SpecialPrefix => ".wh..wh."u8;

    /// <summary>The name of an opaque marker, and no longer one.</summary>
    public static ReadOnlySpan<byte> OpaqueName => ".wh..wh..opq"u8;

    /// <summary>
    /// Takes out slashes in front, repeated slashes, and the parts <c>.</c> and <c>..</c>; a <c>..</c> at the root is told and
    /// stays there, as an unpacker that is chrooted does it.
    /// </summary>
    /// <param name="name">The name as written.</param>
    /// <param name="path">Where the path goes; at least as long as the name.</param>
    /// <param name="leavesRoot">Whether a <c>..</c> leads out of the root.</param>
    /// <returns>Length of the path.</returns>
    public static int Normalise(ReadOnlySpan<byte> name, Span<byte> path, out bool leavesRoot)
    {
        leavesRoot = false;
        var length = 0;
        while (!name.IsEmpty)
        {
            var slash = name.IndexOf((byte)'/');
            var part = slash < 0 ? name : name[..slash];
            name = slash < 0 ? [] : name[(slash + 1)..];
            if (part.IsEmpty || part is [(byte)'.'])
            {
                continue;
            }

            if (part is [(byte)'.', (byte)'.'])
            {
                leavesRoot |= length == 0;
                length = Math.Max(0, path[..length].LastIndexOf((byte)'/'));
                continue;
            }

            if (length > 0)
            {
                path[length++] = (byte)'/';
            }

            part.CopyTo(path[length..]);
            length += part.Length;
        }

        return length;
    }

    /// <summary>Whether a link in a directory leads out of the root; an absolute one is meant inside of it.</summary>
    public static bool LeavesRoot(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> link)
    {
        if (link is [] or [(byte)'/', ..])
        {
            return false;
        }

        var depth = directory.IsEmpty ? 0 : directory.Count((byte)'/') + 1;
        foreach (var range in link.Split((byte)'/'))
        {
            var part = link[range];
            if (part is [(byte)'.', (byte)'.'])
            {
                if (--depth < 0)
                {
                    return true;
                }
            }
            else if (!part.IsEmpty && part is not [(byte)'.'])
            {
                depth++;
            }
        }

        return false;
    }

    /// <summary>The directory of a path; empty for what stands at the root.</summary>
    public static ReadOnlySpan<byte> Parent(ReadOnlySpan<byte> path) => path[..Math.Max(0, path.LastIndexOf((byte)'/'))];

    /// <summary>The last part of a path.</summary>
    public static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> path) => path[(path.LastIndexOf((byte)'/') + 1)..];
}
