using System.Collections.Immutable;
using System.Globalization;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Text;

namespace Plimsoll.Documents.Dockerfile.Parsing;

/// <summary>What a text turned out to be where the builder looks for a JSON array of strings.</summary>
internal enum JsonArrayOutcome
{
    /// <summary>No valid JSON array: the builder takes it as shell form.</summary>
    None,

    /// <summary>An array of strings.</summary>
    Strings,

    /// <summary>A valid array that holds something else: the builder refuses it.</summary>
    OtherItems,
}

/// <summary>Reads the exec form: a JSON array of strings, each with its place in the source.</summary>
internal static class JsonArrayReader
{
    public static JsonArrayOutcome Read(MappedText text, out ImmutableArray<Word> strings)
    {
        strings = [];
        var s = text.Text;
        var at = SkipBlanks(s, 0);
        if (at == s.Length || s[at] != '[')
        {
            return JsonArrayOutcome.None;
        }

        var words = ImmutableArray.CreateBuilder<Word>();
        at = SkipBlanks(s, at + 1);
        if (at < s.Length && s[at] == ']')
        {
            return SkipBlanks(s, at + 1) == s.Length ? JsonArrayOutcome.Strings : JsonArrayOutcome.None;
        }

        while (at < s.Length)
        {
            if (s[at] != '"')
            {
                return IsOtherJson(s) ? JsonArrayOutcome.OtherItems : JsonArrayOutcome.None;
            }

            if (ReadString(text, ref at) is not { } word)
            {
                return JsonArrayOutcome.None;
            }

            words.Add(word);
            at = SkipBlanks(s, at);
            if (at == s.Length || (s[at] != ',' && s[at] != ']'))
            {
                return JsonArrayOutcome.None;
            }

            if (s[at] == ']')
            {
                if (SkipBlanks(s, at + 1) != s.Length)
                {
                    return JsonArrayOutcome.None;
                }

                strings = words.ToImmutable();
                return JsonArrayOutcome.Strings;
            }

            at = SkipBlanks(s, at + 1);
        }

        return JsonArrayOutcome.None;
    }

    private static bool IsOtherJson(string s)
    {
        try
        {
            using var json = System.Text.Json.JsonDocument.Parse(s);
            return json.RootElement.ValueKind == System.Text.Json.JsonValueKind.Array;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static Word? ReadString(MappedText text, ref int at)
    {
        var s = text.Text;
        var builder = new MappedTextBuilder(text.File);
        var start = ++at;
        while (at < s.Length)
        {
            var c = s[at];
            if (c == '"')
            {
                // Pieces that come from an escape keep the escape's whole source.
                var word = new Word(builder.ToMappedText(text.SourceOf(start)));
                at++;
                return word;
            }

            if (c < ' ')
            {
                return null;
            }

            if (c != '\\')
            {
                builder.Append(text, at, 1);
                at++;
                continue;
            }

            var length = DecodeEscape(s, at, out var decoded);
            if (length == 0)
            {
                return null;
            }

            var source = text.ToSource(at, length);
            builder.AppendDecoded([decoded], source.Start, source.Length);
            at += length;
        }

        return null;
    }

    private static int DecodeEscape(string s, int at, out char decoded)
    {
        decoded = '\0';
        if (at + 1 >= s.Length)
        {
            return 0;
        }

        switch (s[at + 1])
        {
            case '"' or '\\' or '/':
                decoded = s[at + 1];
                return 2;
            case 'b':
                decoded = '\b';
                return 2;
            case 'f':
                decoded = '\f';
                return 2;
            case 'n':
                decoded = '\n';
                return 2;
            case 'r':
                decoded = '\r';
                return 2;
            case 't':
                decoded = '\t';
                return 2;
            case 'u' when at + 6 <= s.Length
                && ushort.TryParse(s.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                decoded = (char)unit;
                return 6;
            default:
                return 0;
        }
    }

    private static int SkipBlanks(string s, int at)
    {
        while (at < s.Length && (s[at] is ' ' or '\t' or '\n' or '\r'))
        {
            at++;
        }

        return at;
    }
}
