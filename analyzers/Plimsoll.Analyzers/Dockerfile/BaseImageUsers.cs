using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Values;

namespace Plimsoll.Analyzers.Dockerfile;

/// <summary>What the name of a base image says of the user that it sets.</summary>
internal static class BaseImageUsers
{
    // Words of tags and names by which publishers mark images that do not run as root.
    private static readonly string[] UnprivilegedWords = ["nonroot", "non-root", "rootless", "unprivileged", "chiseled"];

    /// <summary>Whether the reference says that the image does not run as root.</summary>
    public static bool IsUnprivileged(ImageReference reference)
    {
        var tag = (reference.Tag as Known<string>)?.Value ?? "";
        foreach (var word in UnprivilegedWords)
        {
            if (tag.Contains(word, StringComparison.OrdinalIgnoreCase) || reference.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the reference names a Windows image.</summary>
    public static bool IsWindows(ImageReference reference) =>
        reference.Name.Contains("windows", StringComparison.OrdinalIgnoreCase)
        || reference.Name.Contains("nanoserver", StringComparison.OrdinalIgnoreCase)
        || (reference.Tag as Known<string>)?.Value.Contains("nanoserver", StringComparison.OrdinalIgnoreCase) == true
        || (reference.Tag as Known<string>)?.Value.Contains("windowsservercore", StringComparison.OrdinalIgnoreCase) == true;
}
