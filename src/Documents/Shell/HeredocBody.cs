using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Shell;

/// <summary>Reads the lines of a heredoc behind the line that opens it.</summary>
internal static class HeredocBody
{
    /// <summary>The body, without its terminator; the cursor is moved behind the terminator.</summary>
    public static MappedText Read(MappedText source, ShellCursor cursor, Redirection heredoc)
    {
        var name = heredoc.Target?.Literal ?? heredoc.Target?.Raw ?? "";
        var stripsTabs = heredoc.Operator == "<<-";
        var text = cursor.Text;
        var start = cursor.Position;
        var builder = stripsTabs ? new MappedTextBuilder(source.File) : null;
        while (!cursor.AtEnd)
        {
            var lineStart = cursor.Position;
            var lineEnd = text.IndexOf('\n', lineStart, cursor.End - lineStart);
            var next = lineEnd < 0 ? cursor.End : lineEnd + 1;
            var contentStart = lineStart;
            while (stripsTabs && contentStart < next && text[contentStart] == '\t')
            {
                contentStart++;
            }

            var content = text.AsSpan(contentStart, (lineEnd < 0 ? cursor.End : lineEnd) - contentStart).TrimEnd('\r');
            cursor.Advance(next - lineStart);
            if (content.SequenceEqual(name))
            {
                return Body(lineStart);
            }

            builder?.Append(source, contentStart, next - contentStart);
        }

        return Body(cursor.Position);

        MappedText Body(int end) => builder?.ToMappedText(source.SourceOf(start)) ?? source.Slice(start, end - start);
    }
}
