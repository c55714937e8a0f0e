using Ingest.Backends;
using Ingest.Backends.Mongo;
using Ingest.Backends.Sqlite;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Tests.Backends.Mongo;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Daemon;

/// <summary>The store goes away in the middle of a run, on the daemon's own parts with a fake clock.</summary>
public sealed class StoreAwayTests : IDisposable
{
    private const int Stories = 30;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(15);

    private readonly TempFolder _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_away_for_ten_minutes_costs_no_story_and_doubles_none()
    {
        await using var server = MongoDouble.Start();
        // Patient, so that a busy machine is not taken for an outage; the breaker spares the calls of a real one the wait.
        await using var store = await MongoStore.OpenAsync(
            server.ConnectionString + "?serverSelectionTimeoutMS=2000", MongoServerTest.Quick with { Retries = 1, BreakAfter = 2, BreakFor = TimeSpan.FromSeconds(1) }, TimeProvider.System, NullLogger.Instance, Token);
        await store.MigrateAsync(Token);
        await using var desk = new OpenDesk(store, _temp).Offer(Stories, at: 10, server.GoAwayAsync);
        var readiness = desk.Get<Readiness>();
        await desk.StartAsync();
        var readyBefore = await readiness.TroubleAsync(Token);

        var run = desk.RunAsync();
        Assert.True(await desk.Watch.TroubledAsync(Token));
        var (requests, spooled) = (desk.Site.Requests.Count, desk.Spool.Size.Entries);
        for (var waited = TimeSpan.Zero; waited < TimeSpan.FromMinutes(10); waited += Step)
        {
            await desk.Clock.AdvanceUntilAsync(Task.Delay(5, Token), Step);
        }

        var trouble = await readiness.TroubleAsync(Token);
        var later = desk.Site.Requests.Count;
        server.ComeBack();
        // Ten minutes are more than any claim holds that could not be released; the server's clock is the real one.
        server.Expire(DateTimeOffset.UtcNow.AddMinutes(1));
        await desk.Clock.AdvanceUntilAsync(run, TimeSpan.FromSeconds(1));

        Assert.Null(readyBefore);
        Assert.InRange(spooled, 1, 4);
        Assert.Equal(requests, later);
        Assert.Contains("the store is away since", trouble);
        Assert.Contains($"in {_temp.At("spool")}", trouble);
        var report = Assert.IsType<SharedRun.Ran>(await run).Report;
        Assert.Empty(report.Rejected);
        Assert.Empty(report.Failed);
        Assert.Equal(OpenDesk.Titles(Stories), await desk.TitlesAsync());
        Assert.All(Enumerable.Range(0, Stories), n => Assert.Single(desk.Site.RequestedUrls, OpenDesk.Url(n)));
        Assert.Equal((0, null), (desk.Spool.Size.Entries, await readiness.TroubleAsync(Token)));
        Assert.Single(desk.Log.All, line => line.StartsWith("Error: The store is away", StringComparison.Ordinal));
        Assert.Single(desk.Log.All, line => line.StartsWith("Information: The store is up after", StringComparison.Ordinal));
        Assert.Empty(server.Refusals);
    }

    [Fact]
    public async Task A_full_disk_is_an_outage_that_ends_when_there_is_room()
    {
        var file = await SqliteFile.OpenAsync(_temp.At("ingest.db"), TimeProvider.System, Token);
        await using var store = new SqliteStore(file);
        await store.MigrateAsync(Token);
        Task<int> LimitAsync(string pages) => file.WriteAsync((writer, _) => writer.Execute("PRAGMA max_page_count = " + pages), Token);
        await using var desk = new OpenDesk(store, _temp).Offer(Stories, at: 10, () => LimitAsync("1"));
        await desk.StartAsync();

        var run = desk.RunAsync();
        Assert.True(await desk.Watch.TroubledAsync(Token));
        var trouble = desk.Watch.Trouble;
        await LimitAsync("1000000");
        await desk.Clock.AdvanceUntilAsync(run, TimeSpan.FromSeconds(1));

        Assert.Contains("the disk is full", trouble);
        Assert.Equal(OpenDesk.Titles(Stories), await desk.TitlesAsync());
        Assert.All(Enumerable.Range(0, Stories), n => Assert.Single(desk.Site.RequestedUrls, OpenDesk.Url(n)));
    }

    [Fact]
    public async Task What_waits_at_the_start_is_stored_before_anything_runs()
    {
        await using var store = await OpenBrittleAsync();
        store.BeforePlacing = _ => throw new StoreUnavailableException("away");
        await using (var dead = new OpenDesk(store, _temp).Offer(Stories))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() =>
                dead.Get<SourceRunner>().RunAsync(Some.Source(), fence: null, new Ingest.Core.Reporting.RunTally(), CancellationToken.None, Token));
        }

        store.BeforePlacing = _ => { };
        await using var desk = new OpenDesk(store, _temp).Offer(Stories);
        var requestsAtFirstPlacing = -1;
        store.AfterPlacing = _ => requestsAtFirstPlacing = requestsAtFirstPlacing < 0 ? desk.Site.Requests.Count : requestsAtFirstPlacing;
        await desk.StartAsync();
        await desk.RunAsync();

        Assert.Equal(0, requestsAtFirstPlacing);
        Assert.Equal(OpenDesk.Titles(Stories), await desk.TitlesAsync());
    }

    [Fact]
    public async Task A_stop_while_the_store_is_away_ends_the_wait_and_says_what_is_left()
    {
        await using var store = await OpenBrittleAsync();
        store.BeforePlacing = _ => throw new StoreUnavailableException("away");
        store.Probing = () => throw new StoreUnavailableException("away");
        using var stopping = new CancellationTokenSource();
        var desk = new OpenDesk(store, _temp).Offer(Stories);
        await desk.StartAsync();
        var run = desk.RunAsync(stopping.Token);
        Assert.True(await desk.Watch.TroubledAsync(Token));

        await stopping.CancelAsync();

        Assert.Null(await run);
        await desk.DisposeAsync();
        Assert.Contains(desk.Log.Warnings, line => line.Contains("Stopped while the store was away") && line.Contains("wait in"));
    }

    [Fact]
    public async Task A_store_that_answers_and_fails_every_run_is_given_ever_more_time()
    {
        await using var store = await OpenBrittleAsync();
        var (runs, sixth) = (0, new TaskCompletionSource());
        store.BeforePlacing = _ =>
        {
            if (++runs < 6)
            {
                throw new StoreUnavailableException("refuses");
            }

            sixth.TrySetResult();
        };
        await using var desk = new OpenDesk(store, _temp, ("Spool:MaxSize", "0")).Offer(1);
        await desk.StartAsync();
        var run = desk.RunAsync();

        var elapsed = await desk.Clock.AdvanceUntilAsync(sixth.Task, TimeSpan.FromMilliseconds(50));
        await run;

        // 1, 2, 4, 8 and 16 s, a quarter less at most; without the doubling it would be about 6 s.
        Assert.True(elapsed >= TimeSpan.FromSeconds(31 * 0.75), $"only {elapsed} passed");
    }

    [Fact]
    public async Task The_health_endpoint_answers_503_with_the_reason_and_the_spool()
    {
        await using var store = await OpenBrittleAsync();
        store.Probing = () => throw new StoreUnavailableException("away");
        var settings = Settings.Read(null, new Dictionary<string, string?> { ["Daemon:Listen"] = "http://127.0.0.1:0", [Settings.SpoolFolder] = _temp.At("spool") });
        await using var app = DaemonHost.Build(settings, store, new Ingest.Core.Sources.SourceCatalog(), Ingest.Reloading.SourceScope.All, _ => { });
        await app.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var before = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        ((StoreWatch)app.Services.GetService(typeof(StoreWatch))!).WentAway(new StoreUnavailableException("the cable is cut"));
        using var away = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token);
        using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);

        Assert.Equal((200, 503, 200), ((int)before.StatusCode, (int)away.StatusCode, (int)live.StatusCode));
        Assert.Matches("not ready: the store is away since .*: the cable is cut; 0 articles wait in .*spool", await away.Content.ReadAsStringAsync(Token));
        await app.StopAsync(Token);
    }

    public void Dispose() => _temp.Dispose();

    private static async Task<BrittleStore> OpenBrittleAsync()
    {
        var store = new BrittleStore(await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token));
        await store.MigrateAsync(Token);
        return store;
    }
}
