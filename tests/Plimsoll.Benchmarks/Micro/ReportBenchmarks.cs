using BenchmarkDotNet.Attributes;
using Plimsoll.Abstractions.Report;
using Plimsoll.Benchmarks.Corpus;
using Plimsoll.Engine;
using Plimsoll.Reporting;

namespace Plimsoll.Benchmarks.Micro;

/// <summary>Writing the report of one scan.</summary>
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private readonly MemoryStream output = new();
    private ScanReport? report;

    /// <summary>The format.</summary>
    [Params("text", "json", "sarif")]
    public string Format { get; set; } = "";

    /// <summary>Scans one file from standard input.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var text = GeneratedDockerfile.Write(seed: 1, instructions: 30);
        var outcome = Scanner.Scan(new ScanRequest
        {
            ToolVersion = "0",
            WorkingDirectory = Path.GetTempPath(),
            Paths = ["-"],
            StandardInputName = "Dockerfile",
            StandardInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)),
        });
        report = outcome.Report ?? throw new InvalidOperationException(string.Join('\n', outcome.Errors));
    }

    /// <summary>Report to bytes.</summary>
    [Benchmark]
    public long Write()
    {
        output.SetLength(0);
        ReportWriters.Of(Format)!.Write(report!, new ReportOptions(), output);
        return output.Length;
    }

    /// <summary>Lets go of the buffer.</summary>
    [GlobalCleanup]
    public void Clean() => output.Dispose();
}
