using Plimsoll.ImageReader.Codecs;
using Shouldly;

namespace Plimsoll.ImageReader.Tests.Codecs;

/// <summary>Decodes whole blobs.</summary>
internal static class Decoding
{
    public static (byte[] Bytes, ArchiveProblem? Problem) Decode(byte[] blob, Compression compression, int readSize = 512)
    {
        using var decoded = DecodedStream.Open(new MemoryStream(blob), compression);
        return ReadAll(decoded, readSize);
    }

    public static (byte[] Bytes, ArchiveProblem? Problem) ReadAll(DecodedStream decoded, int readSize = 512)
    {
        using var bytes = new MemoryStream();
        byte[] buffer = new byte[readSize];
        int count;
        while ((count = decoded.Read(buffer.AsSpan())) > 0)
        {
            decoded.Problem.ShouldBeNull();
            bytes.Write(buffer, 0, count);
        }

        decoded.Read(buffer.AsSpan()).ShouldBe(0);
        decoded.Produced.ShouldBe(bytes.Length);
        if (decoded.Problem is not null)
        {
            decoded.Problem.Offset.ShouldBe(bytes.Length);
        }

        return (bytes.ToArray(), decoded.Problem);
    }

    public static void ShouldDecodeTo(byte[] blob, Compression compression, byte[] payload)
    {
        (byte[] bytes, ArchiveProblem? problem) = Decode(blob, compression);
        problem.ShouldBeNull();
        bytes.AsSpan().SequenceEqual(payload).ShouldBeTrue();
    }

    public static void ShouldFail(byte[] blob, Compression compression, ArchiveProblemKind kind, string message)
    {
        ArchiveProblem problem = Decode(blob, compression).Problem.ShouldNotBeNull();
        problem.Kind.ShouldBe(kind);
        problem.Message.ShouldBe(message);
    }

    /// <summary>Reads to the end and gives the number of bytes, which are not kept.</summary>
    public static long Count(byte[] blob, Compression compression)
    {
        using var decoded = DecodedStream.Open(new MemoryStream(blob), compression);
        byte[] buffer = new byte[256 * 1024];
        while (decoded.Read(buffer.AsSpan()) > 0)
        {
        }

        decoded.Problem.ShouldBeNull();
        return decoded.Produced;
    }
}
