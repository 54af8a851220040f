using System.Globalization;
using Plimsoll.Input;

namespace Plimsoll.Abstractions.Report;

/// <summary>
/// The line hash that GitHub's upload action computes and tells alerts apart by: per line a rolling hash (base 37, modulo
/// 2^64) over the next 100 UTF-16 units that are neither blank nor tab, from the line's start on; line ends count as one LF, a
/// 0xFFFF closes the text, zeros pad it. Equal hashes of a text are numbered.
/// </summary>
public static class LineHash
{
    private const int Block = 100;
    private const ulong Base = 37;
    private const char EndOfText = '\uFFFF';
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The hashes of all lines, <c>hex:n</c> each; at least one. Costs one pass over the text.</summary>
    public static string[] Compute(SourceFile file)
    {
        var state = new State(file.Lines.Count);
        if (file.HadByteOrderMark)
        {
            state.Push(ByteOrderMark);
        }

        var afterReturn = false;
        foreach (var c in file.Text)
        {
            if (c is ' ' or '\t' || (afterReturn && c == '\n'))
            {
                afterReturn = false;
                continue;
            }

            afterReturn = c == '\r';
            state.Push(afterReturn ? '\n' : c);
        }

        state.Push(EndOfText);
        return state.Finish();
    }

    private static ulong Power()
    {
        var power = 1UL;
        for (var i = 0; i < Block; i++)
        {
            power = unchecked(power * Base);
        }

        return power;
    }

    private sealed class State(int lines)
    {
        private readonly ulong first = Power();
        private readonly char[] window = new char[Block];
        private readonly int[] starts = new int[Block];
        private readonly OccurrenceCounter seen = new();
        private readonly List<string> hashes = new(lines);
        private ulong hash;
        private int at;
        private int line;
        private bool atStart = true;

        public void Push(char c)
        {
            if (starts[at] != 0)
            {
                Flush();
            }

            if (atStart)
            {
                atStart = false;
                starts[at] = ++line;
            }

            atStart = c == '\n';
            Roll(c);
        }

        public string[] Finish()
        {
            for (var i = 0; i < Block; i++)
            {
                if (starts[at] != 0)
                {
                    Flush();
                }

                Roll('\0');
            }

            return [.. hashes];
        }

        private void Roll(char c)
        {
            hash = unchecked((Base * hash) + c - (first * window[at]));
            window[at] = c;
            at = (at + 1) % Block;
        }

        private void Flush()
        {
            var hex = hash.ToString("x", CultureInfo.InvariantCulture);
            hashes.Add(string.Create(CultureInfo.InvariantCulture, $"{hex}:{seen.Count(hex)}"));
            starts[at] = 0;
        }
    }
}
