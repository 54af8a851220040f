using System.Globalization;
using System.Text;

namespace Plimsoll.Reporting;

/// <summary>
/// Makes text that comes from an input fit to be shown: what a terminal or a viewer would act on, or a reader would not see,
/// is written as an escape. Until something is cut, two texts that differ are shown differently.
/// </summary>
public static class Show
{
    /// <summary>The longest name or value that is shown whole.</summary>
    public const int LongestValue = 200;

    /// <summary>The longest message.</summary>
    public const int LongestMessage = 1024;

    private const string Cut = "…";

    /// <summary>A name or value: escaped, and cut in the middle when it is long.</summary>
    public static string Value(string text) => CutMiddle(Escape(text), LongestValue);

    /// <summary>A message: escaped, and cut in the middle when it is very long.</summary>
    public static string Message(string text) => CutMiddle(Escape(text), LongestMessage);

    /// <summary>Writes what must not reach a reader as it is as an escape.</summary>
    public static string Escape(string text)
    {
        var first = FirstUnsafe(text);
        if (first < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        shown.Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var rune = new Rune(c, text[i + 1]);
                i++;
                if (IsUnsafe(rune))
                {
                    shown.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
                }
                else
                {
                    shown.Append(c).Append(text[i]);
                }
            }
            else
            {
                Append(shown, c);
            }
        }

        return shown.ToString();
    }

    private static void Append(StringBuilder shown, char c)
    {
        switch (c)
        {
            case '\\':
                shown.Append("\\\\");
                break;
            case '\n':
                shown.Append("\\n");
                break;
            case '\r':
                shown.Append("\\r");
                break;
            case '\t':
                shown.Append("\\t");
                break;
            case < ' ' or '\x7f':
                shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
                break;
            default:
                if (IsUnsafe(c))
                {
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                }
                else
                {
                    shown.Append(c);
                }

                break;
        }
    }

    private static int FirstUnsafe(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' || char.IsSurrogate(text[i]) || IsUnsafe(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Controls, line separators, marks of writing direction, characters without width, noncharacters, lone surrogates.</summary>
    private static bool IsUnsafe(char c) =>
        c is < ' ' or (>= '\x7f' and <= '\x9f') or '\u00ad' or '\u034f' or '\u061c' or '\u180e'
            or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u206f')
            or '\ufeff' or (>= '\ufff9' and <= '\uffff')
        || char.IsSurrogate(c);

    /// <summary>Tag characters and variation selectors beyond the first plane, and noncharacters.</summary>
    private static bool IsUnsafe(Rune rune) =>
        rune.Value is >= 0xE0000 and <= 0xE0FFF || (rune.Value & 0xFFFE) == 0xFFFE;

    private static string CutMiddle(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var head = (longest - Cut.Length) / 2;
        var tail = longest - Cut.Length - head;
        if (char.IsHighSurrogate(text[head - 1]))
        {
            head--;
        }

        var start = text.Length - tail;
        if (char.IsLowSurrogate(text[start]))
        {
            start++;
        }

        return string.Concat(text.AsSpan(0, head), Cut, text.AsSpan(start));
    }
}
