namespace Plimsoll.ImageReader;

/// <summary>What is wrong with a blob or a tar; the name of a row of the image catalogue decides what becomes of it.</summary>
public enum ArchiveProblemKind
{
    /// <summary>Compressed stream or tar damaged or cut: what follows was not analysed.</summary>
    Corrupt,

    /// <summary>Bytes other than zeros behind the end, which other readers may see.</summary>
    TrailingData,

    /// <summary>A header that readers understand differently; read on.</summary>
    HeaderAnomaly,

    /// <summary>A budget was reached: what follows was not analysed.</summary>
    BudgetReached,

    /// <summary>Compressed in a way that we refuse, by name.</summary>
    Refused,
}

/// <summary>Trouble inside a blob. Readers never throw for bad input.</summary>
/// <param name="Kind">What kind of trouble.</param>
/// <param name="Offset">Byte offset in the stream that was read: of a compressed blob that of what came out.</param>
/// <param name="Message">What is wrong; a clause without a final period, and without text of the input.</param>
public sealed record ArchiveProblem(ArchiveProblemKind Kind, long Offset, string Message)
{
    /// <summary>The option that lifts a budget; null: none does.</summary>
    public string? Option { get; init; }
}
