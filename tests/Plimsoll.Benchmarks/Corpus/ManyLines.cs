namespace Plimsoll.Benchmarks.Corpus;

/// <summary>What a line costs must not depend on how many there are.</summary>
internal static class ManyLines
{
    private const int Rounds = 3;

    public static void Measure(Programs programs, ScratchPlace place, ResultTable table)
    {
        var baseline = 0.0;
        foreach (var lines in (int[])[1, 1_000, 10_000, 100_000, 1_000_000])
        {
            var directory = place.NewDirectory($"lines{lines}");
            File.WriteAllText(Path.Combine(directory, "Dockerfile"), GeneratedDockerfile.WriteLines(lines));
            string[] arguments = ["scan", "Dockerfile", "--max-config-size", "100MB"];
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                times.Add(Run.Time(directory, programs.Ready, arguments).Processor);
            }

            var time = Run.Median(times);
            if (lines == 1)
            {
                baseline = time;
                continue;
            }

            table.Add($"{lines} lines, processor after start", (time - baseline) * 1000 / lines, "ms / 1000 lines");
            table.Add($"{lines} lines, peak memory", Run.PeakMemory(directory, programs.Ready, arguments), "MB");
        }
    }
}
