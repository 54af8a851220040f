using Plimsoll.Input.Files;

namespace Plimsoll.Engine.Kinds.Image;

/// <summary>What the paths of an image start with in reports.</summary>
internal static class ImageNames
{
    private static readonly string[] Endings = [".gz", ".tgz", ".zst", ".xz", ".bz2", ".tar", ".oci"];

    /// <summary>
    /// A reference without registry, tag and digest, so that alerts keep their identity from build to build; else the name of the
    /// archive. Of one of several archives what tells it from the others stands behind the reference.
    /// </summary>
    public static string Of(ImageReader.Archive.Image image, string archivePath, string? distinction)
    {
        var stem = Stem(distinction ?? RootedPath.Name(archivePath));
        foreach (var reference in image.References)
        {
            if (Repository(reference) is { Length: > 0 } name)
            {
                return distinction is null ? name : $"{name}@{stem}";
            }
        }

        return stem;
    }

    /// <summary>Whether a file is called as archives of images are.</summary>
    public static bool IsOfArchive(string name) =>
        name.EndsWith(".tar", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".oci", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase)
        || name.Contains(".tar.", StringComparison.OrdinalIgnoreCase);

    private static string Stem(string name)
    {
        var stem = name;
        while (Endings.FirstOrDefault(ending => stem.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && stem.Length > ending.Length) is { } ending)
        {
            stem = stem[..^ending.Length];
        }

        return stem.Length == 0 ? "image" : stem;
    }

    /// <summary><c>registry.example:5000/team/app:1.0@sha256:...</c> gives <c>team/app</c>; a bare tag gives nothing.</summary>
    internal static string? Repository(string reference)
    {
        var name = reference.Split('@')[0];
        var slash = name.LastIndexOf('/');
        var colon = name.IndexOf(':', slash + 1);
        if (colon < 0 && slash < 0)
        {
            // "1.0": an OCI layout may hold the tag alone.
            return null;
        }

        name = colon < 0 ? name : name[..colon];
        var first = name.Split('/')[0];
        if (name.Contains('/', StringComparison.Ordinal) && (first.Contains('.', StringComparison.Ordinal) || first.Contains(':', StringComparison.Ordinal) || first == "localhost"))
        {
            name = name[(first.Length + 1)..];
        }

        return RootedPath.IsSafe(name) ? name : null;
    }
}
