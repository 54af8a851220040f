namespace Plimsoll.ImageReader.Tar;

/// <summary>
/// What the GNU.sparse records of a PAX header say (GNU tar manual, "Storing Sparse Files"). Versions 0.0 and 0.1 hold the map of
/// pieces in records, which nobody needs who does not write holes; 1.0 holds it at the head of the data.
/// </summary>
internal sealed class PaxSparse
{
    private long? major;
    private long? minor;

    internal static ReadOnlySpan<byte> NameKey => "GNU.sparse.name"u8;

    private static ReadOnlySpan<byte> Prefix => "GNU.sparse."u8;

    /// <summary>The real name: a reader that knows no sparse files is given another.</summary>
    internal ByteText Name { get; } = new();

    /// <summary>The size with holes.</summary>
    internal long? RealSize { get; private set; }

    /// <summary>Whether the entry is a sparse file.</summary>
    internal bool IsSparse { get; private set; }

    /// <summary>Whether the data begins with the map.</summary>
    internal bool HasMapInData => major == 1 && minor == 0;

    /// <summary>Whether it is of no version that is written down.</summary>
    internal bool IsUnknownVersion => IsSparse && !HasMapInData && (major is > 0 || minor is > 1);

    internal static bool IsKey(ReadOnlySpan<byte> key) => key.StartsWith(Prefix);

    /// <summary>Takes a record; its name is left to the caller.</summary>
    /// <returns>Whether its value could be read.</returns>
    internal bool TryTake(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        var part = key[Prefix.Length..];
        if (part.SequenceEqual("major"u8))
        {
            IsSparse = true;
            return (major = PaxNumber.Read(value)) is not null;
        }

        if (part.SequenceEqual("minor"u8))
        {
            return (minor = PaxNumber.Read(value)) is not null;
        }

        if (part.SequenceEqual("size"u8) || part.SequenceEqual("realsize"u8))
        {
            return (RealSize = PaxNumber.Read(value)) is not null;
        }

        // Versions before 1.0 need not name themselves: their map does.
        IsSparse |= part.SequenceEqual("map"u8) || part.SequenceEqual("numblocks"u8);
        return true;
    }

    internal void Clear()
    {
        major = minor = RealSize = null;
        IsSparse = false;
        Name.Clear();
    }
}
