using System.Text.Json;
using Plimsoll.Abstractions.Report;

namespace Plimsoll.Reporting.Json;

/// <summary>What images are as JSON, in the report of that format and in SARIF's properties alike.</summary>
internal static class JsonImages
{
    /// <summary>Writes <c>images</c>, when there are some.</summary>
    public static void Write(Utf8JsonWriter json, ScanReport report, SecretMask mask)
    {
        if (report.Images.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("images");
        foreach (var image in report.Images)
        {
            json.WriteStartObject();
            json.WriteString("input", Show.Escape(image.Input));
            json.WriteString("name", Show.Escape(image.Name));
            json.WriteStartArray("references");
            foreach (var reference in image.References)
            {
                json.WriteStringValue(mask.Message(reference));
            }

            json.WriteEndArray();
            WriteIfAny(json, "platform", image.Platform, mask);
            WriteIfAny(json, "digest", image.Digest, mask);
            WriteIfAny(json, "distribution", image.Distribution, mask);
            json.WriteNumber("unpackedBytes", image.UnpackedBytes);
            json.WriteNumber("wastedBytes", image.WastedBytes);
            json.WriteStartArray("layers");
            foreach (var layer in image.Layers)
            {
                json.WriteStartObject();
                json.WriteString("digest", mask.Message(layer.Digest));
                WriteIfAny(json, "diffId", layer.DiffId, mask);
                WriteIfAny(json, "compression", layer.Compression, mask);
                json.WriteNumber("bytes", layer.Bytes);
                json.WriteNumber("unpackedBytes", layer.UnpackedBytes);
                json.WriteNumber("entries", layer.Entries);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string? value, SecretMask mask)
    {
        if (value is not null)
        {
            json.WriteString(name, mask.Message(value));
        }
    }
}
