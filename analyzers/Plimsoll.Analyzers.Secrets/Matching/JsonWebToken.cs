using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Plimsoll.Analyzers.Secrets;

/// <summary>Reads the header and the claims of a JSON web token (RFC 7519).</summary>
internal static class JsonWebToken
{
    // The subject of the token that documentation everywhere shows.
    private const string SampleSubject = "1234567890";

    /// <summary>Right when header and claims are JSON objects and the header names an algorithm; sample tokens are wrong.</summary>
    public static CheckResult Check(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return CheckResult.Wrong;
        }

        using var header = Decode(parts[0]);
        using var claims = Decode(parts[1]);
        if (header is null || claims is null || Text(header, "alg") is not { } algorithm || Text(claims, "sub") == SampleSubject)
        {
            return CheckResult.Wrong;
        }

        var facts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        Add(facts, "issuer", Text(claims, "iss"));
        Add(facts, "audience", Text(claims, "aud"));
        if (Number(claims, "exp") is { } seconds and > 0 and < 253402300800)
        {
            facts.Add(new("expires", DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return new CheckResult(IsRight: true, facts.ToImmutable()) { IsLowered = algorithm.Equals("none", StringComparison.OrdinalIgnoreCase) };
    }

    private static void Add(ImmutableArray<KeyValuePair<string, string>>.Builder facts, string name, string? value)
    {
        // An issuer's address may hold a password, too.
        if (value is { Length: > 0 and <= 200 } && !value.Contains('@', StringComparison.Ordinal))
        {
            facts.Add(new(name, value));
        }
    }

    private static string? Text(JsonDocument json, string name)
    {
        try
        {
            return json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate in an escape, of a name or of a value.
            return null;
        }
    }

    private static long? Number(JsonDocument json, string name)
    {
        try
        {
            return json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonDocument? Decode(string part)
    {
        try
        {
            var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return json;
            }

            json.Dispose();
            return null;
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return null;
        }
    }
}
