using System.Diagnostics;
using System.Text;
using Plimsoll.Analyzers.Secrets;

namespace Plimsoll.Benchmarks.Corpus;

/// <summary>Text without secrets through the search, on one core.</summary>
internal static class SecretThroughput
{
    private const int Size = 256 << 20;
    private const int Rounds = 5;

    public static void Measure(ResultTable table)
    {
        MeasureText(table, "prose", Prose());
        MeasureText(table, "source code", Code());
    }

    private static void MeasureText(ResultTable table, string name, string sample)
    {
        var block = Encoding.UTF8.GetBytes(sample);
        var bytes = GC.AllocateUninitializedArray<byte>(Size);
        for (var at = 0; at < Size; at += block.Length)
        {
            block.AsSpan(0, Math.Min(block.Length, Size - at)).CopyTo(bytes.AsSpan(at));
        }

        // The first calls are compiled in a hurry; what counts is the code of a long run.
        for (var i = 0; i < 60; i++)
        {
            SecretSearch.InBytes(bytes.AsSpan(0, 1 << 20));
        }

        Thread.Sleep(300);
        var times = new List<double>();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var found = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.GetTimestamp();
            found += SecretSearch.InBytes(bytes).Count;
            times.Add(Stopwatch.GetElapsedTime(watch).TotalSeconds);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        table.AddAtLeast($"secrets, {name}, one core", Size / Run.Median(times) / 1e9, "GB/s", 1.0);
        table.AddAtMost($"secrets, {name}, matches (there are none)", found, "", 0);
        table.AddAtMost($"secrets, {name}, allocated", Math.Max(0, allocated - ListOverhead), "bytes", 0);
    }

    /// <summary>What the measurement itself allocates: the growing list of times.</summary>
    private const long ListOverhead = 256;

    private static string Prose()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 1 << 20; i++)
        {
            text.Append("The quick brown fox of section ").Append(i).Append(" jumps over the lazy dog, and nobody minds.\n");
        }

        return text.ToString();
    }

    private static string Code()
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < 1 << 20; i++)
        {
            text.Append("    private readonly Dictionary<string, CustomerAddress> addressesByCustomer").Append(i)
                .Append(" = new(StringComparer.Ordinal);\n    if (request.ContentLength > maximum_content_length) { return Error(\"too long\"); }\n")
                .Append("    <PackageReference Include=\"Some.Package.Name\" Version=\"1.2.").Append(i).Append("\" />\n");
        }

        return text.ToString();
    }
}
