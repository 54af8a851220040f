namespace Plimsoll.ImageReader.Tar;

/// <summary>What reading one archive may cost. Data has no limit: it only streams by.</summary>
public sealed record TarLimits
{
    /// <summary>The limits for layers and archives of images.</summary>
    public static TarLimits Default { get; } = new();

    /// <summary>Entries handed out.</summary>
    public long MaximumEntries { get; init; } = 2_000_000;

    /// <summary>Bytes of a name or of a link's target.</summary>
    public int MaximumNameBytes { get; init; } = 32 * 1024;

    /// <summary>Bytes of one PAX or GNU header.</summary>
    public int MaximumHeaderBytes { get; init; } = 1024 * 1024;
}
