namespace Plimsoll.ImageReader.Tar;

/// <summary>Reads what follows a header: the rest of a sparse map, and the data of the entry.</summary>
internal sealed class TarData(TarSource source, ITarVisitor visitor, TarProblems problems)
{
    /// <summary>Whether a block with more of an old sparse map follows.</summary>
    internal bool HasMoreMap(OldSparsePieces pieces, long offset)
    {
        if (pieces.Contradicts)
        {
            problems.Anomaly(offset, "a sparse map that ends and goes on");
        }

        return pieces.GoesOn;
    }

    /// <summary>Goes behind the blocks of an old sparse map.</summary>
    /// <returns>Whether all of it came.</returns>
    internal bool SkipOldMap()
    {
        while (true)
        {
            var offset = source.Offset;
            var block = source.Peek(TarHeader.Length);
            if (block.Length < TarHeader.Length)
            {
                return false;
            }

            var goesOn = HasMoreMap(OldSparsePieces.Of(block), offset);
            source.Advance(TarHeader.Length);
            if (!goesOn)
            {
                return true;
            }
        }
    }

    /// <summary>Hands out the data of files and of unknown types, and skips others'.</summary>
    /// <returns>Whether all of it came.</returns>
    internal bool Read(TarEntry entry, bool hasMapInData)
    {
        if (entry.Type is not (TarEntryType.File or TarEntryType.Unknown))
        {
            return source.Skip(entry.Size);
        }

        var left = entry.IsSparse && hasMapInData ? ReadMap(entry) : entry.Size;
        while (left > 0)
        {
            var bytes = source.Next(left);
            if (bytes.IsEmpty)
            {
                return false;
            }

            visitor.Data(bytes);
            left -= bytes.Length;
            source.Advance(bytes.Length);
        }

        return true;
    }

    /// <summary>Goes behind the map at the head of the data, so that the visitor sees the file begin where it begins.</summary>
    /// <returns>Bytes of data left.</returns>
    private long ReadMap(TarEntry entry)
    {
        var left = entry.Size;
        var map = new PaxSparseMap();
        while (!map.IsComplete)
        {
            var block = source.Peek((int)Math.Min(left, TarHeader.Length));
            if (block.IsEmpty || !map.TryTake(block))
            {
                problems.Anomaly(entry.Offset, "the map of a sparse file is damaged; what follows was read as data");
                return left;
            }

            left -= block.Length;
            source.Advance(block.Length);
        }

        return left;
    }
}
