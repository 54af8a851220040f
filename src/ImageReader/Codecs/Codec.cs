namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// A decoder behind <see cref="DecodedStream"/>. It may throw whatever its library throws: the stream around it catches.
/// </summary>
internal abstract class Codec : IDisposable
{
    /// <summary>What messages call it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it asked for more bytes than there are: an error then means a cut, not damage.</summary>
    public abstract bool AskedBehindEnd { get; }

    /// <summary>Decodes some bytes into a buffer that is not empty; 0 at the end, with all checksums verified.</summary>
    public abstract int Read(Span<byte> buffer);

    /// <summary>Called once, after <see cref="Read"/> gave 0: whether bytes were left behind the end.</summary>
    public virtual bool HasTrailingData => false;

    public abstract void Dispose();
}
