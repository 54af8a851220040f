using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Plimsoll.Input;

namespace Plimsoll.Analyzers.Image;

/// <summary>A line of a sudoers file or of <c>doas.conf</c>: continued lines joined, the comment cut off.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">Where it stands, all of its lines.</param>
/// <param name="Text">What counts of it.</param>
public sealed record SudoersLine(SourceFile File, TextSpan Span, string Text) : ILocated
{
    /// <summary>The lines of a file that say something.</summary>
    public static ImmutableArray<SudoersLine> List(SourceFile file)
    {
        var lines = ImmutableArray.CreateBuilder<SudoersLine>();
        var text = new StringBuilder();
        var first = 0;
        for (var start = 0; start < file.Text.Length;)
        {
            var newline = file.Text.IndexOf('\n', start);
            var end = newline < 0 ? file.Text.Length : newline;
            first = text.Length == 0 ? start : first;
            var line = file.Text[start..end].TrimEnd('\r');
            var isContinued = line.EndsWith('\\') && newline >= 0;
            text.Append(isContinued ? line.AsSpan(0, line.Length - 1) : line).Append(' ');
            start = end + 1;
            if (isContinued)
            {
                continue;
            }

            var said = WithoutComment(text.ToString()).Trim();
            text.Clear();
            if (said.Length > 0)
            {
                lines.Add(new SudoersLine(file, TextSpan.FromBounds(first, end), said));
            }
        }

        return lines.ToImmutable();
    }

    /// <summary>A <c>#</c> starts a comment, but not in quotes, behind a backslash, or before a number: that is a user id.</summary>
    private static string WithoutComment(string line)
    {
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var isEscaped = i > 0 && line[i - 1] == '\\';
            if (line[i] == '"' && !isEscaped)
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == '#' && !isQuoted && !isEscaped && !(i + 1 < line.Length && char.IsAsciiDigit(line[i + 1])))
            {
                return line[..i];
            }
        }

        return line;
    }
}
