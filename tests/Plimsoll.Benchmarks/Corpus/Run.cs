using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Plimsoll.Benchmarks.Corpus;

/// <summary>What one run of a program took.</summary>
/// <param name="Wall">Milliseconds from start to end.</param>
/// <param name="Processor">Milliseconds of processor time, which other work on the machine changes less.</param>
internal sealed record RunTime(double Wall, double Processor);

/// <summary>Runs programs whose output goes to <c>/dev/null</c>. Linux only.</summary>
internal static partial class Run
{
    private const int Children = -1;

    /// <summary>Runs a program once.</summary>
    public static RunTime Time(string directory, string program, params string[] arguments)
    {
        var before = ProcessorOfChildren();
        var watch = Stopwatch.StartNew();
        using var process = Start(directory, program, arguments);
        process.WaitForExit();
        var wall = watch.Elapsed.TotalMilliseconds;
        Check(process, program);
        return new RunTime(wall, ProcessorOfChildren() - before);
    }

    /// <summary>The most memory that a run held, in MB of 10^6 bytes: a run of its own, because looking takes time.</summary>
    public static double PeakMemory(string directory, string program, params string[] arguments)
    {
        using var process = Start(directory, program, arguments);
        var peak = 0L;
        while (!process.WaitForExit(1))
        {
            peak = Math.Max(peak, HighWater(process.Id));
        }

        Check(process, program);
        return peak * 1024 / 1e6;
    }

    /// <summary>The middle of some figures.</summary>
    public static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static Process Start(string directory, string program, string[] arguments)
    {
        // The shell opens /dev/null and becomes the program; the same for each, so it falls out of the ratios.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = directory, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$0\" \"$@\" >/dev/null 2>&1");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static void Check(Process process, string program)
    {
        if (process.ExitCode is not 0 and not 1)
        {
            throw new BuildFailedException($"{program} ended with {process.ExitCode}");
        }
    }

    /// <summary>The kernel's high-water mark in KiB; 0 when the process has ended meanwhile.</summary>
    private static long HighWater(int process)
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    return long.Parse(line.AsSpan(6, line.Length - 9).Trim(), CultureInfo.InvariantCulture);
                }
            }
        }
        catch (IOException)
        {
            // Ended between the look at the clock and the look at the file.
        }

        return 0;
    }

    private static unsafe double ProcessorOfChildren()
    {
        // struct rusage: user and system time as seconds and microseconds, then what we do not need.
        var usage = stackalloc long[32];
        return GetResourceUsage(Children, usage) == 0 ? ((usage[0] + usage[2]) * 1e3) + ((usage[1] + usage[3]) / 1e3) : 0;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static unsafe partial int GetResourceUsage(int who, long* usage);
}
