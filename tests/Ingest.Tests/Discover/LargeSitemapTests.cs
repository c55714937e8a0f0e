using System.Text;
using Ingest.Core.Common.Text;
using Ingest.Core.Discover;
using Ingest.Core.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Discover;

/// <summary>Sitemaps above <see cref="TextParts.LargestWhole"/>, which are decoded part by part.</summary>
public sealed class LargeSitemapTests
{
    [Theory]
    [InlineData("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "<url>\n<loc>https://herald.example/märkte-und-häfen/{0}?of=the-week-in-which-the-barges-were-counted</loc></url>", "</urlset>")]
    [InlineData("<m:urlset xmlns:m='http://www.sitemaps.org/schemas/sitemap/0.9'>", "<m:url><m:loc>https://herald.example/news/{0}?of=the-week-in-which-the-barges-were-counted-again</m:loc></m:url>", "</m:urlset>")]
    [InlineData("<urlset>", "<url><loc>https://herald.example/news/{0}?of=the-week-in-which-the-barges-were-counted-and-none-was-lost</loc>", "")]
    [InlineData("", "https://herald.example/news/{0}?of=the-week-in-which-the-barges-were-counted-and-none-was-lost-on-the-way\n", "")]
    public void What_is_read_part_by_part_is_what_the_whole_offers(string start, string entry, string end)
    {
        var text = start + Entries(entry) + end;

        var parts = LinkReader.Sniff(Cut(text));

        var whole = LinkReader.Sniff(Some.Page(text, "https://herald.example/map.xml"));
        Assert.Equal(45_000, parts.Links.Count);
        Assert.Equal(whole.Format, parts.Format);
        Assert.Equal(whole.Links, parts.Links);
    }

    [Fact]
    public void An_index_stays_an_index_in_every_part()
    {
        var index = LinkReader.Sniff(Cut("<sitemapindex>" + Entries("<sitemap><loc>https://herald.example/maps/of/the/harbor/and/the/river/in/the/year/of/the/barges/{0}.xml</loc></sitemap>") + "</sitemapindex>"));

        Assert.Equal("sitemap index", index.Format);
        Assert.Empty(index.Links);
        Assert.Equal(5_000, index.Follow.Count);
    }

    [Fact]
    public void A_missing_end_is_told_once_and_a_cut_between_parts_is_none()
    {
        const string Start = "<urlset>", Entry = "<url><loc>https://herald.example/news/{0}?of=the-week-in-which-the-barges-were-counted-and-none-was-lost</loc></url>";

        var complete = LinkReader.Sniff(Cut(Start + Entries(Entry) + "</urlset>"));
        var cut = LinkReader.Sniff(Cut(Start + Entries(Entry)));

        Assert.Empty(complete.Notes);
        Assert.Equal(["the document ends before its last element is closed"], cut.Notes);
    }

    [Fact]
    public void What_is_no_sitemap_is_read_as_a_whole()
    {
        var feed = LinkReader.Sniff(Cut("<rss version='2.0'><channel><description>" + new string('x', 5_000_000) + "</description><item><link>https://herald.example/news/1</link></item></channel></rss>"));

        Assert.Equal("https://herald.example/news/1", Assert.Single(feed.Links).Url.AbsoluteUri);
    }

    private static string Entries(string entry) => string.Concat(Enumerable.Range(0, 45_000).Select(n => entry.Replace("{0}", n.ToString("D5", null), StringComparison.Ordinal)));

    private static Page Cut(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = TextParts.Start(bytes, null, out var isCut);
        Assert.True(isCut);
        return Some.Page(text, "https://herald.example/map.xml") with { Bytes = bytes, Text = start.Text, Charset = start.Charset, IsTextCut = isCut };
    }
}
