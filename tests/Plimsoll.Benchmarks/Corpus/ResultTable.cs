using System.Globalization;

namespace Plimsoll.Benchmarks.Corpus;

/// <summary>The lines that a run prints.</summary>
internal sealed class ResultTable
{
    private readonly List<string[]> rows = [];

    /// <summary>Whether no goal was missed.</summary>
    public bool EveryGoalIsMet { get; private set; } = true;

    /// <summary>Adds a figure that has no goal.</summary>
    public void Add(string what, double value, string unit) => rows.Add([what, Show(value), unit, "", ""]);

    /// <summary>Adds a figure that should be no more than a goal.</summary>
    public void AddAtMost(string what, double value, string unit, double goal) => Add(what, value, unit, "<= " + Show(goal), value <= goal);

    /// <summary>Adds a figure that should be no less than a goal.</summary>
    public void AddAtLeast(string what, double value, string unit, double goal) => Add(what, value, unit, ">= " + Show(goal), value >= goal);

    /// <summary>Prints it as a Markdown table.</summary>
    public void Print(TextWriter output)
    {
        var width = 10;
        foreach (var row in rows)
        {
            width = Math.Max(width, row[0].Length);
        }

        output.WriteLine($"| {"measure".PadRight(width)} |    figure | unit             | goal     | met |");
        output.WriteLine($"| {new string('-', width)} | --------: | ---------------- | -------- | --- |");
        foreach (var row in rows)
        {
            output.WriteLine($"| {row[0].PadRight(width)} | {row[1],9} | {row[2],-16} | {row[3],-8} | {row[4],-3} |");
        }
    }

    private void Add(string what, double value, string unit, string goal, bool isMet)
    {
        EveryGoalIsMet &= isMet;
        rows.Add([what, Show(value), unit, goal, isMet ? "yes" : "NO"]);
    }

    private static string Show(double value) => value.ToString(value < 100 ? "0.0#" : "0", CultureInfo.InvariantCulture);
}
