using Ingest.Core.Discover;

namespace Ingest.Tests.Discover;

public sealed class FeedFormatTests
{
    [Fact]
    public void An_rss_item_gives_all_it_says()
    {
        var feed = LinkReader.Sniff(Fixture.Page("rss20.xml"));

        var link = feed.Links[0];
        Assert.Equal("https://herald.example/news/fares", link.Url.AbsoluteUri);
        Assert.Equal("Ferry & tram fares rise in May", link.Title);
        Assert.Equal("herald-1001", link.Guid);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 30, 0, TimeSpan.FromHours(1)), link.Published);
        Assert.Equal(TimeSpan.FromHours(1), link.Published!.Value.Offset);
        Assert.Equal(["Ada Quill", "Ben Marlow"], link.Authors);
        Assert.Equal(["Transport", "City"], link.Tags);
        Assert.Equal("Fares go up by four per cent. Season tickets stay.", link.Summary);
        Assert.Equal("<p>Fares go up by four per cent, the council said.</p>", link.ContentHtml);
        Assert.Equal("https://herald.example/pictures/ferry.jpg", link.Image?.AbsoluteUri);
        Assert.Equal("en-GB", link.Language);
        Assert.Equal("https://herald.example/feed", link.FoundAt?.AbsoluteUri);
    }

    [Fact]
    public void An_rss_channel_gives_title_cadence_and_hub()
    {
        var feed = LinkReader.Sniff(Fixture.Page("rss20.xml"));

        Assert.Equal("rss", feed.Format);
        Assert.Equal("Harbour Herald", feed.Title);
        Assert.Equal(TimeSpan.FromMinutes(30), feed.Cadence.Every);
        Assert.Equal([0, 1, 2], feed.Cadence.SkipHours);
        Assert.Equal("https://hub.example/", feed.Hub?.AbsoluteUri);
    }

    [Theory]
    [InlineData("<skipDays><day>Saturday</day><day> sunday </day><day>1</day><day>Monday,Tuesday</day></skipDays>", new[] { DayOfWeek.Sunday, DayOfWeek.Saturday })]
    [InlineData("<skipDays><day>Monday</day><day>Tuesday</day><day>Wednesday</day><day>Thursday</day><day>Friday</day><day>Saturday</day><day>Sunday</day></skipDays>", new DayOfWeek[0])]
    public void Days_without_news_are_read_and_all_of_them_mean_nothing(string channel, DayOfWeek[] days) => Assert.Equal(days, Cadence(channel).SkipDays);

    [Theory]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateBase>2026-03-02T07:30+00:00</sy:updateBase>", "2026-03-02T07:30:00Z")]
    [InlineData("<ttl>180</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateBase>2026-03-02T07:30+00:00</sy:updateBase>", null)]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateBase>soon</sy:updateBase>", null)]
    public void The_update_base_counts_where_the_update_period_decides(string channel, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Cadence(channel).UpdateBase);

    private static CadenceHints Cadence(string channel) => LinkReader.Sniff(Ingest.Tests.Support.Some.Page(
        $"<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel><title>t</title>{channel}<item><link>https://herald.example/1</link></item></channel></rss>",
        contentType: "application/rss+xml")).Cadence;

    [Fact]
    public void A_guid_that_is_an_address_is_the_link_and_an_item_without_any_is_counted()
    {
        var feed = LinkReader.Sniff(Fixture.Page("rss20.xml"));

        Assert.Equal(2, feed.Links.Count);
        Assert.Equal("https://herald.example/news/lighthouse", feed.Links[1].Url.AbsoluteUri);
        Assert.Equal(["News desk"], feed.Links[1].Authors);
        Assert.Equal("https://herald.example/lighthouse.png", feed.Links[1].Image?.AbsoluteUri);
        Assert.Contains("items without a usable link: 1", feed.Notes);
        Assert.Null(feed.Problem);
    }

    [Fact]
    public void Rdf_items_stand_beside_the_channel_and_prefixes_are_free()
    {
        var feed = LinkReader.Sniff(Fixture.Page("rdf.xml"));

        var link = Assert.Single(feed.Links);
        Assert.Equal("rdf", feed.Format);
        Assert.Equal("The Courier", feed.Title);
        Assert.Equal("Bridge closed for a week", link.Title);
        Assert.Equal("https://courier.example/a", link.Guid);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 16, 5, 0, TimeSpan.Zero), link.Published);
        Assert.Equal(["C. Reed"], link.Authors);
        Assert.Equal(["Roads"], link.Tags);
    }

    [Fact]
    public void An_atom_entry_gives_all_it_says()
    {
        var feed = LinkReader.Sniff(Fixture.Page("atom10.xml"));

        var link = feed.Links[0];
        Assert.Equal("atom", feed.Format);
        Assert.Equal("La Gazette", feed.Title);
        Assert.Equal("https://gazette.example/fr/sport/club-gagne", link.Url.AbsoluteUri);
        Assert.Equal("Le club <A> gagne", link.Title);
        Assert.Equal("tag:gazette.example,2026:7", link.Guid);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 7, 15, 0, TimeSpan.Zero), link.Published);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 45, 30, TimeSpan.Zero), link.Modified);
        Assert.Equal(["Claire Dune"], link.Authors);
        Assert.Equal(["Sport"], link.Tags);
        Assert.Equal("Victoire 3 à 1.", link.Summary);
        Assert.Equal("<div><p>Le club gagne &amp; chante.</p><br></div>", link.ContentHtml);
        Assert.Equal("fr", link.Language);
        Assert.Equal("https://hub.example/", feed.Hub?.AbsoluteUri);
    }

    [Fact]
    public void An_atom_entry_without_links_is_reached_by_its_id_and_dated_by_its_update()
    {
        var link = LinkReader.Sniff(Fixture.Page("atom10.xml")).Links[1];

        Assert.Equal("https://gazette.example/fr/sans-lien", link.Url.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), link.Published);
    }

    [Fact]
    public void Atom_03_is_read_with_its_modes_and_dates()
    {
        var feed = LinkReader.Sniff(Fixture.Page("atom03.xml"));

        var link = Assert.Single(feed.Links);
        Assert.Equal("Old Post", feed.Title);
        Assert.Equal("New harbour", link.Title);
        Assert.Equal("post-1", link.Guid);
        Assert.Equal(new DateTimeOffset(2004, 2, 29, 2, 14, 55, TimeSpan.Zero), link.Published);
        Assert.Equal(new DateTimeOffset(2004, 3, 1, 0, 0, 0, TimeSpan.Zero), link.Modified);
    }

    [Fact]
    public void A_json_feed_is_read_with_its_quirks()
    {
        var feed = LinkReader.Sniff(Fixture.Page("feed.json", "https://tidings.example/feed.json"));

        Assert.Equal("json feed", feed.Format);
        Assert.Equal("Tidings", feed.Title);
        Assert.Equal("https://hub.example/", feed.Hub?.AbsoluteUri);
        Assert.Equal(2, feed.Links.Count);
        Assert.Contains("items without a usable link: 1", feed.Notes);

        var first = feed.Links[0];
        Assert.Equal("https://tidings.example/news/42", first.Url.AbsoluteUri);
        Assert.Equal("42", first.Guid);
        Assert.Equal("Dijk & duin", first.Title);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), first.Published);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero), first.Modified);
        Assert.Equal(["water", "kust"], first.Tags);
        Assert.Equal("nl", first.Language);

        var second = feed.Links[1];
        Assert.Equal("https://tidings.example/news/43", second.Url.AbsoluteUri);
        Assert.Equal("<p>Eerste alinea.</p><p>Tweede &lt; derde.</p>", second.ContentHtml);
        Assert.Equal(["Jan Riet"], second.Authors);
        Assert.Equal(["los"], second.Tags);
    }

    [Fact]
    public void Broken_json_is_a_problem_that_names_the_line()
    {
        var feed = Fixture.Read("{ \"items\": [\n { \"id\": }");

        Assert.Contains("line 2", feed.Problem, StringComparison.Ordinal);
        Assert.Empty(feed.Links);
    }

    [Fact]
    public void Channels_of_the_oldest_kind_carry_their_links_as_attributes()
    {
        var feed = Fixture.Read("<CHANNEL HREF='https://old.example/'><TITLE>Old</TITLE><ITEM HREF='/one'><TITLE>One</TITLE></ITEM></CHANNEL>", "https://old.example/x.cdf");

        var link = Assert.Single(feed.Links);
        Assert.Equal("https://old.example/one", link.Url.AbsoluteUri);
        Assert.Equal("One", link.Title);
    }
}
