namespace Plimsoll.Benchmarks.Corpus;

/// <summary>The repository, and a directory for what a run writes, which goes away with it.</summary>
internal sealed class ScratchPlace : IDisposable
{
    /// <summary>Makes the directory.</summary>
    public ScratchPlace()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("plimsoll-bench-").FullName;
        Repository = FindRepository();
    }

    /// <summary>Absolute path of the scratch directory.</summary>
    public string Directory { get; }

    /// <summary>Absolute path of the repository.</summary>
    public string Repository { get; }

    /// <summary>A new directory of a name.</summary>
    public string NewDirectory(string name) => System.IO.Directory.CreateDirectory(Path.Combine(Directory, name)).FullName;

    /// <inheritdoc/>
    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private static string FindRepository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Analyzers.sln")))
            {
                return at.FullName;
            }
        }

        throw new BuildFailedException("run this from a checkout: no Analyzers.sln above " + AppContext.BaseDirectory);
    }
}
