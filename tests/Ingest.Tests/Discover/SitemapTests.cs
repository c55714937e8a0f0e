using System.IO.Compression;
using System.Text;
using Ingest.Core.Discover;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Discover;

public sealed class SitemapTests
{
    [Fact]
    public void A_news_sitemap_gives_title_dates_language_and_picture()
    {
        var sitemap = LinkReader.Sniff(Fixture.Page("news-sitemap.xml"));

        var link = Assert.Single(sitemap.Links);
        Assert.Equal("news sitemap", sitemap.Format);
        Assert.Equal("https://herald.example/news/market", link.Url.AbsoluteUri);
        Assert.Equal("Market moves \"for good\"", link.Title);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), link.Published);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 11, 0, 0, TimeSpan.Zero), link.Modified);
        Assert.Equal("en", link.Language);
        Assert.Equal(["market", "harbour"], link.Tags);
        Assert.Equal("https://herald.example/market.jpg", link.Image?.AbsoluteUri);
        Assert.Contains("items without a usable link: 1", sitemap.Notes);
    }

    [Fact]
    public void The_last_change_of_a_plain_sitemap_is_no_publication_date()
    {
        var link = Assert.Single(Fixture.Read("<urlset><url><loc>https://a.example/1</loc><lastmod>2026-03-02</lastmod></url></urlset>").Links);

        Assert.Null(link.Published);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), link.Modified);
    }

    [Fact]
    public void The_children_of_an_index_are_followed_newest_first_and_undated_before_all()
    {
        var index = Fixture.Read("""
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
              <sitemap><loc><![CDATA[ https://herald.example/new.xml.gz ]]></loc><lastmod>2026-03-02</lastmod></sitemap>
              <sitemap><loc>/undated.xml</loc></sitemap>
            </sitemapindex>
            """);

        Assert.Equal("sitemap index", index.Format);
        Assert.Empty(index.Links);
        Assert.Equal(["/undated.xml", "/new.xml.gz", "/old.xml"], index.Follow.Select(url => url.AbsolutePath));
    }

    [Fact]
    public void Children_that_did_not_change_within_the_limit_are_not_followed()
    {
        var page = Some.Page("<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap><sitemap><loc>/new.xml</loc><lastmod>2026-03-01</lastmod></sitemap></sitemapindex>");

        var index = LinkReader.Read(page, new DiscoverDefinition.Sitemap(page.Url) { MaxAge = TimeSpan.FromHours(24) }, null);

        Assert.Equal("/new.xml", Assert.Single(index.Follow).AbsolutePath);
        Assert.Contains("sitemaps of the index that did not change within max_age: 1", index.Notes);
    }

    [Fact]
    public void Unclosed_and_misplaced_tags_lose_no_entry()
    {
        var sitemap = Fixture.Read("<urlset><url><!-- none --></url><url><loc>https://a.example/1</loc></url></url><url><loc>https://a.example/2<lastmod>2026-03-02</lastmod><url><loc>https://a.example/3</loc>");

        Assert.Equal(["/1", "/2", "/3"], sitemap.Links.Select(link => link.Url.AbsolutePath));
        Assert.NotNull(sitemap.Links[1].Modified);
    }

    [Fact]
    public void Lines_of_a_text_sitemap_are_links_and_others_are_counted()
    {
        var sitemap = Fixture.Read("\ufeffhttps://a.example/1\r\n\r\nhello there\r\n  https://a.example/2  \r\n");

        Assert.Equal(["/1", "/2"], sitemap.Links.Select(link => link.Url.AbsolutePath));
        Assert.Contains("lines that are no address: 1", sitemap.Notes);
    }

    [Fact]
    public void A_gzip_file_is_unpacked_whatever_its_name()
    {
        var page = Some.Page("\u001f\ufffd") with { Bytes = Gzip("<urlset><url><loc>https://a.example/ü</loc></url></urlset>") };

        Assert.Equal("https://a.example/%C3%BC", Assert.Single(LinkReader.Sniff(page).Links).Url.AbsoluteUri);
    }

    [Fact]
    public void A_gzip_file_that_grows_beyond_measure_is_refused()
    {
        var page = Some.Page("") with { Bytes = Gzip(new string(' ', 60 * 1024 * 1024)) };

        Assert.Contains("gzip body grows beyond", LinkReader.Sniff(page).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_gzip_file_gives_what_can_be_unpacked()
    {
        var whole = Gzip("<urlset>" + string.Concat(Enumerable.Range(0, 2_000).Select(at => $"<url><loc>https://a.example/{at * 7919}</loc></url>")) + "</urlset>");

        var links = LinkReader.Sniff(Some.Page("") with { Bytes = whole.AsMemory(0, whole.Length / 2) }).Links;

        Assert.InRange(links.Count, 100, 1_900);
    }

    [Fact]
    public void No_more_than_fifty_thousand_links_are_taken()
    {
        var text = new StringBuilder("<urlset>");
        for (var at = 0; at < 50_010; at++)
        {
            text.Append("<url><loc>https://a.example/").Append(at).Append("</loc></url>");
        }

        var sitemap = Fixture.Read(text.ToString());

        Assert.Equal(50_000, sitemap.Links.Count);
        Assert.Contains("more than 50000 items; the rest was not read", sitemap.Notes);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
