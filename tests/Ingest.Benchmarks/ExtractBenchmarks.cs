using System.IO.Compression;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Benchmarks;

/// <summary>All pages once, decoded beforehand: AngleSharp's parse alone, and parse with extraction.</summary>
/// <remarks>Pages are the <c>*.html.gz</c> and <c>*.html</c> files of the folder in <c>INGEST_BENCH_DATA</c>, else the demo's made-up page style.</remarks>
[MemoryDiagnoser]
public class ExtractBenchmarks
{
    private readonly ArticleExtractor _extractor = new();
    private Page[] _pages = [];

    [GlobalSetup]
    public void Load()
    {
        var folder = Environment.GetEnvironmentVariable("INGEST_BENCH_DATA");
        _pages = folder is null
            ? [.. Enumerable.Range(0, 50).Select(n => PageOf(MadeUpPage.Html(n)))]
            : [.. Directory.EnumerateFiles(folder, "*.html*").Order(StringComparer.Ordinal).Select(Read).Select(bytes => PageOf(TextDecoder.Decode(bytes, null).Text))];
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

    private static Page PageOf(string text) => new()
    {
        RequestUrl = new Uri("https://herald.example/news/1"),
        Url = new Uri("https://herald.example/news/1"),
        Bytes = Array.Empty<byte>(),
        Text = text,
        Charset = "utf-8",
        CharsetFrom = "default",
        FetchedAt = DateTimeOffset.UnixEpoch,
    };

    private static byte[] Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
