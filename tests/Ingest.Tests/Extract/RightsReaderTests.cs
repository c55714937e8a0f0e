using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

public sealed class RightsReaderTests
{
    private static readonly Reservation OfFile = new("tdmrep.json", "location /news/*");

    [Theory]
    [InlineData("""<meta name="robots" content="index, noarchive">""", "meta robots", "noarchive")]
    [InlineData("""<META NAME="ROBOTS" CONTENT="NOINDEX">""", "meta robots", "NOINDEX")]
    [InlineData("""<meta name="ingest" content="noindex">""", "meta ingest", "noindex")]
    [InlineData("""<meta name="robots" content="all"><meta name="ingest" content="none">""", "meta ingest", "none")]
    [InlineData("""<meta name="robots" content="all"><meta name="robots" content="noindex">""", "meta robots", "noindex")]
    [InlineData("""<meta name="tdm-reservation" content="1">""", "meta tdm-reservation", "1")]
    [InlineData("""<meta name="otherbot" content="noindex">""", null, null)]
    [InlineData("""<!-- <meta name="robots" content="noindex"> -->""", null, null)]
    [InlineData("""<meta name="tdm-reservation" content="0">""", null, null)]
    public void A_page_may_reserve_its_text(string head, string? from, string? terms)
    {
        var rights = Read(Page(head));

        Assert.Equal((from, terms), (rights?.From, rights?.Terms));
    }

    [Fact]
    public void Every_header_of_several_is_read_by_itself()
    {
        Assert.Equal(new Reservation("x-robots-tag", "noarchive"), Read(Page("", ("X-Robots-Tag", "otherbot: noindex\nnoarchive"))));
        Assert.Null(Read(Page("", ("X-Robots-Tag", "otherbot: noindex\notherbot: noarchive"))));
    }

    [Theory]
    [InlineData("1, 1", true)]
    [InlineData("0, 1", true)]
    [InlineData("0, 0", false)]
    [InlineData("11", false)]
    public void A_header_that_is_repeated_reserves_when_any_of_them_does(string header, bool reserved) =>
        Assert.Equal(reserved, Read(Page("", ("tdm-reservation", header))) is not null);

    [Fact]
    public void What_is_said_to_us_goes_before_mining_and_mining_before_what_is_said_to_everyone()
    {
        var everyone = ("X-Robots-Tag", "noindex");
        Assert.Equal(OfFile, Read(Page("""<meta name="robots" content="noarchive">""", everyone) with { SiteReservation = OfFile }));
        Assert.Equal(
            new Reservation("x-robots-tag ingest", "noarchive"),
            Read(Page("", ("X-Robots-Tag", "noindex\ningest: noarchive")) with { SiteReservation = OfFile }));
        Assert.False(Read(Page("", ("X-Robots-Tag", "Ingest: noarchive")))!.IsForSearchEngines());
        Assert.True(Read(Page("", everyone))!.IsForSearchEngines());
        Assert.True(Read(Page("", ("X-Robots-Tag", "*: noarchive")))!.IsForSearchEngines());
    }

    [Fact]
    public void A_page_speaks_before_its_header_and_the_header_before_the_file()
    {
        var reserved = Page("", ("tdm-reservation", "1"), ("tdm-policy", "https://herald.example/terms.json"));
        var free = Page("", ("tdm-reservation", "0"));

        Assert.Equal(new Reservation("tdm-reservation", "1", "https://herald.example/terms.json"), Read(reserved));
        Assert.Equal(OfFile, Read(Page("") with { SiteReservation = OfFile }));
        Assert.Null(Read(free with { SiteReservation = OfFile }));
        Assert.Null(Read(Page("""<meta name="tdm-reservation" content="0">""", ("tdm-reservation", "1")) with { SiteReservation = OfFile }));
        Assert.Equal(
            new Reservation("meta tdm-reservation", "1", "/terms"),
            Read(Page("""<meta name="tdm-reservation" content="1"><meta name="tdm-policy" content="/terms">""", ("tdm-reservation", "0"))));
    }

    [Fact]
    public void What_is_no_article_may_be_reserved_too()
    {
        var page = Page("", ("X-Robots-Tag", "noindex")) with { Text = string.Empty };

        Assert.Equal("noindex", RightsReader.OfAnswer(page)!.Terms);
    }

    private static Reservation? Read(Page page) => new ArticleExtractor().Extract(page, ExtractDefinition.None).Rights;

    private static Page Page(string head, params (string Name, string Value)[] headers)
    {
        var page = Some.Page(MadeUpNews.Page(1).Replace("<meta charset", head + "<meta charset", StringComparison.Ordinal));
        return page with { Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase) };
    }
}
