namespace Plimsoll.Documents.Dockerfile.Semantics;

/// <summary>Paths inside of an image.</summary>
public static class ImagePath
{
    /// <summary>Linux takes no longer one; a WORKDIR that grows line by line must not cost the square of its lines.</summary>
    public const int Longest = 4096;

    /// <summary>The absolute path that a path means in a directory, without <c>.</c>, <c>..</c> and doubled or closing slashes.</summary>
    /// <param name="directory">An absolute path.</param>
    /// <param name="path">A path, absolute or not.</param>
    public static string Resolve(string directory, string path)
    {
        var parts = new List<string>();
        var whole = path.StartsWith('/') ? path : directory + "/" + path;
        foreach (var part in whole.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count > 0)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>Whether a path lies below a directory; both as <see cref="Resolve"/> gives them.</summary>
    public static bool IsBelow(string path, string directory) =>
        path.Length > directory.Length && path.StartsWith(directory, StringComparison.Ordinal) && (directory == "/" || path[directory.Length] == '/');
}
