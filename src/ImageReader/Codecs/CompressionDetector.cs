namespace Plimsoll.ImageReader.Codecs;

/// <summary>Tells a compression by its first bytes, never by a name or a media type: both are wrong in the wild.</summary>
public static class CompressionDetector
{
    /// <summary>How many bytes <see cref="Detect"/> looks at; with fewer it may answer <see cref="Compression.None"/>.</summary>
    public const int HeadLength = 6;

    /// <summary>The compression that these first bytes announce.</summary>
    public static Compression Detect(ReadOnlySpan<byte> head) => head switch
    {
        [0x1F, 0x8B, ..] => Compression.Gzip, // RFC 1952, 2.3.1
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Compression.Zstandard, // RFC 8878, 3.1.1
        [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => Compression.Zstandard, // a skippable frame in front, RFC 8878, 3.1.2
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => Compression.Bzip2,
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00, ..] => Compression.Xz, // xz-file-format 1.2.1, 2.1.1.1
        _ => Compression.None,
    };
}
