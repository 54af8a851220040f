using System.Globalization;

namespace Plimsoll.Benchmarks.Corpus;

/// <summary>A thousand Dockerfiles of thirty instructions, on one core, without what the start costs.</summary>
internal static class ManyFiles
{
    private const int Files = 1000;
    private const int Rounds = 5;

    public static void Measure(Programs programs, ScratchPlace place, ResultTable table)
    {
        var many = place.NewDirectory("many");
        for (var i = 0; i < Files; i++)
        {
            var directory = Directory.CreateDirectory(Path.Combine(many, i.ToString("D4", CultureInfo.InvariantCulture))).FullName;
            File.WriteAllText(Path.Combine(directory, "Dockerfile"), GeneratedDockerfile.Write(i, instructions: 30));
        }

        var one = place.NewDirectory("one");
        File.WriteAllText(Path.Combine(one, "Dockerfile"), GeneratedDockerfile.Write(seed: 0, instructions: 30));
        foreach (var format in (string[])["text", "sarif"])
        {
            string[] arguments = ["scan", ".", "--jobs", "1", "-f", format];
            List<double> wall = [], processor = [];
            for (var round = 0; round < Rounds; round++)
            {
                var start = Run.Time(one, programs.Ready, arguments);
                var all = Run.Time(many, programs.Ready, arguments);
                wall.Add((all.Wall - start.Wall) / 1000);
                processor.Add((all.Processor - start.Processor) / 1000);
            }

            table.AddAtMost($"{Files} Dockerfiles, {format}, wall after start", Run.Median(wall), "s", 1.0);
            table.Add($"{Files} Dockerfiles, {format}, processor after start", Run.Median(processor), "s");
            table.Add($"{Files} Dockerfiles, {format}, peak memory", Run.PeakMemory(many, programs.Ready, arguments), "MB");
        }
    }
}
