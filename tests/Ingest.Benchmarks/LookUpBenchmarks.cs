using BenchmarkDotNet.Attributes;
using Ingest.Backends;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ingest.Benchmarks;

/// <summary>One new text against a comparison window of so many stories in SQLite: looked up and judged, and written besides.</summary>
public class LookUpBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ingest-benchmark-{Guid.NewGuid():N}.db");
    private readonly StoryDraft _pattern = new StoryNormalizer().Normalize(
        new ImportedText { Id = "pattern", Source = new SourceId("benchmark"), Title = "Pattern", Body = MadeUpPage.Text(1, 150), Language = "en", Published = new NewsDate(Now, DatePrecision.Second, OffsetOrigin.Stated, "import") }, Now);

    private IIngestStore _store = null!;
    private Placement _rehearsal = null!;
    private Placement _placement = null!;
    private int _next;

    [Params(10_000, 100_000)]
    public int Stories { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        var matcher = new StoryMatcher(Options.Create(new DeduplicationOptions()));
        _store = await StoreFactory.OpenAsync(_path, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        await _store.MigrateAsync(CancellationToken.None);
        _placement = new Placement((_, _) => new Verdict.New(), StoryChanges.Apply, TimeSpan.FromHours(72));
        _rehearsal = new Placement(matcher.Decide, (_, _, verdict) => new StoryChange(verdict, null, null, null), TimeSpan.FromHours(72));
        for (var n = 0; n < Stories; n++)
        {
            await _store.Stories.PlaceAsync(Draft(n), _placement, null, CancellationToken.None);
        }
    }

    [Benchmark]
    public Task<StoryChange> LookUp() => _store.Stories.PlaceAsync(Draft(Stories + _next++), _rehearsal, null, CancellationToken.None);

    [Benchmark]
    public Task<StoryChange> LookUpAndWrite() => _store.Stories.PlaceAsync(Draft(Stories + _next++), _placement, null, CancellationToken.None);

    [GlobalCleanup]
    public async Task RemoveAsync()
    {
        await _store.DisposeAsync();
        File.Delete(_path);
    }

    /// <summary>A story of 150 words that shares nothing with the others but single words; what reading a page costs is not measured here.</summary>
    private StoryDraft Draft(int n)
    {
        var (title, body) = (MadeUpPage.Prose(n, 8), MadeUpPage.Prose(n + 7_000_000, 150));
        var url = $"https://benchmark.example/news/{n}";
        var appearance = _pattern.Story.Appearances[0] with { Url = url, Title = title };
        var story = _pattern.Story with
        {
            Id = StoryId.Create(Now),
            Url = url,
            Title = title,
            Body = [body],
            ContentHash = ContentHash.Of(title, [body]),
            SearchTokens = SearchTokens.Of(title, [body]),
            Appearances = [appearance],
        };
        return new StoryDraft(story, Fingerprinter.Compute(title, [body]), $"key-{n}", Now);
    }
}
