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

    /// <summary>A path that a line starts with: escaped, and never what a build server would take for a command.</summary>
    public static string LineStart(string path)
    {
        var shown = Escape(path);
        return shown.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal) ? "./" + shown : shown;
    }

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
                Append(shown, c, c == '#' && StartsCommand(text, i));
            }
        }

        return shown.ToString();
    }

    private static void Append(StringBuilder shown, char c, bool startsCommand)
    {
        switch (c)
        {
            case '#' when startsCommand:
                shown.Append("\\x23");
                break;
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
            if (text[i] == '\\' || char.IsSurrogate(text[i]) || IsUnsafe(text[i]) || (text[i] == '#' && StartsCommand(text, i)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the second '#' of <c>##[</c> or <c>##word[</c> stands here, which build servers act on wherever a line has it.</summary>
    private static bool StartsCommand(string text, int at)
    {
        const int LongestWord = 16;
        if (at == 0 || text[at - 1] != '#')
        {
            return false;
        }

        var end = Math.Min(text.Length, at + 1 + LongestWord);
        at++;
        while (at < end && char.IsAsciiLetter(text[at]))
        {
            at++;
        }

        return at < text.Length && text[at] == '[';
    }

    /// <summary>Controls, line separators, marks of writing direction, characters without width or ink, noncharacters, lone surrogates.</summary>
    private static bool IsUnsafe(char c) =>
        c is < ' ' or (>= '\x7f' and <= '\x9f') or '\u00ad' or '\u034f' or '\u061c' or '\u115f' or '\u1160'
            or '\u17b4' or '\u17b5' or (>= '\u180b' and <= '\u180f') or (>= '\u200b' and <= '\u200f')
            or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u206f') or '\u3164'
            or (>= '\ufdd0' and <= '\ufdef') or (>= '\ufe00' and <= '\ufe0f') or '\ufeff' or '\uffa0' or >= '\ufff0'
        || char.IsSurrogate(c);

    /// <summary>Shorthand and music controls, tag characters, variation selectors and noncharacters beyond the first plane.</summary>
    private static bool IsUnsafe(Rune rune) =>
        rune.Value is (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF)
        || (rune.Value & 0xFFFE) == 0xFFFE;

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
