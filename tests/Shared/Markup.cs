using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Testing;

/// <summary>Source text with <c>[|spans|]</c> marked in it.</summary>
public static class Markup
{
    /// <summary>Takes the marks out of a text and returns their spans in order.</summary>
    public static (string Text, ImmutableArray<TextSpan> Spans) Parse(string marked)
    {
        var text = new StringBuilder();
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var open = new Stack<int>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked.AsSpan(i).StartsWith("[|"))
            {
                open.Push(text.Length);
                i++;
            }
            else if (marked.AsSpan(i).StartsWith("|]"))
            {
                spans.Add(TextSpan.FromBounds(open.Pop(), text.Length));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        if (open.Count > 0)
        {
            throw new ArgumentException("a mark is not closed", nameof(marked));
        }

        spans.Sort();
        return (text.ToString(), spans.ToImmutable());
    }
}
