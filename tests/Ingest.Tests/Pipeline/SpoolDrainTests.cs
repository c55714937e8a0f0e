using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Pipeline;

public sealed class SpoolDrainTests : IAsyncLifetime
{
    private const int Stories = 8;

    private readonly TempFolder _temp = new();
    private BrittleStore _store = null!;
    private OpenDesk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = new BrittleStore(await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token));
        await _store.MigrateAsync(Token);
        _desk = new OpenDesk(_store, _temp, ("Pipeline:LinksAtOnce", "8")).Offer(Stories);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _store.DisposeAsync();
        _temp.Dispose();
    }

    [Fact]
    public async Task Links_in_work_are_ended_in_the_spool_when_the_store_goes_away_and_their_articles_stored_later_without_asking_the_site()
    {
        await SpoolAllAsync();
        var requests = _desk.Site.Requests.Count;

        var drained = await DrainAsync();

        Assert.Equal((Stories, requests, 0), (drained, _desk.Site.Requests.Count, _desk.Spool.Size.Entries));
        Assert.Equal(OpenDesk.Titles(Stories), await _desk.TitlesAsync());
        var counts = await _store.Links.CountAsync(null, Token);
        Assert.Equal(Stories, counts[LinkState.Stored]);
    }

    [Fact]
    public async Task A_drain_that_is_killed_after_storing_an_article_and_repeated_stores_nothing_twice()
    {
        await SpoolAllAsync();
        var placed = 0;
        using var kill = new CancellationTokenSource();
        _store.AfterPlacing = _ =>
        {
            if (++placed == 3)
            {
                kill.Cancel();
                throw new OperationCanceledException(kill.Token);
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _desk.Get<SpoolDrain>().DrainAsync(kill.Token));
        _store.AfterPlacing = _ => { };

        var (left, drained) = (_desk.Spool.Size.Entries, await DrainAsync());

        Assert.Equal((Stories - 2, Stories - 3), (left, drained));
        Assert.Equal(OpenDesk.Titles(Stories), await _desk.TitlesAsync());
        Assert.All(await RevisionsAsync(), revisions => Assert.Equal(0, revisions));
    }

    [Fact]
    public async Task What_was_stored_although_the_answer_was_lost_is_dropped()
    {
        _store.AfterPlacing = _ => throw new StoreUnavailableException("away");
        await RunIntoOutageAsync();
        _store.AfterPlacing = _ => { };

        Assert.Equal((Stories, 0, 0), (_desk.Spool.Size.Entries, await DrainAsync(), _desk.Spool.Size.Entries));
        Assert.Equal(OpenDesk.Titles(Stories), await _desk.TitlesAsync());
    }

    [Fact]
    public async Task What_another_worker_took_to_its_outcome_meanwhile_is_dropped_but_not_what_that_one_failed_to_get()
    {
        await SpoolAllAsync();
        var links = await _store.Links.DueAsync(new SourceId("herald"), Some.Now, 100, Token);
        await _store.Links.SettleAsync(links[0] with { State = LinkState.Rejected, NextTry = null }, Token);
        await _store.Links.SettleAsync(links[1] with { State = LinkState.Failed, Attempts = 1 }, Token);

        Assert.Equal(Stories - 1, await DrainAsync());
        Assert.Equal(LinkState.Rejected, (await _store.Links.FindAsync(links[0].Key, Token))!.State);
        Assert.Equal(LinkState.Stored, (await _store.Links.FindAsync(links[1].Key, Token))!.State);
    }

    [Fact]
    public async Task An_article_that_makes_the_store_fail_is_set_aside_and_the_rest_goes_on()
    {
        await SpoolAllAsync();
        _store.BeforePlacing = draft =>
        {
            if (draft.Story.Url == OpenDesk.Url(2))
            {
                throw new InvalidOperationException("a fault of ours");
            }
        };

        Assert.Equal((Stories - 1, 0), (await DrainAsync(), _desk.Spool.Size.Entries));
        Assert.Single(Directory.GetFiles(_temp.At("spool"), "*.bad"));
        Assert.Contains(_desk.Log.Warnings, line => line.Contains("set aside") && line.Contains("a fault of ours"));
    }

    [Fact]
    public async Task When_the_store_goes_away_again_everything_that_is_left_stays()
    {
        await SpoolAllAsync();
        var placed = 0;
        _store.BeforePlacing = _ =>
        {
            if (placed++ == 3)
            {
                throw new StoreUnavailableException("away again");
            }
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(DrainAsync);

        Assert.Equal(Stories - 3, _desk.Spool.Size.Entries);
        Assert.Equal(Stories - 3, await DrainAsync());
        Assert.Equal(OpenDesk.Titles(Stories), await _desk.TitlesAsync());
    }

    [Fact]
    public async Task An_article_of_another_store_is_set_aside()
    {
        await SpoolAllAsync();
        await using var other = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await other.MigrateAsync(Token);
        _desk.Spool.Dispose();
        await using var desk = new OpenDesk(other, _temp);

        Assert.Equal(0, await desk.Get<SpoolDrain>().DrainAsync(Token));

        Assert.Equal(0, await other.Stories.CountAsync(Token));
        Assert.Equal(Stories, Directory.GetFiles(_temp.At("spool"), "*.bad").Length);
    }

    [Fact]
    public async Task A_full_spool_loses_nothing_the_next_run_reads_the_rest_again()
    {
        await using var desk = new OpenDesk(_store, _temp, ("Spool:MaxSize", "0")).Offer(Stories);
        _store.BeforePlacing = _ => throw new StoreUnavailableException("away");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => desk.Get<SourceRunner>().RunAsync(Some.Source(), fence: null, new RunTally(), CancellationToken.None, Token));
        _store.BeforePlacing = _ => { };

        await desk.Get<SourceRunner>().RunAsync(Some.Source(), fence: null, new RunTally(), CancellationToken.None, Token);

        Assert.Equal(OpenDesk.Titles(Stories), await desk.TitlesAsync());
    }

    /// <summary>Every story is in work at one time and none is stored.</summary>
    private async Task SpoolAllAsync()
    {
        _store.BeforePlacing = _ => throw new StoreUnavailableException("away");
        await RunIntoOutageAsync();
        _store.BeforePlacing = _ => { };
        Assert.Equal(Stories, _desk.Spool.Size.Entries);
    }

    private async Task RunIntoOutageAsync()
    {
        // All are asked for before the first is placed.
        var (arrived, together) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _store.Arriving = () =>
        {
            if (Interlocked.Increment(ref arrived) == Stories)
            {
                together.SetResult();
            }

            return together.Task.WaitAsync(Token);
        };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _desk.Get<SourceRunner>().RunAsync(Some.Source(), fence: null, new RunTally(), CancellationToken.None, Token));
        _store.Arriving = () => Task.CompletedTask;
    }

    private Task<int> DrainAsync() => _desk.Get<SpoolDrain>().DrainAsync(Token);

    private async Task<IReadOnlyList<int>> RevisionsAsync()
    {
        var revisions = new List<int>();
        await foreach (var story in _store.Stories.ListAsync(new StoryQuery(), Token))
        {
            revisions.Add(story.Revision);
        }

        return revisions;
    }
}
