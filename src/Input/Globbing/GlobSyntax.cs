namespace Plimsoll.Input.Globbing;

/// <summary>Whose rules a pattern is read by.</summary>
public enum GlobSyntax
{
    /// <summary><c>.gitignore</c>: without a slash in front or within, a pattern is about names at any depth. Also for <c>--exclude</c> and the paths of <c>plimsoll.toml</c>.</summary>
    GitIgnore,

    /// <summary><c>.dockerignore</c>: every pattern begins at the root of the build context.</summary>
    DockerIgnore,
}
