using BenchmarkDotNet.Attributes;
using Ingest.Backends;
using Ingest.Core.Common.Dates;
using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ingest.Benchmarks;

/// <summary>Look-up and judgement of one new text against a comparison window of so many stories in SQLite, nothing written.</summary>
public class LookUpBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ingest-benchmark-{Guid.NewGuid():N}.db");
    private readonly StoryNormalizer _normalizer = new();
    private IIngestStore _store = null!;
    private Placement _rehearsal = null!;
    private int _next;

    [Params(10_000, 100_000)]
    public int Stories { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        var matcher = new StoryMatcher(Options.Create(new DeduplicationOptions()));
        _store = await StoreFactory.OpenAsync(_path, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        await _store.MigrateAsync(CancellationToken.None);
        var placement = new Placement((_, _) => new Verdict.New(), StoryChanges.Apply, TimeSpan.FromHours(72));
        _rehearsal = new Placement(matcher.Decide, (_, _, verdict) => new StoryChange(verdict, null, null, null), TimeSpan.FromHours(72));
        for (var n = 0; n < Stories; n++)
        {
            await _store.Stories.PlaceAsync(Draft(n), placement, null, CancellationToken.None);
        }
    }

    [Benchmark]
    public Task<StoryChange> LookUp() => _store.Stories.PlaceAsync(Draft(Stories + _next++), _rehearsal, null, CancellationToken.None);

    [GlobalCleanup]
    public async Task RemoveAsync()
    {
        await _store.DisposeAsync();
        File.Delete(_path);
    }

    private StoryDraft Draft(int n) => _normalizer.Normalize(
        new ImportedText { Id = $"n{n}", Source = new SourceId("benchmark"), Title = MadeUpPage.Text(n, 8), Body = MadeUpPage.Text(n + 7_000_000, 150), Language = "en", Published = new NewsDate(Now, DatePrecision.Second, OffsetOrigin.Stated, "import") },
        Now);
}
