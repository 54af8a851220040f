using Plimsoll.Documents.Dockerfile.Expansion;
using Plimsoll.Documents.Values;

namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>
/// A reference to an image, taken apart by the grammar of the distribution project: <c>name[:tag][@digest]</c>, where a
/// colon behind the last slash starts the tag and any other belongs to a registry's port.
/// </summary>
/// <param name="Name">Registry and repository; holes where parts are not known.</param>
/// <param name="Tag">The tag; null without one.</param>
/// <param name="HasDigest">Whether a digest pins it.</param>
public sealed record ImageReference(string Name, Setting<string>? Tag, bool HasDigest)
{
    /// <summary>Takes a reference apart. Unknown when its last segment is, for then a tag may hide there.</summary>
    public static Setting<ImageReference> Parse(Expansion.Expansion expansion)
    {
        var text = expansion.Text;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var named = at < 0 ? text : text[..at];
        var colon = named.IndexOf(':', named.LastIndexOf('/') + 1);
        var name = colon < 0 ? named : named[..colon];
        var segment = name.AsSpan(name.LastIndexOf('/') + 1);
        if (expansion.WhyUnknown is { } why && colon < 0 && at < 0 && segment.Contains(Expansion.Expansion.Hole))
        {
            return new Unknown<ImageReference>(why);
        }

        if (expansion.WhyUnknown is null && named.Length == 0)
        {
            return new Unknown<ImageReference>("the reference is empty");
        }

        Setting<string>? tag = null;
        if (colon >= 0)
        {
            var written = named[(colon + 1)..];
            tag = written.Contains(Expansion.Expansion.Hole, StringComparison.Ordinal)
                ? new Unknown<string>(expansion.WhyUnknown ?? "the tag is not known here")
                : new Known<string>(written);
        }

        return new Known<ImageReference>(new ImageReference(name, tag, HasDigest: at >= 0));
    }
}
