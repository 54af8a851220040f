using System.Globalization;
using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plimsoll.Analyzers.Image;

/// <summary>A setting of a small file.</summary>
/// <param name="Key">The innermost key; of a word the one in front of it, of a line its number.</param>
/// <param name="Value">Its value, quotes resolved.</param>
/// <param name="Start">The byte that it starts at, quotes included.</param>
/// <param name="Length">Its bytes.</param>
internal sealed record FileSetting(string Key, string Value, int Start, int Length);

/// <summary>Lists the settings of files in JSON, YAML and INI; what cannot be read has none. Nothing is kept but texts, and nothing is resolved.</summary>
internal static class SettingsReader
{
    private const int DeepestNesting = 64;

    /// <summary>The settings of a JSON file.</summary>
    public static List<FileSetting> Json(byte[] content)
    {
        var settings = new List<FileSetting>();
        string? key = null;
        var reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = DeepestNesting, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            while (reader.Read())
            {
                // Items of an array go by the key of the array.
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    key = reader.GetString();
                }
                else if (reader.TokenType == JsonTokenType.String && key is not null)
                {
                    settings.Add(new FileSetting(key, reader.GetString()!, (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)));
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Cut or no JSON: what was read counts.
        }

        return settings;
    }

    /// <summary>The settings of a YAML file: of each its innermost key alone.</summary>
    public static List<FileSetting> Yaml(byte[] content)
    {
        var settings = new List<FileSetting>();
        try
        {
            // Latin-1 keeps one character for each byte, so that marks are bytes.
            var parser = new Parser(new StringReader(Encoding.Latin1.GetString(content)));
            string? key = null;
            var nesting = new Stack<Awaited>();
            while (parser.MoveNext() && nesting.Count < DeepestNesting)
            {
                switch (parser.Current)
                {
                    case MappingStart:
                        nesting.Push(Awaited.Key);
                        break;
                    case SequenceStart:
                        nesting.Push(Awaited.Item);
                        break;
                    case MappingEnd or SequenceEnd:
                        nesting.Pop();
                        GoOn(nesting);
                        break;
                    case Scalar scalar:
                        if (nesting.TryPeek(out var awaited) && awaited == Awaited.Key)
                        {
                            key = scalar.Value;
                        }
                        else if (key is not null)
                        {
                            settings.Add(new FileSetting(key, scalar.Value, (int)scalar.Start.Index, (int)(scalar.End.Index - scalar.Start.Index)));
                        }

                        GoOn(nesting);
                        break;
                    case AnchorAlias:
                        GoOn(nesting);
                        break;
                }
            }
        }
        catch (Exception error) when (error is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // Cut or no YAML: what was read counts. The library lets out more than its own exceptions.
        }

        return settings;
    }

    /// <summary>The settings of an INI file, whatever section they stand in.</summary>
    public static List<FileSetting> Ini(byte[] content)
    {
        var settings = new List<FileSetting>();
        var text = Encoding.Latin1.GetString(content);
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            var line = text[start..end].TrimEnd();
            var body = line.TrimStart();
            if (body.Length > 0 && body[0] is not ('#' or ';' or '[') && line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            {
                var value = line[(equals + 1)..];
                var blanks = value.Length - value.TrimStart().Length;
                var bare = value.Trim();
                bare = bare.Length > 1 && bare[0] is '"' or '\'' && bare[^1] == bare[0] ? bare[1..^1] : bare;
                settings.Add(new FileSetting(line[..equals].Trim(), bare, start + equals + 1 + blanks, value.Trim().Length));
            }

            start = end + 1;
        }

        return settings;
    }

    /// <summary>The words of a file, each under the word in front of it: <c>machine a login b password c</c>.</summary>
    public static List<FileSetting> Words(byte[] content)
    {
        var settings = new List<FileSetting>();
        var text = Encoding.Latin1.GetString(content);
        string? key = null;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                if (key is not null)
                {
                    settings.Add(new FileSetting(key, text[start..at], start, at - start));
                }

                key = text[start..at];
            }

            at++;
        }

        return settings;
    }

    /// <summary>The lines of a file, each under its number.</summary>
    public static List<FileSetting> Lines(byte[] content)
    {
        var settings = new List<FileSetting>();
        var text = Encoding.Latin1.GetString(content);
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            var line = text[start..end].TrimEnd();
            if (line.Length > 0 && line[0] != '#')
            {
                settings.Add(new FileSetting(settings.Count.ToString(CultureInfo.InvariantCulture), line, start, line.Length));
            }

            start = end + 1;
        }

        return settings;
    }

    private enum Awaited
    {
        Key,
        Value,
        Item,
    }

    /// <summary>Behind a key comes its value, behind a value the next key; a sequence goes on.</summary>
    private static void GoOn(Stack<Awaited> nesting)
    {
        if (nesting.TryPop(out var awaited))
        {
            nesting.Push(awaited switch { Awaited.Key => Awaited.Value, Awaited.Value => Awaited.Key, _ => Awaited.Item });
        }
    }
}
