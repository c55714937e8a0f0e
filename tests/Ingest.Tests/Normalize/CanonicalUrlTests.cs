using Ingest.Core.Normalize;

namespace Ingest.Tests.Normalize;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("HTTP://Herald.Example:80/News/../Story-A1", "http://herald.example/Story-A1")]
    [InlineData("https://herald.example", "https://herald.example/")]
    [InlineData("https://herald.example/a%7eb%c3%a9", "https://herald.example/a~b%C3%A9")]
    [InlineData("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9")]
    [InlineData("https://herald.example/a?utm_source=x&id=4&fbclid=y#top", "https://herald.example/a?id=4")]
    [InlineData("https://herald.example/a?b=2&a=1", "https://herald.example/a?b=2&a=1")]
    [InlineData("https://herald.example/app#!/story/4", "https://herald.example/app#!/story/4")]
    [InlineData("https://herald.example/a?ref=rss", "https://herald.example/a")]
    [InlineData("https://herald.example/a?ref=other.example", "https://herald.example/a")]
    [InlineData("https://herald.example/a?ref=main", "https://herald.example/a?ref=main")]
    [InlineData("https://herald-example.cdn.ampproject.org/c/s/herald.example/news/4", "https://herald.example/news/4")]
    [InlineData("urn:ingest:import:desk:4", "urn:ingest:import:desk:4")]
    public void The_canonical_form_is_a_working_address_in_one_spelling(string url, string expected) =>
        Assert.Equal(expected, CanonicalUrl.Of(new Uri(url)).AbsoluteUri);

    [Theory]
    [InlineData("http://www.herald.example/news/4/", "https://herald.example/news/4")]
    [InlineData("https://m.herald.example/news/4", "https://www.herald.example/news/4")]
    [InlineData("https://herald.example/news/4/amp/", "https://herald.example/news/4")]
    [InlineData("https://herald.example/news/4.amp.html", "https://herald.example/news/4.html")]
    [InlineData("https://amp.herald.example/news/4", "https://herald.example/news/4")]
    [InlineData("https://herald.example/news/4?outputType=amp", "https://herald.example/news/4")]
    [InlineData("https://herald.example/news/4?print=1", "https://herald.example/news/4")]
    [InlineData("https://herald.example/news/index.html", "https://herald.example/news")]
    [InlineData("https://herald.example//news///4", "https://herald.example/news/4")]
    [InlineData("https://herald.example/n?b=2&a=x+y", "https://herald.example/n?a=x%20y&b=2")]
    [InlineData("https://herald.example/n?a=", "https://herald.example/n?a")]
    [InlineData("https://herald.example/news/%D8%A3", "https://herald.example/news/أ")]
    [InlineData("https://herald.example/n;jsessionid=1A530637289A03B07199A44E8D531427?id=4", "https://herald.example/n?id=4")]
    [InlineData("https://herald.example/n?PHPSESSID=a1b2c3d4e5f6a7b8c9d0&id=4", "https://herald.example/n?id=4")]
    [InlineData("https://herald.example/n?id=4&amp;utm_source=x", "https://herald.example/n?id=4")]
    [InlineData("https://herald.example/n?id=4&amp;page=2", "https://herald.example/n?id=4&page=2")]
    [InlineData("https://herald.example/n?WT.mc_id=feed", "https://herald.example/n")]
    [InlineData("https://herald.example/n?mod=rss_front", "https://herald.example/n")]
    [InlineData("https://www2.herald.example/n", "https://herald.example/n")]
    public void Editions_of_one_page_have_one_key(string a, string b) => Assert.Equal(CanonicalUrl.Key(new Uri(a)), CanonicalUrl.Key(new Uri(b)));

    [Theory]
    [InlineData("https://herald.example/n?id=1", "https://herald.example/n?id=2")]
    [InlineData("https://herald.example/n?view=4711", "https://herald.example/n")]
    [InlineData("https://herald.example/Story-A", "https://herald.example/Story-a")]
    [InlineData("https://herald.example:8080/n", "https://herald.example/n")]
    [InlineData("https://herald.example/ramp", "https://herald.example/r")]
    [InlineData("https://m.example/n", "https://example.org/n")]
    [InlineData("https://herald.example/amp", "https://herald.example/")]
    [InlineData("https://herald.example/a%2Fb", "https://herald.example/a/b")]
    [InlineData("https://sport.herald.example/n", "https://herald.example/n")]
    [InlineData("urn:ingest:import:desk:4", "urn:ingest:import:desk:5")]
    [InlineData("https://herald.example/n?sid=4711", "https://herald.example/n")]
    [InlineData("https://herald.example/n?mod=page&id=1", "https://herald.example/n?id=1")]
    [InlineData("https://herald.example/n?cid=12", "https://herald.example/n?cid=13")]
    public void Different_pages_have_different_keys(string a, string b) => Assert.NotEqual(CanonicalUrl.Key(new Uri(a)), CanonicalUrl.Key(new Uri(b)));

    [Fact]
    public void A_key_is_32_hexadecimal_digits() => Assert.Matches("^[0-9a-f]{32}$", CanonicalUrl.Key(new Uri("https://herald.example/")));

    [Theory]
    [InlineData("  https://herald.example/a ", "https://herald.example/a")]
    [InlineData("https://her\tald.example/a\r\nb", "https://herald.example/ab")]
    [InlineData("ftp://herald.example/a", null)]
    [InlineData("not an address", null)]
    public void Addresses_are_read_as_browsers_read_them(string text, string? expected) => Assert.Equal(expected, CanonicalUrl.Read(text)?.AbsoluteUri);
}
