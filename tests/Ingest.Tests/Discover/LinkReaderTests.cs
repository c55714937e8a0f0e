using Ingest.Core.Discover;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Discover;

public sealed class LinkReaderTests
{
    private const string Rss = "<rss><channel><item><title>Fog</title><link>https://a.example/1</link><pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate></item></channel></rss>";
    private const string Sitemap = "<urlset><url><loc>https://a.example/1</loc></url></urlset>";

    private static readonly Uri Url = new("https://herald.example/x");

    [Fact]
    public void A_feed_entry_that_answers_with_a_sitemap_is_read_as_one_with_a_note()
    {
        var discovery = LinkReader.Read(Some.Page(Sitemap), new DiscoverDefinition.Feed(Url));

        Assert.Equal("sitemap", discovery.Format);
        Assert.Single(discovery.Links);
        Assert.Equal("the source calls this a feed; it was read as the sitemap that it is", discovery.Notes[0]);
    }

    [Fact]
    public void A_sitemap_entry_that_answers_with_a_feed_is_read_as_one_with_a_note()
    {
        var discovery = LinkReader.Read(Some.Page(Rss), new DiscoverDefinition.Sitemap(Url));

        Assert.Equal("rss", discovery.Format);
        Assert.Single(discovery.Links);
        Assert.Contains("calls this a sitemap", discovery.Notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!doctype html><html><body><a href='/1'>One</a></body></html>", "an HTML page, not a feed")]
    [InlineData("", "an empty document, not a feed")]
    [InlineData("<opml version='2.0'><body/></opml>", "XML of another kind, not a feed")]
    [InlineData("just words", "text of an unknown kind, not a feed")]
    public void What_is_no_feed_is_a_problem_in_words(string text, string expected)
    {
        var discovery = LinkReader.Read(Some.Page(text), new DiscoverDefinition.Feed(Url));

        Assert.Equal(expected, discovery.Problem);
        Assert.Empty(discovery.Links);
    }

    [Theory]
    [InlineData(23, 0)]
    [InlineData(25, 1)]
    public void Offers_older_than_the_limit_are_left_out(int hours, int expected)
    {
        var discovery = LinkReader.Read(Some.Page(Rss), new DiscoverDefinition.Feed(Url) { MaxAge = TimeSpan.FromHours(hours) });

        Assert.Equal(expected, discovery.Links.Count);
        Assert.Equal(expected == 0, discovery.Notes.Contains("items older than max_age: 1"));
    }

    [Fact]
    public void A_feed_without_items_is_no_problem()
    {
        var discovery = LinkReader.Read(Some.Page("<rss><channel><title>Quiet</title></channel></rss>"), new DiscoverDefinition.Feed(Url));

        Assert.Null(discovery.Problem);
        Assert.Empty(discovery.Links);
    }

    [Fact]
    public async Task A_listing_that_repeats_one_link_without_end_is_read_in_time()
    {
        var page = Some.Page("<html><body>" + string.Concat(Enumerable.Repeat("<a href=/1>One</a>", 200_000)) + "<time datetime=2026-03-01></time></body></html>");

        var listing = await InTime.RunAsync(() => LinkReader.Read(page, new DiscoverDefinition.Listing(Url, "a")));

        Assert.Single(listing.Links);
        Assert.Contains("items whose link was offered before in the same document: 199999", listing.Notes);
    }

    [Fact]
    public void A_listing_whose_matches_hold_no_link_is_a_problem()
    {
        var page = Some.Page("<html><body><p>One</p></body></html>");

        Assert.Equal("nothing that 'p' matched is or holds a link", LinkReader.Read(page, new DiscoverDefinition.Listing(Url, "p")).Problem);
    }

    [Fact]
    public void A_time_among_several_of_one_item_dates_nothing()
    {
        var page = Some.Page("<html><body><p><a href=/1>One</a> <time datetime=2026-03-01></time> <time datetime=2026-03-02></time></p><p><a href=/2>Two</a> <b><time datetime=2026-03-02></time></b></p></body></html>");

        var listing = LinkReader.Read(page, new DiscoverDefinition.Listing(Url, "a"));

        Assert.Equal([null, new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)], listing.Links.Select(link => link.Published));
    }

    [Fact]
    public void A_listing_gives_the_chosen_anchors_with_title_and_time()
    {
        var page = Fixture.Page("listing.html", "https://nytt.example/start");

        var listing = LinkReader.Read(page, new DiscoverDefinition.Listing(page.Url, "h3", NextCss: "a[rel=next]", NextPages: 2));

        Assert.Equal("listing", listing.Format);
        Assert.Equal("Nyheter i dag", listing.Title);
        Assert.Equal(["https://nytt.example/nyheter/hamnen", "https://nytt.example/bron"], listing.Links.Select(link => link.Url.AbsoluteUri));
        Assert.Equal(["Hamnen växer", "Bron klar"], listing.Links.Select(link => link.Title));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero), listing.Links[0].Published);
        Assert.Null(listing.Links[1].Published);
        Assert.Equal("https://nytt.example/nyheter/?sida=2", Assert.Single(listing.Follow).AbsoluteUri);
    }

    [Fact]
    public void A_listing_takes_no_more_than_its_limit_and_no_next_page_unless_asked()
    {
        var page = Fixture.Page("listing.html", "https://nytt.example/start");

        var listing = LinkReader.Read(page, new DiscoverDefinition.Listing(page.Url, "h3 a", Max: 1, NextCss: "a[rel=next]"));

        Assert.Single(listing.Links);
        Assert.Empty(listing.Follow);
        Assert.Contains(listing.Notes, note => note.StartsWith("more than 1 items", StringComparison.Ordinal));
    }

    [Fact]
    public void A_selector_that_matches_nothing_is_said()
    {
        var page = Fixture.Page("listing.html");

        Assert.Equal("'.gone a' matched nothing", LinkReader.Read(page, new DiscoverDefinition.Listing(page.Url, ".gone a")).Problem);
    }

    [Fact]
    public void Of_an_unknown_page_every_link_is_taken()
    {
        var page = LinkReader.Sniff(Fixture.Page("listing.html", "https://nytt.example/start"));

        Assert.Equal("listing", page.Format);
        Assert.Equal(4, page.Links.Count);
    }
}
