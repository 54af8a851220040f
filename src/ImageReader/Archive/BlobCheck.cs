using System.Security.Cryptography;

namespace Plimsoll.ImageReader.Archive;

/// <summary>Compares bytes with what a descriptor says of them.</summary>
internal static class BlobCheck
{
    /// <summary>What does not hold of a blob that is in memory.</summary>
    public static IEnumerable<SealProblem> OfBytes(byte[] bytes, Descriptor descriptor)
    {
        if (descriptor.Digest is not { } digest)
        {
            yield break;
        }

        if (OfSize(bytes.Length, descriptor) is { } size)
        {
            yield return size;
        }

        var actual = digest.Algorithm switch
        {
            "sha256" => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            "sha512" => Convert.ToHexStringLower(SHA512.HashData(bytes)),
            _ => null,
        };
        if (OfDigest(actual, digest) is { } wrong)
        {
            yield return wrong;
        }
    }

    /// <summary>Whether a size is the one that a descriptor says.</summary>
    public static SealProblem? OfSize(long size, Descriptor descriptor) => descriptor.Size is { } said && said != size
        ? new SealProblem(SealFault.SizeMismatch, descriptor.Digest!.ToString(), 0, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"is {size} bytes long where its descriptor says {said}"))
        : null;

    /// <summary>Whether a digest is the one that a descriptor says.</summary>
    /// <param name="actual">What was computed in hex; null: it cannot be.</param>
    /// <param name="said">What is said.</param>
    public static SealProblem? OfDigest(string? actual, Digest said)
    {
        if (actual is null)
        {
            return new SealProblem(SealFault.DigestNotVerifiable, said.ToString(), 0, $"has a digest of the kind '{said.Algorithm}', which cannot be verified here");
        }

        return actual == said.Hex ? null : new SealProblem(SealFault.DigestMismatch, said.ToString(), 0, $"has the digest {said.Algorithm}:{actual}");
    }
}
