using System.Text;
using CsCheck;
using Ingest.Core.Discover;
using Ingest.Tests.Support;

namespace Ingest.Tests.Discover;

public sealed class HostileFeedTests
{
    [Fact]
    public void External_entities_are_never_read()
    {
        var feed = Fixture.Read("<!DOCTYPE x [<!ENTITY file SYSTEM 'file:///etc/hostname'>]><rss><channel><item><title>[&file;]</title><link>https://a.example/1</link></item></channel></rss>");

        Assert.Equal("[&file;]", Assert.Single(feed.Links).Title);
    }

    [Fact]
    public void Entities_of_the_document_are_resolved()
    {
        var feed = Fixture.Read("<!DOCTYPE x [<!ENTITY house 'Herald'>]><rss><channel><item><title>The &house;</title><link>https://a.example/1</link></item></channel></rss>");

        Assert.Equal("The Herald", Assert.Single(feed.Links).Title);
    }

    [Fact]
    public void An_entity_bomb_stays_small()
    {
        var text = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 'haha haha haha haha haha haha haha haha haha haha'>");
        for (var at = 1; at < 30; at++)
        {
            text.Append("<!ENTITY a").Append(at).Append(" '").Insert(text.Length, $"&a{at - 1};", 10).Append("'>");
        }

        text.Append("]><rss><channel><item><link>https://a.example/1</link><description>").Insert(text.Length, "&a1;", 10_000).Append("</description></item></channel></rss>");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var feed = Fixture.Read(text.ToString());

        Assert.Single(feed.Links);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
    }

    [Fact]
    public void No_more_than_two_thousand_items_are_taken_from_a_feed()
    {
        var text = new StringBuilder("<rss><channel>");
        for (var at = 0; at < 2_005; at++)
        {
            text.Append("<item><link>https://a.example/").Append(at).Append("</link></item>");
        }

        var feed = Fixture.Read(text.ToString());

        Assert.Equal(2_000, feed.Links.Count);
        Assert.Contains("more than 2000 items; the rest was not read", feed.Notes);
    }

    [Fact]
    public void A_JSON_feed_of_a_million_values_is_not_parsed()
    {
        var text = "{\"items\":[" + new StringBuilder().Insert(0, "{\"id\":1},", 600_000) + "{}]}";
        var before = GC.GetAllocatedBytesForCurrentThread();

        var feed = Fixture.Read(text);

        Assert.Equal("more than 500000 values", feed.Problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 30_000_000);
    }

    [Fact]
    public void Half_a_character_in_the_name_of_a_property_does_not_stop_a_JSON_feed() =>
        Assert.Single(Fixture.Read(@"{""version"":""1"",""\ud800"":1,""items"":[{""\udc00"":2,""url"":""https://a.example/1""}]}").Links);

    [Theory]
    [InlineData("<b>")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<")]
    [InlineData("<a b='")]
    [InlineData("<!x [ >")]
    [InlineData("<channel></x>")]
    [InlineData("<item>")]
    [InlineData("<a b=\"c>")]
    public async Task A_long_run_of_any_mark_is_read_through(string mark)
    {
        var text = new StringBuilder("<rss><channel><item><link>https://a.example/1</link><title>x").Insert(60, mark, 2_000_000).ToString();

        var feed = await InTime.RunAsync(() => Fixture.Read(text));

        Assert.Null(feed.Problem);
        Assert.True(feed.Links.Count <= 1);
    }

    [Theory]
    [InlineData("x=\"<a\" ", "")]
    [InlineData("x=\"<a\" ", "<")]
    [InlineData("x=\"<a\" ", "><item><link>https://a.example/2</link></item>")]
    [InlineData("x='<a y=\"<b' ", "<")]
    [InlineData("x='<a> ", "<")]
    [InlineData("<a x=\"\" ", "")]
    public async Task A_tag_that_does_not_end_is_read_once(string attribute, string tail)
    {
        var text = new StringBuilder("<rss><channel><item><link>https://a.example/1</link></item><r ").Insert(62, attribute, 500_000).Append(tail).ToString();

        var feed = await InTime.RunAsync(() => Fixture.Read(text));

        Assert.Equal(new Uri("https://a.example/1"), feed.Links[0].Url);
    }

    [Fact]
    public void A_feed_with_anything_in_it_gives_a_value()
    {
        var pieces = new[]
        {
            "<rss>", "</rss>", "<channel>", "</channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "https://a.example/1", "<feed xmlns='http://www.w3.org/2005/Atom'>",
            "<entry>", "</entry>", "<link href='/x'/>", "<urlset>", "<url>", "<loc>", "</loc>", "<sitemapindex>", "<!--", "-->", "<![CDATA[", "]]>", "&amp;", "&", "&#x", "&#99999999;", ";", "<", ">", "\"", "'", "=",
            "<!DOCTYPE x [", "]>", "<!ENTITY a '&a;'>", "&a;", "xml:base='", "\0", "\ud800", "é", "<html>", "{", "[", "<pubDate>", "2026-03-02", "99:99", "xmlns:dc='x'", "<dc:date>", " ", "\n", "<content type='xhtml'>", "<title mode='base64'>",
        };

        Gen.Int[0, pieces.Length - 1].List[0, 60].Sample(chosen =>
        {
            var text = string.Concat(chosen.Select(at => pieces[at]));
            var discovery = LinkReader.Sniff(Some.Page(text));
            return discovery.Format.Length > 0 && discovery.Links.All(link => link.Url.Scheme is "http" or "https");
        }, iter: 20_000);
    }
}
