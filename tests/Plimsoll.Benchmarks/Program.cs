using BenchmarkDotNet.Running;
using Plimsoll.Benchmarks;

// "corpus": whole processes and whole corpora, ratios in one run. Anything else goes to BenchmarkDotNet.
if (args is ["corpus", ..])
{
    return Corpus.Run(Console.Out);
}

BenchmarkSwitcher.FromAssembly(typeof(Corpus).Assembly).Run(args);
return 0;
