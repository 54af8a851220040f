using BenchmarkDotNet.Running;
using Plimsoll.Benchmarks.Corpus;

// "corpus [PART...]" measures whole processes and prints ratios; anything else goes to BenchmarkDotNet.
if (args is ["corpus", .. var parts])
{
    return CorpusRun.Run(parts);
}

BenchmarkSwitcher.FromAssembly(typeof(CorpusRun).Assembly).Run(args);
return 0;
