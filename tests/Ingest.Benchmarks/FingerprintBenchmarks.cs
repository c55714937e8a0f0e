using BenchmarkDotNet.Attributes;
using Ingest.Core.Normalize;

namespace Ingest.Benchmarks;

/// <summary>One fingerprint of a text of 145 Latin and of 513 Arabic tokens.</summary>
[MemoryDiagnoser]
public class FingerprintBenchmarks
{
    private readonly string[] _latin = [MadeUpPage.Text(1, 145)];
    private readonly string[] _arabic = [MadeUpPage.Text(2, 513, arabic: true)];

    [Benchmark]
    public int Latin145() => Fingerprinter.Compute("Barges counted at the harbour", _latin).Count;

    [Benchmark]
    public int Arabic513() => Fingerprinter.Compute("إحصاء القوارب في الميناء", _arabic).Count;
}
