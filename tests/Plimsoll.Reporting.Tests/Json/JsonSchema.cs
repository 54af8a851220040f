using System.Text.Json.Nodes;
using System.Text.Json;

namespace Plimsoll.Reporting.Tests.Json;

/// <summary>
/// Checks a document against a JSON schema of draft 07, as far as our own schema goes: a keyword that is not known here is an
/// error, so that nothing is left unchecked in silence.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] Annotations = ["$schema", "title", "description", "definitions"];

    /// <summary>What is wrong, one line each with the place; empty when nothing is.</summary>
    public List<string> Check(JsonNode? document)
    {
        var problems = new List<string>();
        Check(document, root, "$", problems);
        return problems;
    }

    private void Check(JsonNode? value, JsonObject schema, string at, List<string> problems)
    {
        foreach (var (keyword, rule) in schema)
        {
            switch (keyword)
            {
                case "$ref":
                    Check(value, Resolve((string)rule!), at, problems);
                    break;
                case "type":
                    Expect(TypeFits(value, (string)rule!), at, $"is not of type {rule}", problems);
                    break;
                case "enum":
                    Expect(rule!.AsArray().Any(one => JsonNode.DeepEquals(one, value)), at, $"is none of {rule.ToJsonString()}", problems);
                    break;
                case "minimum":
                    Expect(value?.GetValueKind() != JsonValueKind.Number || (double)value >= (double)rule!, at, $"is below {rule}", problems);
                    break;
                case "items":
                    CheckItems(value, rule!.AsObject(), at, problems);
                    break;
                case "required":
                    foreach (var name in rule!.AsArray())
                    {
                        Expect(value is not JsonObject found || found.ContainsKey((string)name!), at, $"lacks {name}", problems);
                    }

                    break;
                case "properties":
                    CheckProperties(value, rule!.AsObject(), at, problems);
                    break;
                case "additionalProperties":
                    CheckOthers(value, schema, rule!, at, problems);
                    break;
                case "anyOf":
                    Expect(rule!.AsArray().Any(one => Fits(value, one!.AsObject())), at, "fits none of the alternatives", problems);
                    break;
                default:
                    Expect(Annotations.Contains(keyword), at, $"has a schema with the keyword '{keyword}', which is not known here", problems);
                    break;
            }
        }
    }

    private void CheckItems(JsonNode? value, JsonObject schema, string at, List<string> problems)
    {
        if (value is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                Check(items[i], schema, $"{at}[{i}]", problems);
            }
        }
    }

    private void CheckProperties(JsonNode? value, JsonObject schemas, string at, List<string> problems)
    {
        if (value is JsonObject found)
        {
            foreach (var (name, schema) in schemas)
            {
                if (found.TryGetPropertyValue(name, out var property))
                {
                    Check(property, schema!.AsObject(), $"{at}.{name}", problems);
                }
            }
        }
    }

    private void CheckOthers(JsonNode? value, JsonObject schema, JsonNode rule, string at, List<string> problems)
    {
        if (value is not JsonObject found)
        {
            return;
        }

        foreach (var (name, property) in found)
        {
            if (schema["properties"] is JsonObject known && known.ContainsKey(name))
            {
                continue;
            }

            if (rule is JsonObject others)
            {
                Check(property, others, $"{at}.{name}", problems);
            }
            else
            {
                Expect((bool)rule, at, $"has the unknown property '{name}'", problems);
            }
        }
    }

    private bool Fits(JsonNode? value, JsonObject schema)
    {
        var problems = new List<string>();
        Check(value, schema, "", problems);
        return problems.Count == 0;
    }

    private JsonObject Resolve(string reference)
    {
        JsonNode found = root;
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
        {
            found = found[part]!;
        }

        return found.AsObject();
    }

    private static bool TypeFits(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => double.IsInteger((double)value!),
        _ => false,
    };

    private static void Expect(bool holds, string at, string problem, List<string> problems)
    {
        if (!holds)
        {
            problems.Add($"{at} {problem}");
        }
    }
}
