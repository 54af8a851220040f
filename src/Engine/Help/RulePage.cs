using System.Collections.Immutable;
using System.Globalization;

namespace Plimsoll.Engine.Help;

/// <summary>The page of a rule: a title, a generated header, and sections with fixed headings in a fixed order.</summary>
public sealed class RulePage
{
    /// <summary>The line that opens the generated header.</summary>
    public const string HeaderStart = "<!-- generated -->";

    /// <summary>The line that closes it.</summary>
    public const string HeaderEnd = "<!-- /generated -->";

    /// <summary>The headings that a page may have, in their order.</summary>
    public static readonly ImmutableArray<string> Headings =
        ["Why", "Reported", "Not reported", "How to fix", "Options", "When to suppress", "References"];

    private RulePage(string title, string header, ImmutableArray<PageSection> sections)
    {
        Title = title;
        Header = header;
        Sections = sections;
    }

    /// <summary>The first line without its mark.</summary>
    public string Title { get; }

    /// <summary>What stands between the marks of the generated header.</summary>
    public string Header { get; }

    /// <summary>The sections in order.</summary>
    public ImmutableArray<PageSection> Sections { get; }

    /// <summary>All examples, in order.</summary>
    public IEnumerable<PageExample> Examples => Sections.SelectMany(static section => section.Examples);

    /// <summary>A section's text by its heading, or null.</summary>
    public string? this[string heading]
    {
        get
        {
            foreach (var section in Sections)
            {
                if (section.Heading == heading)
                {
                    return section.Text;
                }
            }

            return null;
        }
    }

    /// <summary>Takes a page apart.</summary>
    public static RulePage Parse(string text)
    {
        string title = "", heading = "";
        var header = new List<string>();
        var body = new List<string>();
        var sections = ImmutableArray.CreateBuilder<PageSection>();
        bool inHeader = false, inFence = false;
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.TrimEnd('\r');
            inFence ^= trimmed.StartsWith("```", StringComparison.Ordinal);
            if (trimmed == HeaderStart || trimmed == HeaderEnd)
            {
                inHeader = trimmed == HeaderStart;
            }
            else if (inHeader)
            {
                header.Add(trimmed);
            }
            else if (!inFence && trimmed.StartsWith("## ", StringComparison.Ordinal))
            {
                Close();
                heading = trimmed[3..];
            }
            else if (title.Length == 0 && trimmed.StartsWith("# ", StringComparison.Ordinal))
            {
                title = trimmed[2..];
            }
            else
            {
                body.Add(trimmed);
            }
        }

        Close();
        return new RulePage(title, string.Join('\n', header), sections.ToImmutable());

        void Close()
        {
            if (heading.Length > 0)
            {
                sections.Add(new PageSection(heading, string.Join('\n', body).Trim('\n')));
            }

            body.Clear();
        }
    }
}

/// <summary>A section of a page.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">Its Markdown.</param>
public sealed record PageSection(string Heading, string Text)
{
    /// <summary>The fenced examples in it that say what must come of them.</summary>
    public IEnumerable<PageExample> Examples
    {
        get
        {
            var lines = Text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                {
                    continue;
                }

                var info = lines[i][3..].Split(' ', 2);
                var body = new List<string>();
                for (i++; i < lines.Length && lines[i] != "```"; i++)
                {
                    body.Add(lines[i]);
                }

                if (info.Length == 2)
                {
                    yield return new PageExample(info[0], Expected(info[1]), string.Join('\n', body) + "\n");
                }
            }
        }
    }

    private static ImmutableArray<int> Expected(string info) =>
        info.StartsWith("reported=", StringComparison.Ordinal)
            ? [.. info["reported=".Length..].Split(',').Select(static line => int.Parse(line, CultureInfo.InvariantCulture))]
            : [];
}

/// <summary>An example of a page.</summary>
/// <param name="Language">The kind of input, as the fence names it.</param>
/// <param name="Reported">The lines on which the rule must report; empty: it must stay silent.</param>
/// <param name="Text">The input.</param>
public sealed record PageExample(string Language, ImmutableArray<int> Reported, string Text);
