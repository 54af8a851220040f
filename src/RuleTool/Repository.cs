using Plimsoll.Abstractions.Rules;

namespace Plimsoll.RuleTool;

/// <summary>The places of the repository that the tool works on.</summary>
/// <param name="Root">Its root.</param>
public sealed record Repository(string Root)
{
    /// <summary>The list of releases.</summary>
    public string Releases => Path.Combine(Root, "rules", "releases.md");

    /// <summary>Finds the repository that a directory is part of.</summary>
    public static Repository? Find(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Analyzers.sln")))
            {
                return new Repository(at);
            }
        }

        return null;
    }

    /// <summary>A path below the root, with <c>/</c>.</summary>
    public string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The folder of a kind's pages.</summary>
    public string Folder(RuleKind kind) => Path.Combine(Root, "rules", kind.ToString().ToLowerInvariant());

    /// <summary>The page of a rule.</summary>
    public string Page(RuleInfo rule) => Path.Combine(Folder(rule.Kind), rule.Id + ".md");

    /// <summary>Whether a rule is declared in a file of its own, from which its page is rendered.</summary>
    public bool IsDeclared(RuleInfo rule) => File.Exists(Path.Combine(Folder(rule.Kind), rule.Id + ".toml"));
}
