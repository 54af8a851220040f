using System.ComponentModel;
using System.Diagnostics;

namespace Plimsoll.ImageReader.Tests.Archive;

/// <summary>Real builders of images. Where one is missing a test is skipped, but fails in CI.</summary>
internal sealed class ImageTools : IDisposable
{
    /// <summary>A directory that goes away with it.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("plimsoll-image-").FullName;

    /// <summary>A path in the directory.</summary>
    public string At(string name) => Path.Combine(Directory, name);

    /// <summary>Runs a tool in the directory; what it says is part of the failure.</summary>
    public void Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { WorkingDirectory = Directory, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{tool} {string.Join(' ', arguments)}: {said.Result}");
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"{tool} is not installed");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
