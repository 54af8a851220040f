namespace Plimsoll.Benchmarks.Corpus;

/// <summary>
/// The measurements that our goals speak of, each as a ratio to something measured in the same run, so that the figures mean
/// the same on a fast and on a slow machine.
/// </summary>
internal static class CorpusRun
{
    private static readonly string[] All = ["start", "files", "lines", "secrets", "images"];

    /// <summary>Runs the named parts, or all of them.</summary>
    /// <returns>0 when every goal is met, 1 when one is missed, 2 for an unknown part or a failed build.</returns>
    public static int Run(string[] parts)
    {
        var chosen = parts.Length == 0 ? All : parts;
        foreach (var part in chosen)
        {
            if (Array.IndexOf(All, part) < 0)
            {
                Console.Error.WriteLine($"no part '{part}'; there are: {string.Join(", ", All)}");
                return 2;
            }
        }

        using var place = new ScratchPlace();
        var table = new ResultTable();
        try
        {
            var programs = chosen is ["secrets"] ? null : Programs.Publish(place);
            foreach (var part in chosen)
            {
                Console.Error.WriteLine($"measuring {part} ...");
                switch (part)
                {
                    case "start":
                        ColdStart.Measure(programs!, place, table);
                        break;
                    case "files":
                        ManyFiles.Measure(programs!, place, table);
                        break;
                    case "lines":
                        ManyLines.Measure(programs!, place, table);
                        break;
                    case "images":
                        ImageFiles.Measure(programs!, place, table);
                        break;
                    default:
                        SecretThroughput.Measure(table);
                        break;
                }
            }
        }
        catch (BuildFailedException error)
        {
            Console.Error.WriteLine(error.Message);
            return 2;
        }

        table.Print(Console.Out);
        return table.EveryGoalIsMet ? 0 : 1;
    }
}
