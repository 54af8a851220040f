namespace Plimsoll.ImageReader.Archive;

/// <summary>
/// A digest as descriptors write it: <c>algorithm:hex</c> (image-spec, descriptor.md). Made only from text of exactly that form,
/// so that it can stand in a path.
/// </summary>
public sealed record Digest
{
    private const int LongestAlgorithm = 32;
    private const int LongestHex = 256;

    private Digest(string algorithm, string hex)
    {
        Algorithm = algorithm;
        Hex = hex;
    }

    /// <summary>The algorithm, for example <c>sha256</c>.</summary>
    public string Algorithm { get; }

    /// <summary>The value in lower-case hex.</summary>
    public string Hex { get; }

    /// <summary>Whether we can compute it.</summary>
    public bool IsVerifiable => Algorithm is "sha256" or "sha512";

    /// <summary>The first twelve digits: what people know a blob by.</summary>
    public string Short => Hex[..12];

    /// <summary>Where the blob stands in an OCI layout.</summary>
    public string LayoutPath => $"blobs/{Algorithm}/{Hex}";

    /// <summary>Reads a digest; null when the text is none.</summary>
    public static Digest? Parse(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon is < 1 or > LongestAlgorithm)
        {
            return null;
        }

        var (algorithm, hex) = (text![..colon], text[(colon + 1)..]);
        return IsRightLength(algorithm, hex.Length) && algorithm.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '+' or '.' or '_' or '-')
            && hex.All(static c => char.IsAsciiHexDigitLower(c))
            ? new Digest(algorithm, hex)
            : null;
    }

    /// <summary>The digest of an SHA-256.</summary>
    public static Digest Sha256(string hex) => new("sha256", hex);

    /// <inheritdoc/>
    public override string ToString() => $"{Algorithm}:{Hex}";

    private static bool IsRightLength(string algorithm, int length) => algorithm switch
    {
        "sha256" or "blake3" => length == 64,
        "sha512" => length == 128,
        _ => length is >= 32 and <= LongestHex,
    };
}
