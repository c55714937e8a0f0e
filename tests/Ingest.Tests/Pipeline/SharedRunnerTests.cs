using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Pipeline;

public sealed class SharedRunnerTests : IAsyncLifetime
{
    private readonly ScriptedFetcher _site = new();
    private readonly SourceDefinition _source = Some.Source();
    private LeasedStore _shared = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shared = await LeasedStore.OpenAsync();
        _site.On("https://herald.example/rss.xml", "<rss version=\"2.0\"><channel><item><link>https://herald.example/news/1</link></item></channel></rss>", "application/rss+xml");
    }

    public ValueTask DisposeAsync() => _shared.DisposeAsync();

    [Fact]
    public async Task Of_two_workers_one_runs_a_source_and_the_other_hears_when_it_is_due_next()
    {
        _site.On("https://herald.example/news/1", MadeUpNews.Page(1));

        var first = Assert.IsType<SharedRun.Ran>(await RunAsync("first"));
        var second = Assert.IsType<SharedRun.NotDue>(await RunAsync("second"));

        Assert.Equal((1, 1L), (first.Report.Stored, first.Report.Fence));
        Assert.Equal((await _shared.Store.Sources.FindAsync(_source.Id, Token))!.DueAt, second.DueAt);
        Assert.Equal(2, _site.Requests.Count);
    }

    [Fact]
    public void A_schedule_that_was_made_shorter_is_not_held_up_by_the_stored_due_time()
    {
        static SourceState Planned(SourceId id, DateTimeOffset now, double failures) =>
            new() { Id = id, DueAt = now.AddHours(23), LastRun = now.AddHours(-1), LastSuccess = now.AddHours(-1), Failures = failures };
        var often = _source with { Schedule = new ScheduleDefinition(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)) };
        var planner = new RunPlanner(new Ingest.Core.Schedule.DuePlanner((_, _, _, after) => after));
        var now = _shared.Time.GetUtcNow();

        Assert.True(planner.DueAt(often, Planned(often.Id, now, failures: 0)) < now);
        Assert.Equal(now.AddHours(23), planner.DueAt(often, Planned(often.Id, now, failures: 1)));
        Assert.Null(planner.DueAt(often, null));
    }

    [Fact]
    public async Task A_source_that_another_worker_runs_is_left_to_it()
    {
        await _shared.Store.Leases.TakeAsync(LeaseKey.Of(_source.Id), "first", TimeSpan.FromSeconds(20), Token);

        var second = Assert.IsType<SharedRun.Elsewhere>(await RunAsync("second"));

        Assert.Equal(("first", TimeSpan.FromSeconds(20)), (second.Holder, second.Remaining));
        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task A_worker_that_died_is_followed_by_another_when_its_lease_is_over()
    {
        _site.On("https://herald.example/news/1", MadeUpNews.Page(1));
        await _shared.Store.Leases.TakeAsync(LeaseKey.Of(_source.Id), "dead", TimeSpan.FromSeconds(20), Token);
        _shared.Time.Advance(TimeSpan.FromSeconds(20));

        var second = Assert.IsType<SharedRun.Ran>(await RunAsync("second"));

        Assert.Equal(1, second.Report.Stored);
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_in_the_middle_writes_nothing_more_and_says_so()
    {
        _site.On("https://herald.example/news/1", request =>
        {
            // The page is on its way for longer than the lease; meanwhile another worker begins.
            var expired = _shared.Store.Leases.RenewAsync(new Lease(LeaseKey.Of(_source.Id), "first", 1), TimeSpan.FromTicks(1), Token).GetAwaiter().GetResult();
            Assert.True(expired);
            _shared.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.NotNull(_shared.Store.Leases.TakeAsync(LeaseKey.Of(_source.Id), "second", TimeSpan.FromMinutes(5), Token).GetAwaiter().GetResult().Taken);
            return new FetchResult.Fetched(Some.Page(MadeUpNews.Page(1), request.Url.AbsoluteUri));
        });

        var run = await RunAsync("first");

        Assert.IsType<SharedRun.TakenOver>(run);
        Assert.Equal(0, await _shared.Store.Stories.CountAsync(Token));
        Assert.Equal(LinkState.Pending, Assert.Single(await _shared.Store.Links.DueAsync(_source.Id, _shared.Time.GetUtcNow(), 10, Token)).State);
        Assert.Empty(await _shared.Store.Runs.LatestAsync(null, 10, Token));
    }

    private Task<SharedRun> RunAsync(string worker) => _shared.Worker(worker, services => services.AddSingleton<IFetcher>(_site))
        .GetRequiredService<SharedRunner>().RunAsync(_source, onlyIfDue: true, new RunTally(), CancellationToken.None, Token);
}
