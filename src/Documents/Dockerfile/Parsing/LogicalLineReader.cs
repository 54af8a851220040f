using Microsoft.CodeAnalysis.Text;
using Plimsoll.Documents.Text;
using Plimsoll.Input;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>A logical line: continued physical lines joined.</summary>
/// <param name="Text">The joined text, without leading blanks.</param>
/// <param name="InnerComments">Comment lines between the joined ones.</param>
internal sealed record LogicalLine(MappedText Text, IReadOnlyList<TextSpan> InnerComments);

/// <summary>
/// Joins lines that end in the escape character. Comment lines and blank lines between them are left out; a comment that
/// ends in the escape character does not continue.
/// </summary>
internal sealed class LogicalLineReader(SourceFile file, char escape)
{
    private static readonly TextSpan[] NoComments = [];

    /// <summary>Reads the logical line that starts at the cursor, and moves behind it.</summary>
    public LogicalLine Read(LineCursor cursor)
    {
        var content = cursor.Content;
        var start = cursor.ContentEnd - content.TrimStart().Length;
        var length = ContinuedLength(file.Text.AsSpan(start, cursor.ContentEnd - start));
        if (length < 0)
        {
            var whole = MappedText.Verbatim(file, start, cursor.ContentEnd - start);
            cursor.MoveNext();
            return new LogicalLine(whole, NoComments);
        }

        var builder = new MappedTextBuilder(file);
        builder.Append(start, length);
        cursor.MoveNext();
        List<TextSpan>? comments = null;
        while (!cursor.AtEnd)
        {
            content = cursor.Content;
            var trimmed = content.TrimStart();
            if (!trimmed.IsEmpty && trimmed[0] == '#')
            {
                (comments ??= []).Add(TextSpan.FromBounds(cursor.ContentEnd - trimmed.Length, cursor.ContentEnd));
                cursor.MoveNext();
                continue;
            }

            if (trimmed.IsEmpty)
            {
                cursor.MoveNext();
                continue;
            }

            length = ContinuedLength(content);
            builder.Append(cursor.Position, length < 0 ? content.Length : length);
            cursor.MoveNext();
            if (length < 0)
            {
                break;
            }
        }

        return new LogicalLine(builder.ToMappedText(start), (IReadOnlyList<TextSpan>?)comments ?? NoComments);
    }

    /// <summary>
    /// The length of a line without its continuation, or -1 when it does not continue: it continues if its last
    /// character, blanks aside, is the escape character and the one before is not.
    /// </summary>
    private int ContinuedLength(ReadOnlySpan<char> content)
    {
        var trimmed = content.TrimEnd(" \t");
        return !trimmed.IsEmpty && trimmed[^1] == escape && (trimmed.Length == 1 || trimmed[^2] != escape) ? trimmed.Length - 1 : -1;
    }
}
