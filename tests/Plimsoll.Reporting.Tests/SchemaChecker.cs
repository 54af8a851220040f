using System.Text.Json;

namespace Plimsoll.Reporting.Tests;

/// <summary>Checks a document against the keywords of JSON Schema that our schema uses.</summary>
internal sealed class SchemaChecker(JsonElement root)
{
    public IEnumerable<string> Problems(JsonElement value) => Problems(value, root, "$");

    private IEnumerable<string> Problems(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = root.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type.GetString()!))
        {
            yield return $"{at} is no {type}";
            yield break;
        }

        if (schema.TryGetProperty("enum", out var choices) && choices.EnumerateArray().All(choice => choice.ToString() != value.ToString()))
        {
            yield return $"{at} is none of {choices}";
        }

        if (schema.TryGetProperty("anyOf", out var any) && any.EnumerateArray().All(choice => Problems(value, choice, at).Any()))
        {
            yield return $"{at} fits no alternative";
        }

        if (schema.TryGetProperty("minimum", out var minimum) && value.GetDouble() < minimum.GetDouble())
        {
            yield return $"{at} is below {minimum}";
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var problem in value.EnumerateArray().SelectMany((item, index) => Problems(item, items, $"{at}[{index}]")))
            {
                yield return problem;
            }
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var problem in ObjectProblems(value, schema, at))
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<string> ObjectProblems(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
            {
                yield return $"{at} lacks {name}";
            }
        }

        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var known))
            {
                foreach (var problem in Problems(property.Value, known, $"{at}.{property.Name}"))
                {
                    yield return problem;
                }
            }
            else if (schema.TryGetProperty("additionalProperties", out var more))
            {
                if (more.ValueKind == JsonValueKind.False)
                {
                    yield return $"{at}.{property.Name} is unknown";
                }
                else if (more.ValueKind == JsonValueKind.Object)
                {
                    foreach (var problem in Problems(property.Value, more, $"{at}.{property.Name}"))
                    {
                        yield return problem;
                    }
                }
            }
        }
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
