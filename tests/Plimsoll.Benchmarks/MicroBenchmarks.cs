using System.Text;
using BenchmarkDotNet.Attributes;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Analyzers.Secrets;
using Plimsoll.Documents.Dockerfile;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Engine;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Kinds.Dockerfile;
using Plimsoll.Engine.Running;
using Plimsoll.Input;

namespace Plimsoll.Benchmarks;

/// <summary>The steps of a scan, each for itself, over a Dockerfile of sixty instructions.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private readonly SourceFile file = new("Dockerfile", Dockerfiles.Make(7, 60));
    private readonly byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => Dockerfiles.Make(i, 60) + Dockerfiles.Prose)));
    private readonly InputModel model;
    private readonly DockerfileKind kind = new();

    public MicroBenchmarks() => model = kind.Read(file, new ScanRequest { ToolVersion = "0.0.0", WorkingDirectory = "/" });

    [Benchmark]
    public DockerfileDocument Parse() => DockerfileDocument.Parse(file);

    [Benchmark]
    public DockerfileModel ParseAndBind() => DockerfileModel.Bind(DockerfileDocument.Parse(file), BuildOptions.Default);

    [Benchmark]
    public RuleResults JudgeAllRules() => RuleRunner.Run(model, RuleCatalogue.RulesOf(kind), Settings.Default);

    [Benchmark]
    public int SearchSecrets() => SecretSearch.InBytes(bytes).Count;
}
