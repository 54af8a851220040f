namespace Plimsoll.ImageReader.Tar;

/// <summary>
/// The records of a PAX header, "length key=value\n" where the length counts the whole record in bytes (POSIX.1-2024 pax, "pax
/// Extended Header"). Values may hold newlines: only the length tells where a record ends.
/// </summary>
internal ref struct PaxRecords(ReadOnlySpan<byte> rest)
{
    private ReadOnlySpan<byte> rest = rest;

    internal ReadOnlySpan<byte> Key { get; private set; }

    internal ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Whether reading ended at a record that is none.</summary>
    internal bool IsDamaged { get; private set; }

    internal bool MoveNext()
    {
        // NULs behind the last record are padding that a writer counted in; GNU tar takes them for the end too.
        if (rest.IsEmpty || rest[0] == 0)
        {
            return false;
        }

        IsDamaged = !TryTake();
        return !IsDamaged;
    }

    private bool TryTake()
    {
        var blank = rest.IndexOf((byte)' ');
        if (blank < 0 || PaxNumber.Read(rest[..blank]) is not { } length || length > rest.Length || length < blank + 2)
        {
            return false;
        }

        var record = rest[(blank + 1)..(int)length];
        var equals = record.IndexOf((byte)'=');
        if (equals <= 0 || record[^1] != (byte)'\n')
        {
            return false;
        }

        Key = record[..equals];
        Value = record[(equals + 1)..^1];
        rest = rest[(int)length..];
        return true;
    }
}
