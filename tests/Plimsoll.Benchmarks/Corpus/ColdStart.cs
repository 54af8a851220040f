namespace Plimsoll.Benchmarks.Corpus;

/// <summary>One small file, the whole program, against the start of an empty one.</summary>
internal static class ColdStart
{
    private const int Rounds = 15;

    public static void Measure(Programs programs, ScratchPlace place, ResultTable table)
    {
        var directory = place.NewDirectory("start");
        File.WriteAllText(Path.Combine(directory, "Dockerfile"), GeneratedDockerfile.Small);
        string[] text = ["scan", "Dockerfile"];
        string[] sarif = ["scan", "Dockerfile", "-f", "sarif"];
        var contestants = new Contestant[]
        {
            new("empty program", programs.Empty, [], Goal: 0),
            new("scan, ReadyToRun, text", programs.Ready, text, Goal: 3.5),
            new("scan, ReadyToRun, sarif", programs.Ready, sarif, Goal: 3.5),
            new("scan, portable JIT, text", programs.Portable, text, Goal: 6),
            new("scan, portable JIT, sarif", programs.Portable, sarif, Goal: 6),
        };

        // In turns, so that a busy moment of the machine hits all of them; one round first for the disk.
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                var time = Run.Time(directory, contestant.Program, contestant.Arguments);
                if (round >= 0)
                {
                    contestant.Wall.Add(time.Wall);
                    contestant.Processor.Add(time.Processor);
                }
            }
        }

        var wall = Run.Median(contestants[0].Wall);
        var processor = Run.Median(contestants[0].Processor);
        foreach (var contestant in contestants)
        {
            table.Add(contestant.Name + ", wall", Run.Median(contestant.Wall), "ms");
            if (contestant.Goal > 0)
            {
                table.AddAtMost(contestant.Name + ", wall ratio", Run.Median(contestant.Wall) / wall, "x empty", contestant.Goal);
                table.Add(contestant.Name + ", processor ratio", Run.Median(contestant.Processor) / processor, "x empty");
            }

            table.Add(contestant.Name + ", peak memory", Run.PeakMemory(directory, contestant.Program, contestant.Arguments), "MB");
        }
    }

    private sealed record Contestant(string Name, string Program, string[] Arguments, double Goal)
    {
        public List<double> Wall { get; } = [];

        public List<double> Processor { get; } = [];
    }
}
