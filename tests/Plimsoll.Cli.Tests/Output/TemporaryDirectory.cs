namespace Plimsoll.Cli.Tests.Output;

/// <summary>A directory that is gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("plimsoll-cli-");

    public string Root => directory.FullName;

    public string this[string name] => Path.Combine(directory.FullName, name);

    public string[] Names => [.. directory.EnumerateFileSystemInfos().Select(static entry => entry.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => directory.Delete(recursive: true);
}
