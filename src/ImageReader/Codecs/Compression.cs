namespace Plimsoll.ImageReader.Codecs;

/// <summary>How a blob is compressed.</summary>
public enum Compression
{
    /// <summary>Not at all, or in a way that we do not know.</summary>
    None,

    Gzip,

    Zstandard,

    Bzip2,

    Xz,
}
