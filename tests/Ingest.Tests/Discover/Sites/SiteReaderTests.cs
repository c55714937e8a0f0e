using Ingest.Core.Discover;
using Ingest.Core.Discover.Sites;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Discover.Sites;

public sealed class SiteReaderTests
{
    private static readonly Uri Home = new("https://herald.example/");

    [Fact]
    public void The_feed_of_the_pages_language_comes_before_other_editions_and_comments()
    {
        var feeds = Feeds("""
            <html lang="de-AT"><head>
            <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">
            <link rel="alternate" type="application/atom+xml" hreflang="en" href="/en/atom.xml">
            <link rel="alternate" type="application/rss+xml; charset=utf-8" href="/feed/">
            <link rel="alternate" type="application/feed+json" href="/feed.json">
            <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">
            <link rel="alternate" hreflang="fr" href="/fr/">
            <link rel="stylesheet" type="text/css" href="/a.css"></head></html>
            """);

        Assert.Equal(["/feed/", "/feed.json", "/en/atom.xml", "/comments/feed/"], feeds.Select(place => place.Url.AbsolutePath));
        Assert.All(feeds, place => Assert.Equal("link element", place.How));
    }

    [Theory]
    [InlineData("<a href='/rss/politics.xml'>Politics</a>", "https://herald.example/rss/politics.xml")]
    [InlineData("<a href='/abo?feed=rss2'>x</a>", "https://herald.example/abo?feed=rss2")]
    [InlineData("<a href='/subscribe/all'>RSS</a>", "https://herald.example/subscribe/all")]
    [InlineData("<a href='https://feeds.service.example/herald/rss'>Feed</a>", "https://feeds.service.example/herald/rss")]
    public void Anchors_that_look_like_feeds_are_candidates(string html, string expected) => Assert.Equal(expected, Assert.Single(Feeds(html)).Url.AbsoluteUri);

    [Theory]
    [InlineData("<a href='https://reader.example/add?url=https://herald.example/rss'>Add to reader</a>")]
    [InlineData("<a href='/news/feeding-the-city'>Feeding the city</a>")]
    [InlineData("<a href='/'>RSS</a>")]
    public void Other_anchors_are_not(string html) => Assert.Empty(Feeds(html));

    [Fact]
    public void Sitemaps_that_say_news_come_first()
    {
        var places = SiteReader.SitemapsOf(["https://herald.example/sitemap.xml", "/news-sitemap.xml", "mailto:x@herald.example"], Home);

        Assert.Equal(["/news-sitemap.xml", "/sitemap.xml"], places.Select(place => place.Url.AbsolutePath));
    }

    [Fact]
    public void Articles_are_found_without_a_selector_and_sections_services_and_strangers_are_not()
    {
        var listing = LinkReader.Read(Some.Page(FrontPage, Home.AbsoluteUri), new DiscoverDefinition.Listing(Home, null), null);

        Assert.Equal(
            [
                "https://herald.example/2026/03/02/harbour-ferry-returns",
                "https://herald.example/news/council-votes-on-the-new-tram-line-4711",
                "https://herald.example/news/rain",
                "https://www.herald.example/politik/haushalt-12345678.html",
            ],
            listing.Links.Select(link => link.Url.AbsoluteUri));
        Assert.Equal("The harbour ferry returns after eleven years", listing.Links[0].Title);
        Assert.Null(listing.Problem);
    }

    [Fact]
    public void A_page_without_articles_is_said_to_have_none()
    {
        var listing = LinkReader.Read(Some.Page("<html><body><nav><a href='/sport'>Sport</a></nav><a href='/about-us'>About us and all that we do</a></body></html>"), new DiscoverDefinition.Listing(Home, null), null);

        Assert.Equal("no link on the page looks like an article", listing.Problem);
    }

    [Fact]
    public async Task A_page_of_many_anchors_is_read_in_linear_time()
    {
        var page = Some.Page("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 200)) + string.Concat(Enumerable.Range(0, 20_000).Select(n => $"<a href='/news/story-number-{n}-of-many'>Story number {n} of very many</a>")));

        var listing = await InTime.RunAsync(() => LinkReader.Read(page, new DiscoverDefinition.Listing(Home, null), null));

        Assert.Equal(200, listing.Links.Count);
    }

    private const string FrontPage = """
        <html lang="en"><body>
        <nav><a href="/news/a-guide-to-all-of-our-many-sections">A guide to all of our many sections</a></nav>
        <main>
          <div class="card"><a href="/2026/03/02/harbour-ferry-returns"><img alt="A ferry"></a>
            <h2><a href="/2026/03/02/harbour-ferry-returns#top">The harbour ferry returns after eleven years</a></h2></div>
          <div class="card"><h2><a href="/news/council-votes-on-the-new-tram-line-4711">Council votes on the new tram line</a></h2></div>
          <div class="card"><h2><a href="/news/rain">Rain is expected all over the coast this week</a></h2></div>
          <div class="card"><h2><a href="https://www.herald.example/politik/haushalt-12345678.html">Haushalt: der Streit um die Schulen geht weiter</a></h2></div>
          <a href="/tag/harbour-and-ferries-of-the-coast">Everything about harbours and ferries of the coast</a>
          <a href="/docs/annual-report-2026-of-the-herald.pdf">The annual report of the herald as a file</a>
          <a href="https://elsewhere.example/2026/03/02/other-news-of-the-day">Other news of the day from elsewhere</a>
        </main>
        <footer><a href="/2026/01/01/terms-of-our-service-for-readers">The terms of our service for readers</a></footer>
        </body></html>
        """;

    private static IReadOnlyList<FoundPlace> Feeds(string html) => SiteReader.FeedsOf(Some.Page(html, Home.AbsoluteUri));
}
