using System.Buffers;
using System.Security.Cryptography;
using Plimsoll.Input.Reading;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>Hashes and counts every byte that it hands out. The stream inside stays the caller's.</summary>
public sealed class HashingStream : ReadOnlyStream
{
    private const int DrainSize = 64 * 1024;

    private readonly Stream inner;
    private readonly IncrementalHash hash;

    /// <summary>Hashes by SHA-256.</summary>
    public HashingStream(Stream inner)
        : this(inner, HashAlgorithmName.SHA256)
    {
    }

    /// <summary>Hashes by an algorithm that digests name: SHA-256 or SHA-512.</summary>
    public HashingStream(Stream inner, HashAlgorithmName algorithm)
    {
        ArgumentNullException.ThrowIfNull(inner);
        this.inner = inner;
        hash = IncrementalHash.CreateHash(algorithm);
    }

    /// <summary>Bytes handed out so far.</summary>
    public long Count { get; private set; }

    /// <summary>The digest of the bytes handed out so far, in lower-case hexadecimal digits, without the algorithm.</summary>
    public string CurrentDigest() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>The digests that the bytes would have with so many more zeros behind them, a tar block at a time.</summary>
    /// <remarks>The last that may be asked: the zeros stay in the hash.</remarks>
    /// <param name="blocks">How many blocks of 512 zeros at most.</param>
    public IEnumerable<string> DigestsWithZeros(int blocks)
    {
        var zeros = new byte[512];
        for (var i = 0; i < blocks; i++)
        {
            hash.AppendData(zeros);
            yield return CurrentDigest();
        }
    }

    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        hash.AppendData(buffer[..count]);
        Count += count;
        return count;
    }

    /// <summary>Reads to the end, so that the digest is that of the whole stream.</summary>
    public void Drain()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(DrainSize);
        try
        {
            while (Read(buffer) > 0)
            {
                // Only hash and count matter.
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }

        base.Dispose(disposing);
    }
}
