using System.Text;

namespace Plimsoll.Reporting.Sarif;

/// <summary>Text as SARIF wants it.</summary>
internal static class SarifText
{
    /// <summary>
    /// A message as a sentence: GitHub shows the first one as the title. Brackets would read as links and braces as places for
    /// arguments, so they are escaped; the backslash that <see cref="Show"/> writes is doubled by the same rule.
    /// </summary>
    public static string Sentence(string message)
    {
        var text = new StringBuilder(message.Length + 8);
        foreach (var c in message)
        {
            switch (c)
            {
                case '[' or ']' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '{' or '}':
                    text.Append(c).Append(c);
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        if (text.Length > 0 && text[^1] is not ('.' or '!' or '?'))
        {
            text.Append('.');
        }

        return text.ToString();
    }

    /// <summary>A path as a relative URI: bytes outside of the unreserved set are percent-encoded.</summary>
    public static string Uri(string path)
    {
        var uri = new StringBuilder(path.Length);
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || (char)b is '-' or '.' or '_' or '~' or '/')
            {
                uri.Append((char)b);
            }
            else
            {
                uri.Append('%').Append(b.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return uri.ToString();
    }

    /// <summary>Words of a title run together with capitals, as SARIF's rule names are: at most 255 letters and digits.</summary>
    public static string PascalCase(string title)
    {
        var name = new StringBuilder(title.Length);
        var capital = true;
        foreach (var c in title)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(capital ? char.ToUpperInvariant(c) : c);
                capital = false;
            }
            else if (c != '\'')
            {
                capital = true;
            }
        }

        return name.Length > 255 ? name.ToString(0, 255) : name.ToString();
    }

    /// <summary>A text cut to a length at a blank.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var at = text.LastIndexOf(' ', longest - 2);
        return text[..(at > longest / 2 ? at : longest - 1)] + "…";
    }

    /// <summary>Markdown cut to a length; a block of code that the cut falls into is closed.</summary>
    public static string CutMarkdown(string markdown, int longest)
    {
        const string Fence = "```";
        if (markdown.Length <= longest)
        {
            return markdown;
        }

        var cut = Cut(markdown, longest - Fence.Length - 1);
        var fences = 0;
        for (var at = cut.IndexOf(Fence, StringComparison.Ordinal); at >= 0; at = cut.IndexOf(Fence, at + Fence.Length, StringComparison.Ordinal))
        {
            fences++;
        }

        return fences % 2 == 0 ? cut : cut + "\n" + Fence;
    }
}
