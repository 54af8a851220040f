namespace Plimsoll.ImageReader.Tar;

/// <summary>
/// Reads tar archives of all dialects from a stream that goes forward only, and never throws for what is in it. Where readers
/// differ it sees what Go sees, since that is what unpacks images, and says so.
/// </summary>
/// <remarks>
/// Layouts: POSIX.1-2024 pax; GNU tar manual, appendix "Tar Internals"; star(5). A size that is claimed never allocates: buffers
/// grow with the bytes that come.
/// </remarks>
public sealed class TarReader
{
    private readonly TarSource source;
    private readonly ITarVisitor visitor;
    private readonly TarLimits limits;
    private readonly TarProblems problems = new();
    private readonly TarExtensions extensions;
    private readonly TarEntryFilling filling;
    private readonly TarData data;
    private readonly ByteText headerData = new();
    private long entries;
    private bool hasEndMark;

    private TarReader(TarSource source, ITarVisitor visitor, TarLimits limits)
    {
        this.source = source;
        this.visitor = visitor;
        this.limits = limits;
        extensions = new(limits, problems);
        filling = new(extensions, limits, problems);
        data = new(source, visitor, problems);
    }

    /// <summary>Hands the entries of an archive to a visitor, then reads the source to its end.</summary>
    public static TarSummary Read(Stream source, ITarVisitor visitor, TarLimits limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(visitor);
        ArgumentNullException.ThrowIfNull(limits);

        using var bytes = new TarSource(source);
        return new TarReader(bytes, visitor, limits).ReadAll();
    }

    private TarSummary ReadAll()
    {
        while (ReadHeader())
        {
        }

        Drain();
        if (source.Failed)
        {
            problems.Corrupt(source.Offset, "the stream broke off with an error");
        }

        return new(entries, source.Offset, hasEndMark, problems.ToImmutable());
    }

    /// <summary>Reads a header and what belongs to it.</summary>
    /// <returns>Whether another may follow.</returns>
    private bool ReadHeader()
    {
        var offset = source.Offset;
        var block = source.Peek(TarHeader.Length);
        if (block.Length < TarHeader.Length)
        {
            // Some writers leave out the end mark: an end between two blocks is none too early.
            return block.IsEmpty ? End() : Cut("the archive is cut in a header");
        }

        if (TarHeader.IsZero(block))
        {
            return ReadZeroBlock();
        }

        var header = new TarHeader(block);
        if (!header.HasValidChecksum)
        {
            problems.Corrupt(offset, "the checksum of a header is wrong");
            return false;
        }

        return header.TypeFlag switch
        {
            (byte)'x' or (byte)'g' or (byte)'L' or (byte)'K' => ReadExtension(header.TypeFlag, header.Size, offset),
            _ => ReadEntry(header, offset),
        };
    }

    private bool ReadZeroBlock()
    {
        var offset = source.Offset;
        source.Advance(TarHeader.Length);
        if (IsHeaderNext())
        {
            problems.Anomaly(offset, "a lone block of zeros, which some readers take for the end");
            return true;
        }

        hasEndMark = true;
        return End();
    }

    private bool ReadExtension(byte typeFlag, long? size, long offset)
    {
        if (size is not >= 0)
        {
            return Unbounded(offset);
        }

        source.Advance(TarHeader.Length);
        if (!ReadHeaderData(size.Value))
        {
            return Cut("the archive is cut in an extension header");
        }

        var isCut = size > limits.MaximumHeaderBytes;
        switch (typeFlag)
        {
            case (byte)'x':
                extensions.ReadPax(headerData.Span, isCut, offset);
                break;
            case (byte)'g':
                extensions.ReadGlobal(headerData.Span, isCut, offset);
                break;
            case (byte)'L':
                extensions.ReadGnuName(extensions.GnuName, headerData.Span, isCut, offset);
                break;
            default:
                extensions.ReadGnuName(extensions.GnuLinkName, headerData.Span, isCut, offset);
                break;
        }

        return true;
    }

    /// <summary>Keeps the data of an extension header up to the limit and goes behind it.</summary>
    private bool ReadHeaderData(long size)
    {
        headerData.Clear();
        var left = Math.Min(size, limits.MaximumHeaderBytes);
        while (left > 0)
        {
            var bytes = source.Next(left);
            if (bytes.IsEmpty)
            {
                return false;
            }

            headerData.Append(bytes);
            left -= bytes.Length;
            source.Advance(bytes.Length);
        }

        return source.Skip(size - headerData.Length) && source.Skip(Padding(size));
    }

    private bool ReadEntry(TarHeader header, long offset)
    {
        if (entries >= limits.MaximumEntries)
        {
            problems.Budget(offset, "the archive has more entries than the limit", "--max-entries");
            return false;
        }

        entries++;
        var entry = filling.Entry;
        var hasSize = filling.Fill(header, offset);
        var hasMoreMap = header.IsSparse && data.HasMoreMap(header.SparsePieces, offset);
        var isDump = header.TypeFlag == (byte)'D';
        source.Advance(TarHeader.Length);
        if (entry.Type is not (TarEntryType.File or TarEntryType.Unknown) && !isDump)
        {
            SettleSize(hasSize);
            hasSize = true;
        }

        entry.DataOffset = source.Offset;
        var isWanted = visitor.Enter(entry);
        var isWhole = hasSize && (!hasMoreMap || data.SkipOldMap()) && (isWanted ? data.Read(entry, extensions.Pax.Sparse.HasMapInData) : source.Skip(entry.Size));
        visitor.Leave(isWhole);
        extensions.Clear();
        if (!hasSize)
        {
            return Unbounded(offset);
        }

        if (!isWhole)
        {
            return Cut("the archive is cut in the data of an entry");
        }

        if (!source.Skip(Padding(entry.Size)))
        {
            // Some writers (umoci insert) end with the last byte of data.
            problems.Anomaly(source.Offset, "the archive ends with the data of its last entry, which is not filled to a block");
            return false;
        }

        return true;
    }

    /// <summary>
    /// Decides whether a directory, link or device has the data that its size claims. POSIX gives them none (the size of a
    /// directory may be a quota, and old writers put the file's size on a hard link); Go and libarchive never look for any, GNU tar
    /// does for all but hard links. So there is data only when what follows cannot be the next header.
    /// </summary>
    private void SettleSize(bool hasSize)
    {
        var entry = filling.Entry;
        if (hasSize && entry.Size == 0)
        {
            return;
        }

        var hasData = hasSize && source.Peek(TarHeader.Length).Length == TarHeader.Length && !IsBoundaryNext();
        if (hasData || !hasSize || entry.Type != TarEntryType.HardLink)
        {
            problems.Anomaly(entry.Offset, "a directory, link or device with a size, whose data not all readers look for");
        }

        if (!hasData)
        {
            entry.Size = entry.RealSize = 0;
        }
    }

    /// <summary>Whether a header or a block of zeros comes next.</summary>
    private bool IsBoundaryNext() => IsHeaderNext() || TarHeader.IsZero(source.Peek(TarHeader.Length));

    private bool IsHeaderNext()
    {
        var block = source.Peek(TarHeader.Length);
        return block.Length == TarHeader.Length && !TarHeader.IsZero(block) && new TarHeader(block).HasValidChecksum;
    }

    private static int Padding(long size) => (int)(-size & (TarHeader.Length - 1));

    private bool End()
    {
        if (extensions.IsPending)
        {
            problems.Anomaly(source.Offset, "an extension header that no entry follows");
        }

        return false;
    }

    private bool Cut(string message)
    {
        // A stream that failed is told once, at the end.
        if (!source.Failed)
        {
            problems.Corrupt(source.Offset, message);
        }

        return false;
    }

    private bool Unbounded(long offset)
    {
        problems.Corrupt(offset, "a size that is negative, too large or no number: the next header cannot be found");
        return false;
    }

    /// <summary>Reads on to the end: whoever gave us the source may hash what we read, and its own checksums stand there.</summary>
    private void Drain()
    {
        while (true)
        {
            var bytes = source.Next(int.MaxValue);
            if (bytes.IsEmpty)
            {
                return;
            }

            var index = hasEndMark ? bytes.IndexOfAnyExcept((byte)0) : -1;
            if (index >= 0)
            {
                problems.Trailing(source.Offset + index, "bytes behind the end of the archive, which some readers see");
            }

            source.Advance(bytes.Length);
        }
    }
}
