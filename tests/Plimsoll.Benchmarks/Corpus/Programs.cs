using System.Diagnostics;

namespace Plimsoll.Benchmarks.Corpus;

/// <summary>A program could not be built.</summary>
internal sealed class BuildFailedException(string message) : Exception(message);

/// <summary>The programs that are compared.</summary>
/// <param name="Empty">A program that returns 0, published as <paramref name="Ready"/> is: what starting .NET costs.</param>
/// <param name="Ready">Plimsoll, compiled ahead (ReadyToRun).</param>
/// <param name="Portable">Plimsoll as the tool package has it: everything is compiled at run time.</param>
internal sealed record Programs(string Empty, string Ready, string Portable)
{
    private const string Ahead = "-r linux-x64 -p:PublishReadyToRun=true --self-contained false";

    private const string EmptyProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <InvariantGlobalization>true</InvariantGlobalization>
            <ConcurrentGarbageCollection>false</ConcurrentGarbageCollection>
            <TieredPGO>false</TieredPGO>
            <EventSourceSupport>false</EventSourceSupport>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Publishes all three. Intermediate files stay below <c>artifacts</c>, so that a second run is fast.</summary>
    public static Programs Publish(ScratchPlace place)
    {
        var empty = place.NewDirectory("empty");
        File.WriteAllText(Path.Combine(empty, "empty.csproj"), EmptyProject);
        File.WriteAllText(Path.Combine(empty, "Program.cs"), "return 0;");
        var cli = Path.Combine(place.Repository, "src", "Cli");
        return new Programs(
            Build(empty, Ahead, place, "empty-out", "empty"),
            Build(cli, Ahead + Apart(place, "ready"), place, "ready-out", "plimsoll"),
            Build(cli, "--self-contained false" + Apart(place, "portable"), place, "portable-out", "plimsoll"));
    }

    /// <summary>A runtime identifier changes what restore writes: kept apart from what the developer builds, lock files too.</summary>
    private static string Apart(ScratchPlace place, string name) =>
        $" -p:ArtifactsPath={Path.Combine(place.Repository, "artifacts", "benchmarks", name)} -p:NuGetLockFilePath=obj/benchmarks.lock.json";

    private static string Build(string project, string options, ScratchPlace place, string output, string name)
    {
        var directory = Path.Combine(place.Directory, output);
        Console.Error.WriteLine($"publishing {output} ...");

        // To a file: build servers live on and would hold a pipe open.
        var log = directory + ".log";
        using var process = Process.Start("/bin/sh", ["-c", $"exec dotnet publish '{project}' -c Release -v q -o '{directory}' {options} >'{log}' 2>&1"]);
        process.WaitForExit();
        return process.ExitCode == 0
            ? Path.Combine(directory, name)
            : throw new BuildFailedException(File.ReadAllText(log));
    }
}
