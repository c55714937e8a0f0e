using BenchmarkDotNet.Attributes;
using Ingest.Backends;
using Ingest.Benchmarks.Scale;
using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Ingest.Benchmarks;

/// <summary>One new text against a comparison window of so many stories in SQLite: looked up and judged, and written besides.</summary>
public class LookUpBenchmarks
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ingest-benchmark-{Guid.NewGuid():N}.db");
    private readonly MadeUpStories _made = new();

    private IIngestStore _store = null!;
    private Placement _rehearsal = null!;
    private Placement _placement = null!;

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
            await _store.Stories.PlaceAsync(_made.Next(1)[0], _placement, null, CancellationToken.None);
        }
    }

    [Benchmark]
    public Task<StoryChange> LookUp() => _store.Stories.PlaceAsync(_made.Next(1)[0], _rehearsal, null, CancellationToken.None);

    [Benchmark]
    public Task<StoryChange> LookUpAndWrite() => _store.Stories.PlaceAsync(_made.Next(1)[0], _placement, null, CancellationToken.None);

    [GlobalCleanup]
    public async Task RemoveAsync()
    {
        await _store.DisposeAsync();
        File.Delete(_path);
    }
}
