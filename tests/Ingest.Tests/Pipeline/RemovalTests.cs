using Ingest.Backends;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Pipeline;

public sealed class RemovalTests : IAsyncLifetime
{
    private static readonly FetchResult NotFound = new FetchResult.Failed(FailureKind.NotFound, "answered 404");

    private readonly TempFolder _temp = new();
    private OpenDesk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        _desk = new OpenDesk(store, _temp);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        await _desk.Store.DisposeAsync();
        _temp.Dispose();
    }

    [Theory]
    [InlineData(FailureKind.NotFound, "not_found")]
    [InlineData(FailureKind.Gone, "gone")]
    public async Task A_story_whose_page_is_missed_twice_is_marked_and_not_deleted(FailureKind kind, string reason)
    {
        Offer(new FetchResult.Failed(kind, "no such page"));
        await RunAsync();

        var first = await RunAsync(hours: 1);
        var between = await StoryAsync();
        var second = await RunAsync(hours: 1);
        var story = await StoryAsync();

        Assert.Equal((0, 1), (first.Removed, first.Failed.Values.Sum()));
        Assert.Null(between.Removed);
        Assert.Equal((1, 0), (second.Removed, second.Failed.Count));
        Assert.Equal(new Removal(Some.Now.AddHours(1), reason, "no such page"), story.Removed);
        Assert.Equal(5, story.Body.Count);
        Assert.Equal(LinkState.Stored, (await LinkAsync()).State);
    }

    [Fact]
    public async Task A_page_that_was_only_away_for_a_moment_is_no_removal()
    {
        Offer(NotFound, Page());
        await RunAsync();

        await RunAsync(hours: 1);
        var second = await RunAsync(hours: 1);

        Assert.Equal((0, 0, 1), (second.Removed, second.Returned, second.Unchanged));
        Assert.Equal(0, (await LinkAsync()).Misses);
    }

    [Fact]
    public async Task A_story_that_is_there_again_loses_its_mark()
    {
        Offer(NotFound, NotFound, Page());
        await RunAsync();
        await RunAsync(hours: 1);
        await RunAsync(hours: 1);

        var later = await RunAsync(hours: 25);

        Assert.Equal(1, later.Returned);
        Assert.Null((await StoryAsync()).Removed);
    }

    [Fact]
    public async Task A_page_that_says_it_is_gone_or_leads_home_counts_as_missed()
    {
        var home = new FetchResult.Fetched(Some.Page("<html><title>The Herald</title><body><h1>Welcome</h1><p>News of the town.</p></body></html>", "https://herald.example/") with { RequestUrl = new Uri(OpenDesk.Url(0)) });
        Offer(new FetchResult.Fetched(Some.Page("<html><title>Page not found</title><body><h1>Page not found</h1><p>There is nothing here.</p></body></html>", OpenDesk.Url(0))), home);
        await RunAsync();

        await RunAsync(hours: 1);
        var second = await RunAsync(hours: 1);

        Assert.Equal(1, second.Removed);
        Assert.Equal("soft_not_found", (await StoryAsync()).Removed?.Reason);
        Assert.Empty(await _desk.Store.Quarantine.LatestAsync(null, after: null, 10, Token));
    }

    [Fact]
    public async Task A_site_that_has_lost_all_its_pages_is_waited_for()
    {
        _desk.Offer(4);
        await RunAsync();
        _desk.Site.Forget();

        await RunAsync(hours: 1);
        var second = await RunAsync(hours: 1);

        Assert.Equal(0, second.Removed);
        Assert.Null((await StoryAsync()).Removed);
    }

    [Fact]
    public async Task After_a_restart_in_its_outage_the_site_is_waited_for_all_the_same()
    {
        _desk.Offer(4);
        await RunAsync();
        _desk.Site.Forget();
        await RunAsync(hours: 1);
        await using var restarted = new OpenDesk(_desk.Store, _temp);
        restarted.Clock.Advance(TimeSpan.FromHours(1));

        var second = await RunAsync(hours: 1, restarted);

        Assert.Equal((0, null), (second.Removed, (await StoryAsync()).Removed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_address_that_redirects_to_another_story_is_a_miss_and_the_other_story_stays_its_own(bool isKnown)
    {
        var other = new Uri(OpenDesk.Url(1));
        var redirected = new FetchResult.Fetched(Some.Page(MadeUpNews.Page(1), other.AbsoluteUri) with { RequestUrl = new Uri(OpenDesk.Url(0)) });
        Offer(redirected, redirected);
        _desk.Site.On(other.AbsoluteUri, new FetchResult.Fetched(Some.Page(MadeUpNews.Page(1), other.AbsoluteUri)));
        if (isKnown)
        {
            await _desk.Store.Links.OfferAsync([Some.Link(CanonicalUrl.Key(other)) with { Link = new Link { Url = other } }], Token);
        }

        await RunAsync();
        var story = await StoryAsync();

        await RunAsync(hours: 1);
        var second = await RunAsync(hours: 1);

        var marked = await StoryAsync();
        Assert.Equal((1, story.Id, "soft_not_found"), (second.Removed, marked.Id, marked.Removed?.Reason));
        Assert.Contains(other.AbsoluteUri, marked.Removed!.Detail);
        var own = await _desk.Store.Stories.FindByUrlAsync(CanonicalUrl.Key(other), Token);
        Assert.Equal((MadeUpNews.Title(1), null), (own?.Title, own?.Removed));
    }

    [Fact]
    public async Task A_home_page_that_reads_like_a_story_is_none()
    {
        var home = new FetchResult.Fetched(Some.Page(MadeUpNews.Page(5), "https://herald.example/") with { RequestUrl = new Uri(OpenDesk.Url(0)) });
        Offer(home, home);
        await RunAsync();

        await RunAsync(hours: 1);
        var second = await RunAsync(hours: 1);

        Assert.Equal((1, 1), (second.Removed, await _desk.Store.Stories.CountAsync(Token)));
        Assert.Equal("the address redirects to the site's home page", (await StoryAsync()).Removed?.Detail);
    }

    [Fact]
    public async Task A_story_that_moved_to_another_address_is_there()
    {
        var moved = new FetchResult.Fetched(Some.Page(MadeUpNews.Page(0), "https://herald.example/harbour/0") with { RequestUrl = new Uri(OpenDesk.Url(0)) });
        Offer(moved);
        await RunAsync();

        var later = await RunAsync(hours: 1);

        Assert.Equal((0, 0), (later.Failed.Count, (await LinkAsync()).Misses));
        Assert.Equal(1, await _desk.Store.Stories.CountAsync(Token));
    }

    [Fact]
    public async Task A_link_that_still_names_a_story_which_was_taken_up_marks_the_one_that_took_it_up()
    {
        Offer(NotFound);
        await RunAsync();
        var taken = await StoryAsync();
        await RunAsync(hours: 1);
        var link = await LinkAsync();
        var into = (await _desk.Store.Stories.PlaceAsync(Some.Told(MadeUpNews.Words(9, 200), "Lamps lit", "gazette"), _desk.Get<StoryPlacer>().Placement, settle: null, Token)).Story!;
        await _desk.Get<StoryCorrector>().MergeAsync(into.Id.Value, taken.Id.Value, Token);
        await _desk.Store.Links.SettleAsync(link with { Fence = null }, Token);

        var run = await RunAsync(hours: 1);
        var story = await StoryAsync();

        Assert.Equal((1, into.Id), (run.Removed, story.Id));
        Assert.Equal([false, true], story.Appearances.Select(place => place.Removed is not null));
    }

    [Fact]
    public async Task A_wall_or_an_error_is_no_removal()
    {
        Offer(new FetchResult.Failed(FailureKind.ServerError, "503"));
        await RunAsync();

        await RunAsync(hours: 1);
        await RunAsync(hours: 1);

        Assert.Equal((0, null), ((await LinkAsync()).Misses, (await StoryAsync()).Removed));
    }

    /// <summary>The page, and what its address answers at later looks; beside it one that is always there.</summary>
    private void Offer(params FetchResult[] later)
    {
        _desk.Offer(1);
        _desk.Site.Forget(OpenDesk.Url(0));
        foreach (var answer in later.Prepend(Page()))
        {
            _desk.Site.On(OpenDesk.Url(0), answer);
        }
    }

    private static FetchResult Page() => new FetchResult.Fetched(Some.Page(MadeUpNews.Page(0), OpenDesk.Url(0)));

    private async Task<RunReport> RunAsync(double hours = 0, OpenDesk? desk = null)
    {
        desk ??= _desk;
        desk.Clock.Advance(TimeSpan.FromHours(hours));
        return ((SharedRun.Ran)await desk.Get<SharedRunner>().RunAsync(Some.Source(), onlyIfDue: false, new RunTally(), CancellationToken.None, Token)).Report;
    }

    private async Task<Story> StoryAsync() => (await LinkAsync()).Story is { } id ? (await _desk.Store.Stories.FindAsync(id, Token))! : throw new InvalidOperationException("no story");

    private async Task<LinkRecord> LinkAsync() => (await _desk.Store.Links.FindAsync(CanonicalUrl.Key(new Uri(OpenDesk.Url(0))), Token))!;
}
