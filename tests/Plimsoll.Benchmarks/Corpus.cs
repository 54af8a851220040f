using System.Diagnostics;
using System.Globalization;
using System.Text;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Testing;

namespace Plimsoll.Benchmarks;

/// <summary>
/// The figures that are features, as ratios in one run: cold start against an empty program, files per second, cost per
/// line, bytes per second of the secret engine.
/// </summary>
internal static class Corpus
{
    private const int Runs = 15;

    public static int Run(TextWriter output)
    {
        var root = Directory.CreateTempSubdirectory("plimsoll-bench").FullName;
        try
        {
            output.WriteLine("publishing the command and an empty program ...");
            var cli = Path.Combine(Copy(root), "src", "Cli");
            var tool = Publish(cli, Path.Combine(root, "tool"), "plimsoll", readyToRun: true);
            var portable = Publish(cli, Path.Combine(root, "portable"), "plimsoll", readyToRun: false);
            var empty = Publish(EmptyProgram(root), Path.Combine(root, "empty-out"), "empty", readyToRun: true);
            var one = Path.Combine(root, "one");
            Directory.CreateDirectory(one);
            File.WriteAllText(Path.Combine(one, "Dockerfile"), Dockerfiles.Make(1, 10));
            ColdStart(output, tool, portable, empty, one);
            Thousand(output, tool, root, one);
            Lines(output, tool, root, one);
            Secrets(output);
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void ColdStart(TextWriter output, string tool, string portable, string empty, string one)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var round = 0; round < Runs + 2; round++)
        {
            foreach (var (name, program, arguments) in new[]
            {
                ("empty program", empty, Array.Empty<string>()),
                ("one Dockerfile, text", tool, ["scan", "Dockerfile", "--root", "."]),
                ("one Dockerfile, SARIF", tool, ["scan", "Dockerfile", "--root", ".", "-f", "sarif"]),
                ("one Dockerfile, portable (JIT)", portable, ["scan", "Dockerfile", "--root", "."]),
            })
            {
                var outcome = Start(program, one, arguments);
                if (round >= 2)
                {
                    (times.TryGetValue(name, out var list) ? list : times[name] = []).Add(outcome.Milliseconds);
                }
            }
        }

        var floor = Median(times["empty program"]);
        foreach (var (name, list) in times)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {Median(list),8:0.0} ms   {Median(list) / floor:0.00} x"));
        }
    }

    private static void Thousand(TextWriter output, string tool, string root, string one)
    {
        var directory = Path.Combine(root, "thousand");
        for (var i = 0; i < 1000; i++)
        {
            Directory.CreateDirectory(Path.Combine(directory, $"d{i:000}"));
            File.WriteAllText(Path.Combine(directory, $"d{i:000}", "Dockerfile"), Dockerfiles.Make(i, 30));
        }

        var start = Best(() => Start(tool, one, "scan", "Dockerfile", "--root", ".", "--jobs", "1"));
        var all = Best(() => Start(tool, directory, "scan", ".", "--root", ".", "--jobs", "1", "-f", "json"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"1,000 Dockerfiles of 30 instructions, one job: {all.Milliseconds - start.Milliseconds:0} ms after start, peak {all.PeakMegabytes:0} MB"));
    }

    private static void Lines(TextWriter output, string tool, string root, string one)
    {
        var start = Best(() => Start(tool, one, "scan", "Dockerfile", "--root", ".", "--jobs", "1"));
        foreach (var count in (int[])[1_000, 10_000, 100_000, 1_000_000])
        {
            var directory = Path.Combine(root, $"lines{count}");
            Directory.CreateDirectory(directory);
            File.WriteAllText(Path.Combine(directory, "Dockerfile"), "FROM debian:12.11\n" + string.Concat(Enumerable.Repeat("RUN true\n", count)));
            var run = Start(tool, directory, "scan", "Dockerfile", "--root", ".");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count,9:N0} lines: {(run.Milliseconds - start.Milliseconds) * 1000 / count,8:0.0} µs a line, peak {run.PeakMegabytes:0} MB"));
        }
    }

    private static void Secrets(TextWriter output)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(i => Dockerfiles.Make(i, 60) + Dockerfiles.Prose)));
        SecretSearch.InBytes(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var best = double.MaxValue;
        var found = 0;
        for (var round = 0; round < 9; round++)
        {
            var watch = Stopwatch.StartNew();
            found = SecretSearch.InBytes(bytes).Count;
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"secret engine: {bytes.Length / best / 1e9:0.00} GB/s over {bytes.Length / 1e6:0} MB, {found} hits, {GC.GetAllocatedBytesForCurrentThread() - before} bytes allocated"));
    }

    /// <summary>A copy of the sources to publish from: a build for one platform would change the lock files of the checkout.</summary>
    private static string Copy(string root)
    {
        var copy = Path.Combine(root, "copy");
        foreach (var folder in (string[])["src", "analyzers", "rules"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Fixtures.RepositoryRoot, folder), "*", SearchOption.AllDirectories))
            {
                if (Path.GetFileName(file) != "packages.lock.json")
                {
                    CopyFile(file, Path.Combine(copy, Path.GetRelativePath(Fixtures.RepositoryRoot, file)));
                }
            }
        }

        foreach (var name in (string[])["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "global.json"])
        {
            CopyFile(Path.Combine(Fixtures.RepositoryRoot, name), Path.Combine(copy, name));
        }

        return copy;
    }

    private static void CopyFile(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }

    private static string EmptyProgram(string root)
    {
        var directory = Path.Combine(root, "empty");
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "empty.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup></Project>");
        File.WriteAllText(Path.Combine(directory, "Program.cs"), "return 0;");
        return directory;
    }

    private static string Publish(string project, string target, string name, bool readyToRun)
    {
        var arguments = new List<string> { "publish", project, "-c", "Release", "-o", target, "--nologo", "-v", "q", "-p:RestorePackagesWithLockFile=false" };
        if (readyToRun)
        {
            arguments.AddRange(["-r", "linux-x64", "-p:PublishReadyToRun=true", "--self-contained", "false"]);
        }

        var outcome = Start("dotnet", Path.GetTempPath(), [.. arguments]);
        return outcome.ExitCode == 0 ? Path.Combine(target, name) : throw new InvalidOperationException($"publishing {project} failed");
    }

    private static ProcessOutcome Best(Func<ProcessOutcome> run)
    {
        var best = run();
        for (var round = 0; round < 4; round++)
        {
            var next = run();
            best = next.Milliseconds < best.Milliseconds ? next : best;
        }

        return best;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static ProcessOutcome Start(string program, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = directory, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        long peak = 0;
        while (!process.WaitForExit(20))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                break;
            }
        }

        error.GetAwaiter().GetResult();
        return new ProcessOutcome(process.ExitCode, watch.Elapsed.TotalMilliseconds, peak / 1e6);
    }

    private sealed record ProcessOutcome(int ExitCode, double Milliseconds, double PeakMegabytes);
}
