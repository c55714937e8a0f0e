using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class RemovalTests : LaterLooks
{
    private static readonly FetchResult NotFound = new FetchResult.Failed(FailureKind.NotFound, "answered 404");

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
    public async Task A_site_that_has_lost_all_its_pages_is_waited_for()
    {
        Desk.Offer(4);
        await RunAsync();
        Desk.Site.Forget();

        await RunAsync(hours: 1);
        var second = await RunAsync(hours: 1);

        Assert.Equal(0, second.Removed);
        Assert.Null((await StoryAsync()).Removed);
    }

    [Fact]
    public async Task After_a_restart_in_its_outage_the_site_is_waited_for_all_the_same()
    {
        Desk.Offer(4);
        await RunAsync();
        Desk.Site.Forget();
        await RunAsync(hours: 1);
        await using var restarted = new OpenDesk(Desk.Store, Temp);
        restarted.Clock.Advance(TimeSpan.FromHours(1));

        var second = await RunAsync(hours: 1, restarted);

        Assert.Equal((0, null), (second.Removed, (await StoryAsync()).Removed));
    }

    [Fact]
    public async Task A_link_that_still_names_a_story_which_was_taken_up_marks_the_one_that_took_it_up()
    {
        Offer(NotFound);
        await RunAsync();
        var taken = await StoryAsync();
        await RunAsync(hours: 1);
        var link = await LinkAsync();
        var into = (await Desk.Store.Stories.PlaceAsync(Some.Told(MadeUpNews.Words(9, 200), "Lamps lit", "gazette"), Desk.Get<StoryPlacer>().Placement, settle: null, Token)).Story!;
        await Desk.Get<StoryCorrector>().MergeAsync(into.Id.Value, taken.Id.Value, Token);
        await Desk.Store.Links.SettleAsync(link with { Fence = null }, Token);

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
}
