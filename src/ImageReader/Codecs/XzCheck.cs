using System.Buffers.Binary;
using System.Security.Cryptography;
using SharpCompress.Compressors.Xz;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>The checks of xz blocks that are in use (2.1.1.2 of the format).</summary>
internal enum XzCheckType
{
    None = 0,
    Crc32 = 1,
    Crc64 = 4,
    Sha256 = 10,
}

/// <summary>The check of an xz block: computed over what comes out, compared with what stands behind the data.</summary>
internal sealed class XzCheck(XzCheckType type) : IDisposable
{
    private readonly IncrementalHash? sha256 =
        type == XzCheckType.Sha256 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;

    private uint crc32 = uint.MaxValue;
    private ulong crc64 = ulong.MaxValue;

    /// <summary>How many bytes it takes in the stream.</summary>
    public int Length => type switch
    {
        XzCheckType.Crc32 => sizeof(uint),
        XzCheckType.Crc64 => sizeof(ulong),
        XzCheckType.Sha256 => SHA256.HashSizeInBytes,
        _ => 0,
    };

    public static bool IsKnown(XzCheckType type) =>
        type is XzCheckType.None or XzCheckType.Crc32 or XzCheckType.Crc64 or XzCheckType.Sha256;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        switch (type)
        {
            case XzCheckType.Crc32:
                crc32 = Crc32.Update(crc32, bytes);
                break;
            case XzCheckType.Crc64:
                crc64 = Crc64.UpdateXz(crc64, bytes);
                break;
            default:
                sha256?.AppendData(bytes);
                break;
        }
    }

    public void Verify(CodecInput input)
    {
        Span<byte> stored = stackalloc byte[Length];
        input.ReadExactly(stored);
        bool isRight = type switch
        {
            XzCheckType.Crc32 => BinaryPrimitives.ReadUInt32LittleEndian(stored) == ~crc32,
            XzCheckType.Crc64 => BinaryPrimitives.ReadUInt64LittleEndian(stored) == ~crc64,
            XzCheckType.Sha256 => stored.SequenceEqual(sha256!.GetCurrentHash()),
            _ => true,
        };
        if (!isRight)
        {
            throw CodecException.Corrupt("the checksum of an xz block is wrong");
        }
    }

    public void Dispose() => sha256?.Dispose();
}
