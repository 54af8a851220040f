using System.Runtime.CompilerServices;

namespace Plimsoll.Testing;

/// <summary>The fixture files of the repository.</summary>
public static class Fixtures
{
    /// <summary>The root of the repository, from where this file was compiled.</summary>
    public static string RepositoryRoot { get; } = Path.GetFullPath(Path.Combine(ThisDirectory(), "..", ".."));

    /// <summary>Paths of the files below <c>tests/Fixtures</c> that fit a pattern.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot, "tests", "Fixtures", folder), pattern).Order(StringComparer.Ordinal);

    private static string ThisDirectory([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
