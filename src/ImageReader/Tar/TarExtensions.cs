namespace Plimsoll.ImageReader.Tar;

/// <summary>What the extension headers before an entry say about it. Empty texts and <see langword="null"/> say nothing.</summary>
internal sealed class TarExtensions(TarLimits limits, TarProblems problems)
{
    private bool hasPax;

    /// <summary>Whether a header came that no entry has followed yet.</summary>
    internal bool IsPending { get; private set; }

    internal ByteText GnuName { get; } = new();

    internal ByteText GnuLinkName { get; } = new();

    /// <summary>The records of a PAX header.</summary>
    internal PaxValues Pax { get; } = new(limits, problems);

    internal void Clear()
    {
        if (!IsPending)
        {
            return;
        }

        IsPending = false;
        GnuName.Clear();
        GnuLinkName.Clear();
        hasPax = false;
        Pax.Clear();
    }

    /// <summary>Takes the name of a GNU header of type L or K.</summary>
    internal void ReadGnuName(ByteText target, ReadOnlySpan<byte> data, bool isCut, long offset)
    {
        if (!target.IsEmpty)
        {
            problems.Anomaly(offset, "two GNU names for one entry");
        }

        if (isCut)
        {
            problems.Budget(offset, "a GNU name is longer than the limit for headers; it was cut");
        }

        IsPending = true;
        var name = TarHeader.UpToNul(data);
        if (name.IsEmpty)
        {
            problems.Anomaly(offset, "an empty GNU name, which not all readers ignore");
        }
        else if (name.Length == data.Length && !isCut)
        {
            // GNU tar reads on to the next NUL, Go stops where the data does.
            problems.Anomaly(offset, "a GNU name that does not end in NUL");
        }

        TarName.Set(target, name, limits, problems, offset);
    }

    /// <summary>Takes the records of a PAX header of type x.</summary>
    internal void ReadPax(ReadOnlySpan<byte> data, bool isCut, long offset)
    {
        if (hasPax)
        {
            // Go, and so what unpacks images, forgets the first one; libarchive adds them up.
            problems.Anomaly(offset, "two PAX headers for one entry");
            Pax.Clear();
        }

        if (isCut)
        {
            problems.Budget(offset, "a PAX header is longer than the limit for headers; it was cut");
        }

        IsPending = hasPax = true;
        var records = new PaxRecords(data);
        while (records.MoveNext())
        {
            Pax.Take(records.Key, records.Value, offset);
        }

        if (records.IsDamaged && !isCut)
        {
            problems.Corrupt(offset, "a PAX record is damaged; those behind it in this header were not read");
        }
    }

    /// <summary>
    /// Looks at a global PAX header, whose records would hold for all entries to come. Go ignores them and GNU tar does not, so those
    /// that could hide or rename a file are told.
    /// </summary>
    internal void ReadGlobal(ReadOnlySpan<byte> data, bool isCut, long offset)
    {
        if (isCut)
        {
            problems.Budget(offset, "a PAX header is longer than the limit for headers; it was cut");
        }

        var records = new PaxRecords(data);
        while (records.MoveNext())
        {
            if (records.Key.SequenceEqual("path"u8) || records.Key.SequenceEqual("linkpath"u8)
                || records.Key.SequenceEqual("size"u8) || PaxSparse.IsKey(records.Key))
            {
                problems.Anomaly(offset, "a global PAX header sets path, linkpath, size or a sparse map; it was not obeyed");
            }
        }

        if (records.IsDamaged && !isCut)
        {
            problems.Corrupt(offset, "a PAX record is damaged; those behind it in this header were not read");
        }
    }
}
