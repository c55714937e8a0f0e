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

    [Fact]
    public async Task Of_a_section_its_own_feed_goes_before_that_of_the_site()
    {
        _site.On(Home + "sport/", "<html><head><link rel=alternate type=application/rss+xml href=/rss.xml><link rel=alternate type=application/rss+xml href=/sport/rss.xml></head></html>")
            .On(Home + "sport/rss.xml", Feed);

        var finding = await FindAsync(at: Home + "sport/");

        Assert.Equal("/sport/rss.xml", Assert.Single(finding.Site!.Places).Url.AbsolutePath);
        Assert.Equal("of this section, for its address is below /sport/", finding.Why);
        Assert.Equal([Home + "sport/", Home + "sport/rss.xml"], _site.RequestedUrls);
    }

    [Fact]
    public async Task Its_list_of_articles_goes_before_the_feed_of_the_site()
    {
        _site.On(Home + "sport", FrontPage(6).Replace("<body>", "<head><link rel=alternate type=application/rss+xml href=/rss.xml></head><body>", StringComparison.Ordinal))
            .On(Home + "rss.xml", Items("/sport/1", "/town/1", "/town/2"));

        var finding = await FindAsync(at: Home + "sport");

        Assert.Equal(new FoundPlace(PlaceKind.Listing, new Uri(Home + "sport"), "list of articles"), Assert.Single(finding.Site!.Places));
        Assert.Equal("the page of this section; https://herald.example/rss.xml was passed over, for 1 of 3 links are of this section", finding.Why);
    }

    [Theory]
    [InlineData("/sport/1 /sport/2 /town/1", "of this section, for 2 of 3 links stand below /sport/")]
    [InlineData("/sport/1 /town/1 /town/2", "of the whole site, for nothing of this section alone was found: 1 of 3 links are of this section")]
    public async Task The_feed_of_the_site_is_taken_where_it_is_that_of_the_section_or_nothing_else_is(string links, string why)
    {
        _site.On(Home + "sport/", "<html><head><link rel=alternate type=application/rss+xml href=/rss.xml></head></html>").On(Home + "rss.xml", Items(links.Split(' ')));

        var finding = await FindAsync(at: Home + "sport/");

        Assert.Equal("/rss.xml", Assert.Single(finding.Site!.Places).Url.AbsolutePath);
        Assert.Equal(why, finding.Why);
    }

    [Fact]
    public async Task A_home_page_below_the_root_of_a_source_that_runs_is_that_of_the_whole_site()
    {
        _site.On(Home + "en/", FrontPage(6).Replace("<body>", "<head><link rel=alternate type=application/rss+xml href=/rss.xml></head><body>", StringComparison.Ordinal))
            .On(Home + "rss.xml", Items("/2026/03/1", "/2026/03/2", "/2026/03/3"));

        var finding = await FindAsync(at: Home + "en/", bySection: false);

        Assert.Equal([new FoundPlace(PlaceKind.Feed, new Uri(Home + "rss.xml"), "link element")], finding.Site!.Places);
        Assert.Null(finding.Why);
    }

    [Theory]
    [InlineData("/sport/1 /sport/2 /town/1", "sport/index.html", null)]
    [InlineData("/sport/1 /town/1 /town/2", "sport/index.html", "/sport/")]
    public async Task The_section_is_told_where_the_place_is_of_the_whole_site(string links, string at, string? section)
    {
        _site.On(Home + at, "<html><head><link rel=alternate type=application/rss+xml href=/rss.xml></head></html>").On(Home + "rss.xml", Items(links.Split(' ')));

        Assert.Equal(section, (await FindAsync(at: Home + at)).Section);
    }

    private static string Items(params string[] paths) => $"<rss><channel>{string.Concat(paths.Select(path => $"<item><link>https://herald.example{path}</link></item>"))}</channel></rss>";

    internal static string FrontPage(int stories) => "<html><body>" + string.Concat(Enumerable.Range(0, stories)
        .Select(n => $"<h2><a href='/news/a-long-story-of-the-coast-{n}'>A long story of the coast and its people, part {n}</a></h2>")) + "</body></html>";

    private Task<SiteFinding> FindAsync(bool probe = true, string at = Home, bool bySection = true) =>
        new SiteFinder(_site, (_, _, _) => Task.FromResult<IReadOnlyList<string>>(_sitemaps), new FakeTimeProvider(Some.Now), NullLogger<SiteFinder>.Instance)
            .FindAsync(new Uri(at), Some.Source(), probe, bySection, TestContext.Current.CancellationToken);
}
