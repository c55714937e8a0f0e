using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

/// <summary>The address of a stored story answers with something else.</summary>
public sealed class LeadAwayTests : LaterLooks
{
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
        Assert.Empty(await Desk.Store.Quarantine.LatestAsync(null, after: null, 10, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_address_that_redirects_to_another_story_is_a_miss_and_the_other_story_stays_its_own(bool isKnown)
    {
        var other = new Uri(OpenDesk.Url(1));
        var redirected = new FetchResult.Fetched(Some.Page(MadeUpNews.Page(1), other.AbsoluteUri) with { RequestUrl = new Uri(OpenDesk.Url(0)) });
        Offer(redirected, redirected);
        Desk.Site.On(other.AbsoluteUri, new FetchResult.Fetched(Some.Page(MadeUpNews.Page(1), other.AbsoluteUri)));
        if (isKnown)
        {
            await Desk.Store.Links.OfferAsync([Some.Link(CanonicalUrl.Key(other)) with { Link = new Link { Url = other } }], Token);
        }

        await RunAsync();
        var story = await StoryAsync();

        await RunAsync(hours: 1);
        var second = await RunAsync(hours: 1);

        var marked = await StoryAsync();
        Assert.Equal((1, story.Id, "soft_not_found"), (second.Removed, marked.Id, marked.Removed?.Reason));
        Assert.Contains(other.AbsoluteUri, marked.Removed!.Detail);
        var own = await Desk.Store.Stories.FindByUrlAsync(CanonicalUrl.Key(other), Token);
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

        Assert.Equal((1, 1), (second.Removed, await Desk.Store.Stories.CountAsync(Token)));
        Assert.Equal("the address redirects to the site's home page", (await StoryAsync()).Removed?.Detail);
    }

    [Fact]
    public async Task Rules_are_not_missed_on_a_page_that_leads_away()
    {
        var source = Some.Source() with { Extract = new ExtractDefinition { Title = new FieldRule { Css = "h1" } } };
        var home = new FetchResult.Fetched(
            Some.Page(MadeUpNews.Page(5).Replace("h1>", "h2>", StringComparison.Ordinal), "https://herald.example/") with { RequestUrl = new Uri(OpenDesk.Url(0)) });
        Offer(home, home);
        await RunAsync(source: source);

        await RunAsync(hours: 1, source: source);
        var second = await RunAsync(hours: 1, source: source);

        var rule = Assert.Single((await Desk.Store.Sources.FindAsync(source.Id, Token))!.OwnRules);
        Assert.Equal((1, 0), (second.Removed, rule.Missed));
        Assert.True(rule.Matched > 0);
    }

    [Fact]
    public async Task A_story_that_moved_to_another_address_is_there()
    {
        var moved = new FetchResult.Fetched(Some.Page(MadeUpNews.Page(0), "https://herald.example/harbour/0") with { RequestUrl = new Uri(OpenDesk.Url(0)) });
        Offer(moved);
        await RunAsync();

        var later = await RunAsync(hours: 1);

        Assert.Equal((0, 0), (later.Failed.Count, (await LinkAsync()).Misses));
        Assert.Equal(1, await Desk.Store.Stories.CountAsync(Token));
    }
}
