namespace Plimsoll.ImageReader.Tar;

/// <summary>Tells a tar by its first header: the checksum of every dialect.</summary>
public static class TarDetector
{
    /// <summary>Whether these first bytes begin a tar.</summary>
    public static bool IsTar(ReadOnlySpan<byte> head) =>
        head.Length >= TarHeader.Length && !TarHeader.IsZero(head[..TarHeader.Length]) && new TarHeader(head[..TarHeader.Length]).HasValidChecksum;
}
