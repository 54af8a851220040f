using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Plimsoll.Input.Reading;

/// <summary>
/// Bytes to text. A byte-order mark decides; without one it is UTF-8, and what is not valid UTF-8 is read as Latin-1, so that
/// every byte still has a place. What holds NUL or mostly control characters is no text.
/// </summary>
public static class TextDecoding
{
    /// <summary>One control character in so many bytes is still text: old encodings have nearly none, noise has one in ten.</summary>
    private const int BytesPerControl = 20;

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [1, 2, 3, 4, 5, 6, 7, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 127]);

    /// <summary>Decodes a whole text.</summary>
    public static TextRead Decode(string path, ReadOnlySpan<byte> bytes)
    {
        var (encoding, name, mark) = DetectMark(bytes);
        bytes = bytes[mark..];
        return encoding is null
            ? DecodeBytes(path, bytes, mark)
            : DecodeWide(path, bytes, mark, encoding, name);
    }

    /// <summary>Whether a text that has no mark of UTF-16 or UTF-32 is rather binary data.</summary>
    public static bool LooksBinary(ReadOnlySpan<byte> bytes) =>
        DetectMark(bytes).Encoding is null && (bytes.Contains((byte)0) || HasManyControls(bytes));

    private static TextRead DecodeBytes(string path, ReadOnlySpan<byte> bytes, int mark)
    {
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            return Refused(path, "holds NUL bytes, so it is not text; nothing of it was analysed", mark + nul);
        }

        if (HasManyControls(bytes))
        {
            return Refused(path, "is mostly control characters, so it is not text; nothing of it was analysed", mark);
        }

        if (Utf8.IsValid(bytes))
        {
            return Accepted(path, Encoding.UTF8.GetString(bytes), mark);
        }

        var file = Accepted(path, Encoding.Latin1.GetString(bytes), mark).File;
        return new TextRead(file, [new ReadProblem(ReadProblemKind.Oddity, path, "is not valid UTF-8; it was read as Latin-1")
        {
            File = file,
            Offset = mark + ValidPrefix(bytes),
        }]);
    }

    private static TextRead DecodeWide(string path, ReadOnlySpan<byte> bytes, int mark, Encoding encoding, string name)
    {
        string text;
        try
        {
            text = encoding.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            return Refused(path, $"begins as {name} but is not valid {name}; nothing of it was analysed", mark + Math.Max(exception.Index, 0));
        }

        return text.Contains('\0')
            ? Refused(path, "holds NUL characters, so it is not text; nothing of it was analysed", mark)
            : Accepted(path, text, mark);
    }

    private static TextRead Accepted(string path, string text, int mark) =>
        new(new SourceFile(path, text) { HadByteOrderMark = mark > 0 }, []);

    private static TextRead Refused(string path, string message, int offset) =>
        new(File: null, [new ReadProblem(ReadProblemKind.NotAnalysed, path, message) { Offset = offset }]);

    private static (Encoding? Encoding, string Name, int Length) DetectMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (null, "UTF-8", 3),
        [0xFF, 0xFE, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), "UTF-32", 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), "UTF-32", 4),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16", 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16", 2),
        _ => (null, "UTF-8", 0),
    };

    private static bool HasManyControls(ReadOnlySpan<byte> bytes)
    {
        var allowed = bytes.Length / BytesPerControl;
        for (var at = bytes.IndexOfAny(Controls); at >= 0; at = bytes.IndexOfAny(Controls))
        {
            if (--allowed < 0)
            {
                return true;
            }

            bytes = bytes[(at + 1)..];
        }

        return false;
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (Rune.DecodeFromUtf8(bytes[length..], out _, out var consumed) is OperationStatus.Done)
        {
            length += consumed;
        }

        return length;
    }
}
