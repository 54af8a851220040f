using System.Text;

namespace Plimsoll.Engine.Kinds.Dockerfile;

/// <summary>Tells whether an input is a Dockerfile: by its name, or by what stands in front when the command line names it.</summary>
internal static class DockerfileRecognition
{
    // What may follow "Dockerfile." or "Containerfile." and make it something else.
    private static readonly string[] OtherEndings =
        [".dockerignore", ".md", ".txt", ".html", ".json", ".yaml", ".yml", ".j2", ".tmpl", ".tpl", ".erb", ".jinja", ".jinja2", ".mustache", ".gotmpl", ".in", ".m4", ".sh", ".py", ".js", ".ts", ".rb", ".go", ".cs", ".png", ".svg", ".xml", ".swp", ".gz", ".tgz", ".tar", ".zip", ".xz", ".bz2", ".zst", ".bak", ".orig", ".rej", "~"];

    public static Recognition Recognise(InputCandidate candidate)
    {
        if (HasDockerfileName(candidate.Name))
        {
            return Recognition.ByName;
        }

        return candidate.IsNamed && StartsLikeDockerfile(candidate.Head.Span) ? Recognition.ByContent : Recognition.No;
    }

    private static bool HasDockerfileName(string name)
    {
        if (name.EndsWith(".dockerfile", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".containerfile", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var stem in (ReadOnlySpan<string>)["Dockerfile", "Containerfile"])
        {
            if (!name.StartsWith(stem, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var rest = name.AsSpan(stem.Length);
            if (rest.IsEmpty || (rest[0] is '.' or '-' or '_' && !HasOtherEnding(rest)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOtherEnding(ReadOnlySpan<char> rest)
    {
        foreach (var ending in OtherEndings)
        {
            if (rest.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the first line that is neither blank nor a comment is FROM, or ARG that FROM follows.</summary>
    private static bool StartsLikeDockerfile(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (line.IsEmpty || line[0] is '#' or '\uFEFF')
            {
                continue;
            }

            var isFrom = line.StartsWith("FROM ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("FROM\t", StringComparison.OrdinalIgnoreCase);
            if (isFrom || !line.StartsWith("ARG ", StringComparison.OrdinalIgnoreCase))
            {
                return isFrom;
            }
        }

        return false;
    }
}
