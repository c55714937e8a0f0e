using Ingest.Core.Discover.Sites;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Pipeline;

public sealed class SiteFinderTests
{
    private const string Home = "https://herald.example/";
    private const string Feed = "<rss><channel><item><link>https://herald.example/news/1</link></item></channel></rss>";

    private readonly ScriptedFetcher _site = new();
    private string[] _sitemaps = [];

    [Fact]
    public async Task The_named_feed_is_taken_and_nothing_else_is_asked_for()
    {
        _site.On(Home, "<html><head><link rel=alternate type=application/rss+xml href=/feed></head></html>").On(Home + "feed", Feed);

        var site = (await FindAsync()).Site!;

        Assert.Equal([new FoundPlace(PlaceKind.Feed, new Uri(Home + "feed"), "link element")], site.Places);
        Assert.Equal([Home, Home + "feed"], _site.RequestedUrls);
        Assert.False(site.Probed);
    }

    [Fact]
    public async Task A_named_feed_without_items_is_passed_over_for_the_next()
    {
        _site.On(Home, "<html><head><link rel=alternate type=application/rss+xml href=/a><link rel=alternate type=application/rss+xml href=/b></head></html>")
            .On(Home + "a", "<rss><channel></channel></rss>").On(Home + "b", Feed);

        Assert.Equal("/b", Assert.Single((await FindAsync()).Site!.Places).Url.AbsolutePath);
    }

    [Fact]
    public async Task Sitemaps_of_robots_are_taken_when_they_date_something_recent()
    {
        _sitemaps = [Home + "old.xml", Home + "fresh.xml"];
        _site.On(Home, "<html><body>Welcome</body></html>")
            .On(Home + "old.xml", "<urlset><url><loc>/1</loc><lastmod>2019-01-01</lastmod></url></urlset>")
            .On(Home + "fresh.xml", "<urlset><url><loc>/1</loc><lastmod>2026-03-01</lastmod></url></urlset>");

        Assert.Equal([new FoundPlace(PlaceKind.Sitemap, new Uri(Home + "fresh.xml"), "robots.txt")], (await FindAsync()).Site!.Places);
    }

    [Fact]
    public async Task The_usual_paths_are_tried_only_where_that_is_allowed_and_nothing_is_named()
    {
        _site.On(Home, "<html><body>Welcome</body></html>").On(Home + "rss.xml", Feed);

        var without = await FindAsync(probe: false);
        var requests = _site.Requests.Count;
        var with = await FindAsync();

        Assert.Empty(without.Site!.Places);
        Assert.Equal(1, requests);
        Assert.Equal("usual path", Assert.Single(with.Site!.Places).How);
        Assert.True(with.Site.Probed);
    }

    [Fact]
    public async Task A_front_page_with_headlines_is_itself_the_list()
    {
        _site.On(Home, FrontPage(6));

        Assert.Equal([new FoundPlace(PlaceKind.Listing, new Uri(Home), "list of articles")], (await FindAsync(probe: false)).Site!.Places);
    }

    [Fact]
    public async Task An_address_that_is_a_feed_is_taken_as_it_is()
    {
        _site.On(Home, Feed);

        Assert.Equal("the page itself", Assert.Single((await FindAsync()).Site!.Places).How);
    }

    [Fact]
    public async Task A_home_page_that_cannot_be_had_finds_nothing_and_says_why()
    {
        _site.Fails(Home, FailureKind.Timeout);

        var finding = await FindAsync();

        Assert.Null(finding.Site);
        Assert.Equal(FailureKind.Timeout, Assert.IsType<FetchResult.Failed>(finding.Home).Kind);
    }

    [Theory]
    [InlineData(FailureKind.AskedToWait)]
    [InlineData(FailureKind.HostDown)]
    [InlineData(FailureKind.RobotsUnreachable)]
    public async Task A_site_that_wants_to_be_left_alone_is_not_searched_further(FailureKind kind)
    {
        var first = SiteReader.UsualPlacesOf(new Uri(Home)).First().Url.AbsoluteUri;
        _site.On(Home, FrontPage(6)).Fails(first, kind);

        var finding = await FindAsync();

        Assert.Null(finding.Site);
        Assert.Equal(kind, Assert.IsType<FetchResult.Failed>(finding.Home).Kind);
        Assert.Equal([Home, first], _site.RequestedUrls);
    }

    internal static string FrontPage(int stories) => "<html><body>" + string.Concat(Enumerable.Range(0, stories)
        .Select(n => $"<h2><a href='/news/a-long-story-of-the-coast-{n}'>A long story of the coast and its people, part {n}</a></h2>")) + "</body></html>";

    private Task<SiteFinding> FindAsync(bool probe = true) =>
        new SiteFinder(_site, (_, _, _) => Task.FromResult<IReadOnlyList<string>>(_sitemaps), new FakeTimeProvider(Some.Now), NullLogger<SiteFinder>.Instance)
            .FindAsync(new Uri(Home), Some.Source(), probe, TestContext.Current.CancellationToken);
}
