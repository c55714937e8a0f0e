using System.Text;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Benchmarks;

/// <summary>All pages once, decoded beforehand: AngleSharp's parse alone, and parse with extraction.</summary>
/// <remarks>The pages of the public set aeb where its data lies beside the checkout (<see cref="BenchData"/>), else the demo's made-up page style.</remarks>
[MemoryDiagnoser]
public class ExtractBenchmarks
{
    private readonly ArticleExtractor _extractor = new();
    private Page[] _pages = [];

    [GlobalSetup]
    public void Load()
    {
        _pages = BenchData.Folder() is { } data
            ? [.. BenchPage.Read(Path.Combine(data, "articles", "aeb"), withUrl: true).Select(page => page.Page)]
            : [.. Enumerable.Range(0, 50).Select(n => BenchPage.Of(Encoding.UTF8.GetBytes(MadeUpPage.Html(n)), "https://herald.example/news/1", string.Empty, "utf-8"))];
    }

    [Benchmark(Baseline = true)]
    public int ParseOnly()
    {
        var elements = 0;
        foreach (var page in _pages)
        {
            using var document = new HtmlParser().ParseDocument(page.Text);
            elements += document.ChildElementCount;
        }

        return elements;
    }

    [Benchmark]
    public int ParseAndExtract() => _pages.Count(page => _extractor.Extract(page, ExtractDefinition.None) is Extraction.Found);
}
