using System.Text;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>
/// Private keys in PEM (RFC 7468) that decode to key material, over several lines, in one line with <c>\n</c>, or as
/// base64 of the whole. A header without a body, as in documentation, is none; an encrypted key is lowered.
/// </summary>
internal sealed class PrivateKeyMatcher(int family) : IMatcher
{
    private const int LongestBody = 16 * 1024;
    private const int ShortestWrap = 60;
    private const int LongestWrap = 128;
    private const int DeepestIndent = 64;

    /// <inheritdoc/>
    public int LookAt(ReadOnlySpan<byte> bytes, int at, int length, ref List<SecretMatch>? found)
    {
        if (bytes[at] != '-')
        {
            return LookAtEncoded(bytes, at, ref found);
        }

        if (PemKey.Read(bytes, at) is not { } key)
        {
            return at + length;
        }

        Add(bytes, at, key.Length, key, key.Label, ref found);
        return at + key.Length;
    }

    /// <summary>"-----BEGIN" in base64, in one line or as <c>base64</c> wraps it.</summary>
    private int LookAtEncoded(ReadOnlySpan<byte> bytes, int at, ref List<SecretMatch>? found)
    {
        var text = new StringBuilder();
        var end = LineEnd(bytes, at);
        text.Append(Encoding.ASCII.GetString(bytes[at..end]));
        var width = end - at;
        while (width is >= ShortestWrap and <= LongestWrap && text.Length < LongestBody * 2 && NextLine(bytes, end) is var next and >= 0)
        {
            var nextEnd = LineEnd(bytes, next);
            if (nextEnd == next || nextEnd - next > width || (nextEnd < bytes.Length && bytes[nextEnd] is not ((byte)'\r' or (byte)'\n' or (byte)'"' or (byte)'\'')))
            {
                break;
            }

            text.Append(Encoding.ASCII.GetString(bytes[next..nextEnd]));
            width = nextEnd - next < width ? 0 : width;
            end = nextEnd;
        }

        text.Length &= ~3;
        var decoded = new byte[text.Length / 4 * 3];
        if (Convert.TryFromBase64String(text.ToString(), decoded, out var count) && PemKey.Read(decoded.AsSpan(0, count), 0) is { } key)
        {
            Add(bytes, at, end - at, key, key.Label + " in base64", ref found);
        }

        return end;
    }

    private static int LineEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var limit = Math.Min(bytes.Length, at + (LongestBody * 2));
        while (at < limit && AlphabetTable.Has(bytes[at], Alphabet.Base64))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the text of the next line starts; -1 when the line does not end here.</summary>
    private static int NextLine(ReadOnlySpan<byte> bytes, int at)
    {
        at += at < bytes.Length && bytes[at] == '\r' ? 1 : 0;
        if (at >= bytes.Length || bytes[at] != '\n')
        {
            return -1;
        }

        var blanks = bytes[(at + 1)..Math.Min(bytes.Length, at + 1 + DeepestIndent)].IndexOfAnyExcept((byte)' ', (byte)'\t');
        return blanks < 0 ? -1 : at + 1 + blanks;
    }

    private void Add(ReadOnlySpan<byte> bytes, int at, int length, PemKey key, string format, ref List<SecretMatch>? found) =>
        (found ??= []).Add(new SecretMatch(family, at, length)
        {
            IsLowered = key.IsEncrypted,
            KeyName = KeyNames.LeftOf(bytes, at),
            Facts = [new("format", format)],
        });
}

/// <summary>A private key in PEM.</summary>
/// <param name="Length">The bytes from BEGIN to the end of the END line.</param>
/// <param name="Label">What stands behind BEGIN.</param>
/// <param name="IsEncrypted">Whether a passphrase protects it.</param>
internal sealed record PemKey(int Length, string Label, bool IsEncrypted)
{
    private const int LongestBody = 16 * 1024;

    /// <summary>Reads the key that starts at an index; null when it is none.</summary>
    public static PemKey? Read(ReadOnlySpan<byte> bytes, int start)
    {
        var rest = bytes[start..Math.Min(bytes.Length, start + LongestBody + 200)];
        var label = LabelOf(rest);
        if (label is null)
        {
            return null;
        }

        var bodyStart = "-----BEGIN "u8.Length + label.Length + "-----"u8.Length;
        var bodyLength = rest[bodyStart..].IndexOf("-----END "u8);
        if (bodyLength < 0)
        {
            return null;
        }

        var body = rest.Slice(bodyStart, bodyLength);
        var isEncrypted = label.StartsWith("ENCRYPTED", StringComparison.Ordinal) || body.IndexOf("4,ENCRYPTED"u8) >= 0;
        var data = Decode(body);
        if (data is null || !IsKeyMaterial(label, data, ref isEncrypted))
        {
            return null;
        }

        var close = rest[(bodyStart + bodyLength + 9)..].IndexOf("-----"u8);
        var length = close < 0 ? rest.Length : bodyStart + bodyLength + 9 + close + 5;
        return new PemKey(length, label, isEncrypted);
    }

    private static string? LabelOf(ReadOnlySpan<byte> rest)
    {
        var from = "-----BEGIN "u8.Length;
        var end = rest[from..Math.Min(rest.Length, from + 40)].IndexOf("-----"u8);
        if (end < 0)
        {
            return null;
        }

        return Encoding.ASCII.GetString(rest.Slice(from, end)) switch
        {
            var label and ("PRIVATE KEY" or "RSA PRIVATE KEY" or "EC PRIVATE KEY" or "DSA PRIVATE KEY" or "OPENSSH PRIVATE KEY" or "ENCRYPTED PRIVATE KEY") => label,
            _ => null,
        };
    }

    /// <summary>The base64 of a body; headers, blanks, quotes, escaped line ends and continuations are left out.</summary>
    private static byte[]? Decode(ReadOnlySpan<byte> body)
    {
        // Headers such as "Proc-Type:" end at an empty line.
        var colon = body.IndexOf((byte)':');
        if (colon >= 0)
        {
            var blank = EndOfHeaders(body[colon..]);
            if (blank < 0)
            {
                return null;
            }

            body = body[(colon + blank)..];
        }

        var text = new StringBuilder(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            var b = body[i];
            if (b == '\\' && i + 1 < body.Length && body[i + 1] is (byte)'n' or (byte)'r')
            {
                i++;
            }
            else if (AlphabetTable.Has(b, Alphabet.Base64))
            {
                text.Append((char)b);
            }
            else if (b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\\' or (byte)'"' or (byte)'\'' or (byte)',' or (byte)'>' or (byte)'|'))
            {
                return null;
            }
        }

        if (text.Length < 40)
        {
            return null;
        }

        var data = new byte[text.Length];
        return Convert.TryFromBase64String(text.ToString(), data, out var count) ? data[..count] : null;
    }

    /// <summary>Behind the empty line that ends the headers, in whichever way lines end here; -1 when there is none.</summary>
    private static int EndOfHeaders(ReadOnlySpan<byte> text)
    {
        var unix = text.IndexOf("\n\n"u8);
        var windows = text.IndexOf("\n\r\n"u8);
        var escaped = text.IndexOf("\\n\\n"u8);
        return unix >= 0 ? unix + 2 : windows >= 0 ? windows + 3 : escaped >= 0 ? escaped + 4 : -1;
    }

    private static bool IsKeyMaterial(string label, byte[] data, ref bool isEncrypted)
    {
        if (label.StartsWith("OPENSSH", StringComparison.Ordinal))
        {
            // "openssh-key-v1", NUL, then the name of the cipher with its length in front.
            var magic = "openssh-key-v1\0"u8;
            if (!data.AsSpan().StartsWith(magic) || data.Length < magic.Length + 8)
            {
                return false;
            }

            isEncrypted = !data.AsSpan(magic.Length + 4).StartsWith("none"u8);
            return true;
        }

        // A legacy encrypted body is ciphertext; everything else is a DER SEQUENCE that fits.
        return (isEncrypted && label != "ENCRYPTED PRIVATE KEY") || IsSequence(data);
    }

    private static bool IsSequence(byte[] data)
    {
        if (data.Length < 4 || data[0] != 0x30)
        {
            return false;
        }

        int length = data[1], header = 2;
        if (length >= 0x80)
        {
            var count = length & 0x7F;
            if (count is 0 or > 3)
            {
                return false;
            }

            length = 0;
            for (var i = 0; i < count; i++)
            {
                length = (length << 8) | data[2 + i];
            }

            header += count;
        }

        return header + length <= data.Length + 2 && length >= 16;
    }
}
