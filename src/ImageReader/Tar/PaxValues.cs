namespace Plimsoll.ImageReader.Tar;

/// <summary>What the records of a PAX header say. Empty texts and <see langword="null"/> say nothing.</summary>
internal sealed class PaxValues(TarLimits limits, TarProblems problems)
{
    private readonly ByteText attributeName = new();

    internal ByteText Path { get; } = new();

    internal ByteText LinkPath { get; } = new();

    internal ByteText Capability { get; } = new();

    internal long? Size { get; private set; }

    /// <summary>The user id; -1 when the record cannot be read.</summary>
    internal long? UserId { get; private set; }

    /// <summary>The group id; -1 when the record cannot be read.</summary>
    internal long? GroupId { get; private set; }

    internal bool IsOverlayOpaque { get; private set; }

    internal PaxSparse Sparse { get; } = new();

    internal void Clear()
    {
        Path.Clear();
        LinkPath.Clear();
        Capability.Clear();
        Size = UserId = GroupId = null;
        IsOverlayOpaque = false;
        Sparse.Clear();
    }

    /// <summary>Takes a record; those of no concern to us are left out.</summary>
    internal void Take(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, long offset)
    {
        // An empty value takes back what an earlier record of the key said.
        if (key.SequenceEqual("path"u8))
        {
            SetPaxName(Path, value, offset);
        }
        else if (key.SequenceEqual("linkpath"u8))
        {
            SetPaxName(LinkPath, value, offset);
        }
        else if (key.SequenceEqual("size"u8))
        {
            Size = PaxNumber.Read(value);
            if (Size is null && !value.IsEmpty)
            {
                problems.Corrupt(offset, "the size in a PAX header is no number");
            }
        }
        else if (key.SequenceEqual("uid"u8))
        {
            UserId = value.IsEmpty ? null : PaxNumber.Read(value) ?? -1;
        }
        else if (key.SequenceEqual("gid"u8))
        {
            GroupId = value.IsEmpty ? null : PaxNumber.Read(value) ?? -1;
        }
        else if (PaxSparse.IsKey(key))
        {
            TakeSparse(key, value, offset);
        }
        else if (PaxAttribute.IsStar(key, out var star))
        {
            TakeAttribute(star, value, isBase64: false, offset);
        }
        else if (PaxAttribute.IsLibarchive(key, attributeName))
        {
            TakeAttribute(attributeName.Span, value, isBase64: true, offset);
        }
    }

    private void TakeSparse(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, long offset)
    {
        if (!Sparse.TryTake(key, value))
        {
            problems.Anomaly(offset, "a sparse record of a PAX header is no number");
        }

        if (key.SequenceEqual(PaxSparse.NameKey))
        {
            SetPaxName(Sparse.Name, value, offset);
        }
    }

    private void TakeAttribute(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, bool isBase64, long offset)
    {
        var isCapability = name.SequenceEqual("security.capability"u8);
        var isOpaque = name.SequenceEqual("trusted.overlay.opaque"u8) || name.SequenceEqual("user.overlay.opaque"u8);
        if (!isCapability && !isOpaque)
        {
            return;
        }

        // The name is not needed any more, so its room serves for a value that is looked at once.
        var decoded = isCapability ? Capability : attributeName;
        if (!isBase64)
        {
            decoded.Set(value);
        }
        else if (!PaxAttribute.TryDecode(value, decoded))
        {
            problems.Anomaly(offset, "an extended attribute is no base64");
        }

        // Both names may be written for one directory, and one of them is enough for overlayfs.
        IsOverlayOpaque |= isOpaque && decoded.Span.SequenceEqual("y"u8);
    }

    private void SetPaxName(ByteText target, ReadOnlySpan<byte> name, long offset)
    {
        if (name.Contains((byte)0))
        {
            // Kept as it is: what calls C sees the part before it, and Go refuses the archive.
            problems.Anomaly(offset, "a name in a PAX header has a NUL");
        }

        TarName.Set(target, name, limits, problems, offset);
    }
}
