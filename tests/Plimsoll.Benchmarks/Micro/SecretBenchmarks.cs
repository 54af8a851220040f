using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Benchmarks.Corpus;

namespace Plimsoll.Benchmarks.Micro;

/// <summary>The secret search over text without hits.</summary>
[MemoryDiagnoser]
public class SecretBenchmarks
{
    private byte[] dockerfile = [];
    private byte[] block = [];

    /// <summary>Makes the texts.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        dockerfile = Encoding.UTF8.GetBytes(GeneratedDockerfile.Write(seed: 1, instructions: 30));
        block = Encoding.UTF8.GetBytes(GeneratedDockerfile.WriteLines(20_000));
    }

    /// <summary>One file of a few kilobytes.</summary>
    [Benchmark]
    public int OneDockerfile() => SecretSearch.InBytes(dockerfile).Count;

    /// <summary>About a megabyte.</summary>
    [Benchmark]
    public int OneMegabyte() => SecretSearch.InBytes(block).Count;
}
