using System.Buffers;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// What a compressed stream holds, forward only. It never throws for bad input: it hands out what could be decoded, then
/// nothing, and <see cref="Problem"/> says why. Reading until 0 verifies all checksums, also those at the very end.
/// </summary>
public sealed class DecodedStream : ReadOnlyStream
{
    // Tar readers ask for 512 bytes at a time, and a call into zlib costs more than inflating as little as that.
    private const int BufferSize = 128 * 1024;

    private readonly Codec codec;
    private byte[]? buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int next;
    private int end;
    private bool hasEnded;

    private DecodedStream(Codec codec)
    {
        this.codec = codec;
    }

    /// <summary>What went wrong, known from the moment that <see cref="Read"/> gives 0; null when nothing did.</summary>
    public ArchiveProblem? Problem { get; private set; }

    /// <summary>Decoded bytes handed out so far.</summary>
    public long Produced { get; private set; }

    /// <summary>
    /// Decodes a stream from where it stands. The stream stays the caller's, who disposes of it and may read on in it: what
    /// this one has not taken, after damage or behind the end, is still there.
    /// </summary>
    public static DecodedStream Open(Stream compressed, Compression compression)
    {
        ArgumentNullException.ThrowIfNull(compressed);
        return new DecodedStream(compression switch
        {
            Compression.Gzip => new GzipCodec(compressed, StrictInflate.IsOn),
            Compression.Zstandard => new ZstandardCodec(compressed),
            Compression.Bzip2 => new Bzip2Codec(compressed),
            Compression.Xz => new XzCodec(compressed),
            _ => new PlainCodec(compressed),
        });
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || this.buffer is null)
        {
            return 0;
        }

        int count;
        if (next < end)
        {
            count = TakeFromBuffer(buffer);
        }
        else if (buffer.Length >= BufferSize)
        {
            count = Decode(buffer);
        }
        else
        {
            next = 0;
            end = Decode(this.buffer.AsSpan(0, BufferSize));
            count = TakeFromBuffer(buffer);
        }

        Produced += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && buffer is not null)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = null;
            codec.Dispose();
        }

        base.Dispose(disposing);
    }

    private int TakeFromBuffer(Span<byte> destination)
    {
        int count = Math.Min(destination.Length, end - next);
        buffer.AsSpan(next, count).CopyTo(destination);
        next += count;
        return count;
    }

    private int Decode(Span<byte> destination)
    {
        if (hasEnded)
        {
            return 0;
        }

        try
        {
            int count = codec.Read(destination);
            if (count > 0)
            {
                return count;
            }

            if (codec.HasTrailingData)
            {
                Fail(ArchiveProblemKind.TrailingData, $"there are bytes behind the end of the {codec.Name} stream");
            }
        }
        catch (CodecException exception)
        {
            Fail(exception.Kind, exception.Message);
        }
#pragma warning disable CA1031 // Libraries meet damage with a dozen exception types, IndexOutOfRange and NullReference among them.
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
#pragma warning restore CA1031
        {
            Fail(ArchiveProblemKind.Corrupt, $"the {codec.Name} stream {(codec.AskedBehindEnd ? "ends too early" : "is damaged")}");
        }

        hasEnded = true;
        return 0;
    }

    private void Fail(ArchiveProblemKind kind, string message) => Problem = new ArchiveProblem(kind, Produced, message);
}
