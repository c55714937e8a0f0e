using Ingest.Core.Discover;

namespace Ingest.Tests.Discover;

public sealed class BrokenFeedTests
{
    [Theory]
    [InlineData("\r\n\t <?xml version='1.0'?>")]
    [InlineData("\ufeff<?xml version='1.0'?>")]
    [InlineData("Warning: mysql_connect() failed <?xml version='1.0'?>")]
    [InlineData("<br />\n<b>Notice</b>: undefined index\n<?xml version='1.0'?>")]
    [InlineData("<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://dtd.example/rss.dtd'>")]
    [InlineData("<!-- cached -->")]
    [InlineData("<html><body><pre>")]
    public void What_stands_before_the_feed_does_not_matter(string before)
    {
        var feed = Fixture.Read(before + "<rss><channel><item><title>Fog</title><link>https://a.example/fog</link></item></channel></rss>");

        Assert.Equal("Fog", Assert.Single(feed.Links).Title);
    }

    [Theory]
    [InlineData("<title>Fish &nbsp;&amp; chips&hellip;</title>", "Fish & chips…")]
    [InlineData("<title>Fish & chips</title>", "Fish & chips")]
    [InlineData("<title>AT&T buys &foo; and &bar</title>", "AT&T buys &foo; and &bar")]
    [InlineData("<title>Caf&eacute; &#8216;Nord&#8217; &#145;x&#x92;</title>", "Café ‘Nord’ ‘x’")]
    [InlineData("<title>It&amp;#8217;s &amp;quot;on&amp;quot;</title>", "It’s \"on\"")]
    [InlineData("<title>It&amp;amp;#8217;s on</title>", "It’s on")]
    [InlineData("<title>3 < 5 and 7 > 6</title>", "3 < 5 and 7 > 6")]
    [InlineData("<title>1 &lt; 2</title>", "1 < 2")]
    [InlineData("<title>Hole in &lt;Thing&gt; library</title>", "Hole in <Thing> library")]
    [InlineData("<title><![CDATA[Big <em>news</em><script>alert('<b>')</script> today]]></title>", "Big news today")]
    [InlineData("<title><![CDATA[One]]> and <![CDATA[two]]></title>", "One and two")]
    [InlineData("<title>Plain <b>bold</b><br/>next</title>", "Plain bold next")]
    [InlineData("<title>Bell\u0007 and\u0000 escape\u001b[31m</title>", "Bell and escape[31m")]
    [InlineData("<title>don\u0092t</title>", "don’t")]
    [InlineData("<title>cut &lt;!-- here</title>", "cut")]
    [InlineData("<title></title><dc:title>Second choice</dc:title>", "Second choice")]
    [InlineData("<media:title>Picture</media:title>", "Picture")]
    [InlineData("<TITLE>Loud</TITLE>", "Loud")]
    public void A_title_comes_out_as_plain_text(string title, string expected)
    {
        Assert.Equal(expected, Fixture.Item(title + "<link>https://a.example/1</link>").Title);
    }

    [Fact]
    public void Marks_of_direction_and_joiners_stay_in_titles()
    {
        Assert.Equal("می\u200cروم\u200f ok", Fixture.Item("<title>می&zwnj;روم&rlm; ok</title><link>https://a.example/1</link>").Title);
    }

    [Theory]
    [InlineData("<link>https://a.example/x?a=1&b=2&copy=3</link>", "https://a.example/x?a=1&b=2&copy=3")]
    [InlineData("<link>\n  https://a.example/x\n </link>", "https://a.example/x")]
    [InlineData("<link><![CDATA[https://a.example/x?a=1&b=2]]></link>", "https://a.example/x?a=1&b=2")]
    [InlineData("<link>/news/1</link>", "https://herald.example/news/1")]
    [InlineData("<link>//cdn.example/1</link>", "https://cdn.example/1")]
    [InlineData("<link>www.a.example/1</link>", "https://www.a.example/1")]
    [InlineData("<link>1.html</link>", "https://herald.example/1.html")]
    [InlineData("<link>https://user:secret@a.example/1</link>", "https://a.example/1")]
    [InlineData("<link>https://a.example/one two</link>", "https://a.example/one%20two")]
    [InlineData("<link/><link>https://a.example/1</link>", "https://a.example/1")]
    [InlineData("<link>javascript:alert(1)</link><guid>https://a.example/1</guid>", "https://a.example/1")]
    [InlineData("<link>https://feeds.example/~r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>", "https://a.example/1")]
    [InlineData("<guid isPermaLink='true'>https://a.example/guid</guid><link>https://a.example/1</link>", "https://a.example/1")]
    [InlineData("<guid isPermaLink='false'>https://a.example/guid</guid>", "https://a.example/guid")]
    [InlineData("<atom:link rel='self' href='https://a.example/self'/><link>https://a.example/1</link>", "https://a.example/1")]
    [InlineData("<link rel='edit' href='https://a.example/edit'/><link rel='alternate' href='https://a.example/1'/>", "https://a.example/1")]
    [InlineData("<image><link>https://a.example/picture</link></image><link>https://a.example/1</link>", "https://a.example/1")]
    [InlineData("<link xml:base='https://b.example/dir/' href='1'/>", "https://b.example/dir/1")]
    public void The_link_of_an_item_is_found(string fields, string expected)
    {
        Assert.Equal(expected, Fixture.Item(fields).Url.AbsoluteUri);
    }

    [Fact]
    public void Relative_links_of_a_feed_service_are_meant_from_the_site()
    {
        var feed = Fixture.Read("<rss><channel><link>https://site.example/</link><item><link>/news/1</link></item></channel></rss>", "https://service.example/feeds/site");

        Assert.Equal("https://site.example/news/1", Assert.Single(feed.Links).Url.AbsoluteUri);
    }

    [Fact]
    public void Missing_end_tags_of_items_and_fields_are_made_up()
    {
        var feed = Fixture.Read("""
            <rss><channel><title>Tides
            <item><title>One<link>https://a.example/1<pubDate>Mon, 02 Mar 2026 10:00:00 GMT<description>First <p>text<br>more
            <item><title>Two</title><link>https://a.example/2</link>
            </channel></rss>
            """);

        Assert.Equal("Tides", feed.Title);
        Assert.Equal(["One", "Two"], feed.Links.Select(link => link.Title));
        Assert.Equal(["https://a.example/1", "https://a.example/2"], feed.Links.Select(link => link.Url.AbsoluteUri));
        Assert.Equal(10, feed.Links[0].Published?.Hour);
        Assert.Equal("First text more", feed.Links[0].Summary);
        Assert.Contains(feed.Notes, note => note.StartsWith("not well-formed: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<b><i>One</b></i>")]
    [InlineData("</p>One</font>")]
    [InlineData("<a href=https://x.example/ target=_blank>One</a>")]
    [InlineData("<a href=\"https://x.example/>One</a>")]
    public void Wrong_nesting_stays_inside_its_item(string title)
    {
        var feed = Fixture.Read($"<rss><channel><item><title>{title}</title><link>https://a.example/1</link></item><item><title>Two</title><link>https://a.example/2</link></item></channel></rss>");

        Assert.Equal(["One", "Two"], feed.Links.Select(link => link.Title));
    }

    [Fact]
    public void A_feed_that_breaks_off_gives_what_came_before()
    {
        var feed = Fixture.Read("<rss><channel><item><title>One</title><link>https://a.example/1</link></item><item><title>Two</title><link>https://a.example/2</link><descr");

        Assert.Equal(["One", "Two"], feed.Links.Select(link => link.Title));
        Assert.Contains(feed.Notes, note => note.Contains("ends before", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("xmlns='http://www.w3.org/2005/Atom'", "")]
    [InlineData("xmlns:a='http://www.w3.org/2005/Atom'", "a:")]
    [InlineData("xmlns='http://example.com/nobody/knows'", "")]
    [InlineData("", "")]
    [InlineData("", "ns1:")]
    public void Namespaces_may_be_other_or_undeclared(string declaration, string prefix)
    {
        var feed = Fixture.Read($"<{prefix}feed {declaration}><{prefix}entry><{prefix}title>Fog</{prefix}title><{prefix}link href='/fog'/></{prefix}entry></{prefix}feed>");

        Assert.Equal("Fog", Assert.Single(feed.Links).Title);
    }

    [Fact]
    public void Dublin_core_and_content_are_known_without_declaration()
    {
        var link = Fixture.Item("<link>https://a.example/1</link><dc:date>2026-03-02T10:00Z</dc:date><dc:creator>Ada Quill</dc:creator><content:encoded>&lt;p&gt;Body&lt;/p&gt;</content:encoded>");

        Assert.Equal(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero), link.Published);
        Assert.Equal(["Ada Quill"], link.Authors);
        Assert.Equal("<p>Body</p>", link.ContentHtml);
    }

    [Fact]
    public void A_date_that_cannot_be_is_no_date()
    {
        Assert.Null(Fixture.Item("<link>https://a.example/1</link><pubDate>Sun, 99 Jun 2026 12:00:00 GMT</pubDate>").Published);
    }

    [Fact]
    public void A_long_description_is_the_body_where_there_is_no_other()
    {
        var text = string.Concat(Enumerable.Repeat("The tide came in and went out again. ", 60));

        var link = Fixture.Item($"<link>https://a.example/1</link><description>&lt;p&gt;{text}&lt;/p&gt;</description>");

        Assert.StartsWith("<p>The tide", link.ContentHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeated_links_are_offered_once()
    {
        var feed = Fixture.Read("<rss><channel><item><link>https://a.example/1</link></item><item><link>https://A.example:443/1</link></item></channel></rss>");

        Assert.Single(feed.Links);
        Assert.Contains("items whose link was offered before in the same document: 1", feed.Notes);
    }

    [Theory]
    [InlineData("desk@a.example (Ada Quill)", "Ada Quill")]
    [InlineData("Ada Quill <desk@a.example>", "Ada Quill")]
    [InlineData("desk@a.example Ada Quill", "Ada Quill")]
    [InlineData("desk@a.example", null)]
    [InlineData("Ada Quill", "Ada Quill")]
    public void An_author_is_a_name_without_the_mail_address(string author, string? expected)
    {
        var link = Fixture.Item($"<link>https://a.example/1</link><author>{author.Replace("<", "&lt;", StringComparison.Ordinal)}</author>");

        Assert.Equal(expected, link.Authors.SingleOrDefault());
    }
}
