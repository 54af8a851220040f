using System.IO.Compression;

namespace Plimsoll.ImageReader.Codecs;

/// <summary>
/// Whether this runtime notices that a gzip stream was cut. Without the switch below <see cref="GZipStream"/> takes every cut
/// for a normal end, so that a layer would lose its last files in silence.
/// </summary>
/// <remarks>
/// The command sets the switch in its runtimeconfig. A host of its own may not have it; then it is set here, which works
/// until the first use of a deflate stream in the process: the runtime reads the switch once. Whether it took is not asked
/// but tried, on a stream that lacks its last byte.
/// </remarks>
internal static class StrictInflate
{
    public const string SwitchName = "System.IO.Compression.UseStrictValidation";

    private static readonly Lazy<bool> Tried = new(Try);

    // RFC 1952: header, the letter a in one fixed block, its CRC-32, and three of the four bytes of its length.
    private static ReadOnlySpan<byte> CutStream =>
    [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x4B, 0x04, 0x00, 0x43, 0xBE, 0xB7, 0xE8, 0x01, 0x00, 0x00,
    ];

    /// <summary>True when cut streams are errors. Tried once, when first asked for.</summary>
    public static bool IsOn => Tried.Value;

    private static bool Try()
    {
        if (!AppContext.TryGetSwitch(SwitchName, out bool isOn) || !isOn)
        {
            AppContext.SetSwitch(SwitchName, isEnabled: true);
        }

        using var inflated = new GZipStream(new MemoryStream(CutStream.ToArray()), CompressionMode.Decompress);
        try
        {
            inflated.CopyTo(Stream.Null);
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }
}
