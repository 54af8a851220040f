namespace Plimsoll.ImageReader.Tar;

/// <summary>Makes the entry that a header and the extension headers before it describe.</summary>
internal sealed class TarEntryFilling(TarExtensions extensions, TarLimits limits, TarProblems problems)
{
    private readonly ByteText name = new();
    private readonly ByteText linkName = new();

    /// <summary>The one entry, filled anew each time.</summary>
    internal TarEntry Entry { get; } = new();

    /// <summary>Fills the entry.</summary>
    /// <returns>Whether its size can be read, so that it is known where the next header is.</returns>
    internal bool Fill(TarHeader header, long offset)
    {
        var sparse = extensions.Pax.Sparse;
        Entry.Offset = offset;
        Entry.Name = ReadName(header, offset);
        Entry.Type = TypeOf(header, offset);
        Entry.LinkName = Entry.Type is TarEntryType.HardLink or TarEntryType.SymbolicLink ? ReadLinkName(header, offset) : default;
        Entry.Mode = (int)((header.Mode ?? 0) & 0xFFF);
        Entry.UserId = extensions.Pax.UserId ?? Id(header.UserId);
        Entry.GroupId = extensions.Pax.GroupId ?? Id(header.GroupId);
        var isDevice = Entry.Type is TarEntryType.CharacterDevice or TarEntryType.BlockDevice;
        Entry.DeviceMajor = isDevice ? Device(header.DeviceMajor) : 0;
        Entry.DeviceMinor = isDevice ? Device(header.DeviceMinor) : 0;
        Entry.Capability = extensions.Pax.Capability.Memory;
        Entry.IsOverlayOpaque = extensions.Pax.IsOverlayOpaque;

        var size = ReadSize(header, offset);
        Entry.Size = size ?? 0;
        Entry.IsSparse = header.IsSparse || (sparse.IsSparse && Entry.Type is TarEntryType.File or TarEntryType.Unknown);
        Entry.RealSize = Entry.IsSparse ? ReadRealSize(header, offset) : Entry.Size;
        if (sparse.IsUnknownVersion)
        {
            problems.Anomaly(offset, "a sparse file of an unknown version");
        }

        return size is not null;
    }

    private static long Id(long? value) => value is >= 0 ? value.Value : -1;

    private static int Device(long? value) => value is >= 0 and <= int.MaxValue ? (int)value.Value : 0;

    private ReadOnlyMemory<byte> ReadName(TarHeader header, long offset)
    {
        if (extensions.Pax.Sparse is { IsSparse: true, Name: { IsEmpty: false } real })
        {
            return real.Memory;
        }

        if (!extensions.GnuName.IsEmpty)
        {
            if (!extensions.Pax.Path.IsEmpty && !extensions.Pax.Path.Span.SequenceEqual(extensions.GnuName.Span))
            {
                // Go, and so what unpacks images, takes GNU's.
                problems.Anomaly(offset, "a GNU and a PAX header give one entry two names");
            }

            return extensions.GnuName.Memory;
        }

        if (!extensions.Pax.Path.IsEmpty)
        {
            return extensions.Pax.Path.Memory;
        }

        if (header.HasStrayPrefix)
        {
            problems.Anomaly(offset, "a GNU header has a prefix, which not all readers put before the name");
        }

        name.Set(header.Prefix);
        if (!name.IsEmpty)
        {
            name.Append("/"u8);
        }

        name.Append(header.Name);
        return Limited(name, offset);
    }

    private ReadOnlyMemory<byte> ReadLinkName(TarHeader header, long offset)
    {
        if (!extensions.GnuLinkName.IsEmpty)
        {
            return extensions.GnuLinkName.Memory;
        }

        if (!extensions.Pax.LinkPath.IsEmpty)
        {
            return extensions.Pax.LinkPath.Memory;
        }

        linkName.Set(header.LinkName);
        return Limited(linkName, offset);
    }

    // The fields of a header are short, but a caller may allow less.
    private ReadOnlyMemory<byte> Limited(ByteText text, long offset)
    {
        if (text.Length <= limits.MaximumNameBytes)
        {
            return text.Memory;
        }

        problems.Budget(offset, "a name is longer than the limit; it was cut");
        return text.Memory[..limits.MaximumNameBytes];
    }

    private TarEntryType TypeOf(TarHeader header, long offset)
    {
        switch (header.TypeFlag)
        {
            case 0 or (byte)'0' when Entry.Name.Span.EndsWith("/"u8):
                // V7 had no type for directories. With a magic and type 0 Go makes a file of it, GNU tar a directory.
                if (header.TypeFlag == 0 || header.Dialect == TarDialect.V7)
                {
                    return TarEntryType.Directory;
                }

                problems.Anomaly(offset, "a file with the name of a directory");
                return TarEntryType.File;
            case 0 or (byte)'0' or (byte)'7':
                return TarEntryType.File;
            case (byte)'1':
                return TarEntryType.HardLink;
            case (byte)'2':
                return TarEntryType.SymbolicLink;
            case (byte)'3':
                return TarEntryType.CharacterDevice;
            case (byte)'4':
                return TarEntryType.BlockDevice;
            // D is GNU's directory of an incremental archive; its data is a list of names.
            case (byte)'5' or (byte)'D':
                return TarEntryType.Directory;
            case (byte)'6':
                return TarEntryType.Fifo;
            case (byte)'S':
                if (!header.IsSparse)
                {
                    problems.Anomaly(offset, "a sparse file in a dialect that has none");
                }

                return TarEntryType.File;
            case (byte)'X':
                // GNU tar and libarchive rename the next entry by it, Go does not.
                problems.Anomaly(offset, "an extension header of Solaris, which not all readers obey");
                return TarEntryType.Unknown;
            default:
                return TarEntryType.Unknown;
        }
    }

    private long? ReadSize(TarHeader header, long offset)
    {
        // The most that eleven octal digits can say: what some writers put where the size does not fit.
        const long Full = 0x1_FFFF_FFFF;
        var stated = header.Size;
        if (extensions.Pax.Size is not { } size)
        {
            return stated is >= 0 ? stated : null;
        }

        if (stated is null or < 0)
        {
            problems.Anomaly(offset, "a size that is negative, too large or no number");
        }
        else if (stated > 0 && size > 0 && stated != size && stated != Full)
        {
            problems.Anomaly(offset, "the size in a PAX header differs from that in the header");
        }

        return size;
    }

    private long ReadRealSize(TarHeader header, long offset)
    {
        var size = header.IsSparse ? header.RealSize : extensions.Pax.Sparse.RealSize;
        if (size is >= 0)
        {
            return size.Value;
        }

        problems.Anomaly(offset, "a sparse file without a readable size");
        return Entry.Size;
    }
}
