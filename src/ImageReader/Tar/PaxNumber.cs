using System.Buffers.Text;

namespace Plimsoll.ImageReader.Tar;

/// <summary>Decimal numbers of PAX records and of sparse maps: digits only.</summary>
internal static class PaxNumber
{
    /// <summary>The number; <see langword="null"/> for what is none or does not fit into 63 bits.</summary>
    internal static long? Read(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && text[0] is >= (byte)'0' and <= (byte)'9'
        && Utf8Parser.TryParse(text, out long value, out var consumed) && consumed == text.Length
            ? value
            : null;
}
