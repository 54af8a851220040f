using System.Collections.Immutable;
using System.Text.Json;

namespace Plimsoll.ImageReader.Archive;

/// <summary>
/// Reads the JSON of manifests and configurations. Keys twice are refused: readers differ in which one they take, and what one
/// checks another would run.
/// </summary>
internal static class JsonReading
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads a document; null with what is wrong, and where, when it is none.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, out string? problem)
    {
        problem = null;
        try
        {
            return JsonDocument.Parse(bytes, Options);
        }
        catch (JsonException error)
        {
            problem = error.BytePositionInLine is { } column && error.LineNumber is { } line
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"is not valid JSON at line {line + 1}, byte {column + 1}")
                : "is not valid JSON, is nested too deep, or has a key twice";
            return null;
        }
    }

    /// <summary>The value of a key, or an undefined one.</summary>
    public static JsonElement Get(this JsonElement element, string key)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return default;
        }

        try
        {
            return element.TryGetProperty(key, out var value) ? value : default;
        }
        catch (InvalidOperationException)
        {
            // A name with a lone surrogate among its siblings.
            return default;
        }
    }

    /// <summary>The text of a value; null when it is no text.</summary>
    public static string? Text(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The whole number of a value; null when it is none.</summary>
    public static long? Number(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) ? number : null;

    /// <summary>The texts of a list; others are left out.</summary>
    public static ImmutableArray<string> Texts(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return element.Text() is { } single ? [single] : [];
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in element.EnumerateArray())
        {
            if (item.Text() is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>The items of a list; none when it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                yield return item;
            }
        }
    }

    /// <summary>The texts of an object by key, in ordinal order.</summary>
    public static ImmutableSortedDictionary<string, string> Map(this JsonElement element)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in element.Pairs())
        {
            map[key] = value.Text() ?? "";
        }

        return map.ToImmutable();
    }

    /// <summary>The keys of an object in their order; none when it is no object.</summary>
    public static ImmutableArray<string> Keys(this JsonElement element) => [.. element.Pairs().Select(static pair => pair.Key)];

    /// <summary>Keys and values in one pass: to look each key up would cost the square of their number.</summary>
    private static List<KeyValuePair<string, JsonElement>> Pairs(this JsonElement element)
    {
        var pairs = new List<KeyValuePair<string, JsonElement>>();
        if (element.ValueKind != JsonValueKind.Object)
        {
            return pairs;
        }

        foreach (var property in element.EnumerateObject())
        {
            try
            {
                pairs.Add(new(property.Name, property.Value));
            }
            catch (InvalidOperationException)
            {
                // A lone surrogate: no key that anybody reads.
            }
        }

        return pairs;
    }
}
