using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Plimsoll.Input.Files;

/// <summary>
/// File names as text. On disk a name is bytes, mostly but not always UTF-8. A byte that is part of no valid sequence
/// becomes one lone surrogate, U+DC00 + byte (U+DC80 to U+DCFF), so that different names stay different and can be opened
/// again. Reports show it as <c>\xff</c>; a URI percent-encodes the bytes of <see cref="Encode"/>.
/// </summary>
public static class PathBytes
{
    private const char FirstEscape = '\uDC80';
    private const char LastEscape = '\uDCFF';

    /// <summary>Whether a character of a path stands for a byte that is no UTF-8.</summary>
    public static bool IsEscapedByte(char character) => character is >= FirstEscape and <= LastEscape;

    /// <summary>Whether a path has a byte that is no UTF-8. No path that <see cref="Decode"/> made has such a character otherwise, but as second half of a pair.</summary>
    public static bool HasEscapedByte(string path)
    {
        for (var at = 0; at < path.Length; at++)
        {
            if (IsEscapedByte(path[at]) && (at == 0 || !char.IsHighSurrogate(path[at - 1])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of a name.</summary>
    public static string Decode(ReadOnlySpan<byte> name)
    {
        if (Utf8.IsValid(name))
        {
            return Encoding.UTF8.GetString(name);
        }

        var text = new StringBuilder(name.Length);
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                // A maximal invalid part may be several bytes; each is told apart.
                length = 1;
                text.Append((char)(0xDC00 + name[0]));
            }

            name = name[length..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of a name: what <see cref="Decode"/> was given. A surrogate that stands for no byte becomes U+FFFD.</summary>
    public static byte[] Encode(string name)
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        var count = 0;
        var rest = name.AsSpan();
        while (!rest.IsEmpty)
        {
            if (IsEscapedByte(rest[0]))
            {
                bytes[count++] = (byte)(rest[0] - 0xDC00);
                rest = rest[1..];
                continue;
            }

            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            count += rune.EncodeToUtf8(bytes.AsSpan(count));
            rest = rest[length..];
        }

        return bytes[..count];
    }
}
