using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting.Text;

/// <summary>A source line with a caret below what is meant. Of a long line only what stands around is looked at.</summary>
internal static class Excerpt
{
    private const int WidestMark = 120;
    private const int WidestSide = 60;
    private const string Cut = "…";

    public static void Write(TextWriter writer, ReportSource source, TextSpan span, SecretMask mask, ReportOptions options)
    {
        var lines = source.File.Lines;
        var line = lines.Position(span.Start).Line;
        var whole = TextSpan.FromBounds(lines.Start(line), lines.End(line));
        var start = Math.Min(span.Start, whole.End);
        var marked = TextSpan.FromBounds(start, Math.Clamp(span.End, start, whole.End));
        var near = TextSpan.FromBounds(
            Math.Max(whole.Start, marked.Start - WidestSide - 1), Math.Min(whole.End, Math.Min(marked.End, marked.Start + WidestMark) + WidestSide + 1));
        var hidden = mask.Hidden(source, near);
        marked = hidden is null ? TextSpan.FromBounds(marked.Start, Math.Min(marked.End, near.End)) : Widened(marked, near, hidden);

        string Shown(int from, int to) => Show.Escape(SecretMask.Replace(source.File.Text, TextSpan.FromBounds(from, to), hidden));
        var before = Tail(Shown(near.Start, marked.Start));
        var meant = Head(Shown(marked.Start, marked.End), WidestMark, "");
        var after = Head(Shown(marked.End, near.End), WidestSide, Cut);
        var number = line.ToString(CultureInfo.InvariantCulture);
        writer.WriteLine($"  {number} | {before}{meant}{after}");
        var caret = new string('^', Math.Max(1, meant.Length));
        writer.WriteLine($"  {new string(' ', number.Length)} | {new string(' ', before.Length)}{(options.Color ? "\u001b[1;32m" + caret + "\u001b[0m" : caret)}");
    }

    /// <summary>The mark, cut to what is near, and widened to secrets that it cuts through: else two halves would show a whole.</summary>
    private static TextSpan Widened(TextSpan marked, TextSpan near, List<TextSpan> hidden)
    {
        var (start, end) = (marked.Start, Math.Min(marked.End, near.End));
        foreach (var part in hidden)
        {
            if (part.Start < start && start < part.End)
            {
                start = Math.Max(part.Start, near.Start);
            }

            if (part.Start < end && end < part.End)
            {
                end = Math.Min(part.End, near.End);
            }
        }

        return TextSpan.FromBounds(start, end);
    }

    private static string Tail(string text)
    {
        if (text.Length <= WidestSide)
        {
            return text;
        }

        var from = text.Length - WidestSide;
        return Cut + text[(char.IsLowSurrogate(text[from]) ? from + 1 : from)..];
    }

    private static string Head(string text, int widest, string cut)
    {
        if (text.Length <= widest)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[widest - 1]) ? widest - 1 : widest)] + cut;
    }
}
