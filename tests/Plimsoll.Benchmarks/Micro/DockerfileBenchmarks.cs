using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Plimsoll.Abstractions.Rules;
using Plimsoll.Benchmarks.Corpus;
using Plimsoll.Documents.Dockerfile;
using Plimsoll.Documents.Dockerfile.Instructions;
using Plimsoll.Documents.Dockerfile.Semantics;
using Plimsoll.Documents.Shell;
using Plimsoll.Documents.Text;
using Plimsoll.Engine;
using Plimsoll.Engine.Kinds;
using Plimsoll.Engine.Kinds.Dockerfile;
using Plimsoll.Engine.Running;
using Plimsoll.Input;

namespace Plimsoll.Benchmarks.Micro;

/// <summary>The steps that a Dockerfile of thirty instructions takes, one by one.</summary>
[MemoryDiagnoser]
public class DockerfileBenchmarks
{
    private readonly DockerfileKind kind = new();
    private readonly List<MappedText> scripts = [];
    private string text = "";
    private DockerfileDocument? document;
    private InputModel? model;
    private ImmutableArray<Rule> rules;

    /// <summary>Prepares what each step starts from.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        text = GeneratedDockerfile.Write(seed: 1, instructions: 30);
        document = DockerfileDocument.Parse(new SourceFile("Dockerfile", text));
        foreach (var instruction in document.Instructions)
        {
            if (instruction is RunInstruction { Command: { IsExec: false } command })
            {
                scripts.Add(command.Text);
            }
        }

        model = kind.Read(new SourceFile("Dockerfile", text), new ScanRequest { ToolVersion = "0", WorkingDirectory = "/" });
        rules = RuleCatalogue.RulesOf(kind);
    }

    /// <summary>Text to tree.</summary>
    [Benchmark]
    public DockerfileDocument Parse() => DockerfileDocument.Parse(new SourceFile("Dockerfile", text));

    /// <summary>Tree to meaning, the shell of RUN included.</summary>
    [Benchmark]
    public DockerfileModel Bind() => DockerfileModel.Bind(document!, BuildOptions.Default);

    /// <summary>The scripts of all RUN alone.</summary>
    [Benchmark]
    public int ParseShell()
    {
        var statements = 0;
        foreach (var script in scripts)
        {
            statements += ShellScript.Parse(script).Statements.Length;
        }

        return statements;
    }

    /// <summary>Every rule over the meaning.</summary>
    [Benchmark]
    public int RunRules() => RuleRunner.Run(model!, rules, Settings.Default).Findings.Count;
}
