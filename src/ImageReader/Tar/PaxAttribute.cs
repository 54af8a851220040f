using System.Buffers;
using System.Buffers.Text;

namespace Plimsoll.ImageReader.Tar;

/// <summary>
/// Extended attributes in PAX records: star's, with the value as it is, and libarchive's, with the name URL-encoded and the value in
/// base64 (libarchive, archive_write_set_format_pax.c).
/// </summary>
internal static class PaxAttribute
{
    private const int LongestName = 64;

    private static ReadOnlySpan<byte> StarPrefix => "SCHILY.xattr."u8;

    private static ReadOnlySpan<byte> LibarchivePrefix => "LIBARCHIVE.xattr."u8;

    /// <summary>Whether the record is one of star's, with the attribute's name.</summary>
    internal static bool IsStar(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> name)
    {
        var isStar = key.StartsWith(StarPrefix);
        name = isStar ? key[StarPrefix.Length..] : [];
        return isStar;
    }

    /// <summary>Whether the record is one of libarchive's, with the attribute's name; a longer name than ours is cut.</summary>
    internal static bool IsLibarchive(ReadOnlySpan<byte> key, ByteText name)
    {
        if (!key.StartsWith(LibarchivePrefix))
        {
            return false;
        }

        name.Clear();
        Decode(key[LibarchivePrefix.Length..], name);
        return true;
    }

    /// <summary>Writes what base64 text stands for; libarchive leaves out the padding.</summary>
    internal static bool TryDecode(ReadOnlySpan<byte> text, ByteText value)
    {
        value.Clear();
        text = text.TrimEnd((byte)'=');
        var whole = text.Length & ~3;
        var room = value.Reserve((text.Length + 3) / 4 * 3);
        if (Base64.DecodeFromUtf8(text[..whole], room, out _, out var written) != OperationStatus.Done)
        {
            return false;
        }

        if (whole < text.Length)
        {
            Span<byte> last = [(byte)'=', (byte)'=', (byte)'=', (byte)'='];
            text[whole..].CopyTo(last);
            if (Base64.DecodeFromUtf8(last, room[written..], out _, out var more) != OperationStatus.Done)
            {
                return false;
            }

            written += more;
        }

        value.Take(written);
        return true;
    }

    private static void Decode(ReadOnlySpan<byte> text, ByteText name)
    {
        for (var index = 0; index < text.Length && name.Length < LongestName; index++)
        {
            var value = text[index];
            if (value == (byte)'%' && index + 2 < text.Length
                && Utf8Parser.TryParse(text.Slice(index + 1, 2), out byte encoded, out var consumed, 'x') && consumed == 2)
            {
                value = encoded;
                index += 2;
            }

            name.Append([value]);
        }
    }
}
