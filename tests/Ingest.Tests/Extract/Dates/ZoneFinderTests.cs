using Ingest.Core.Extract;
using Ingest.Core.Extract.Dates;

namespace Ingest.Tests.Extract.Dates;

public sealed class ZoneFinderTests
{
    [Theory]
    [InlineData("<script>var site = {\"timezone\":{\"short\":\"ET\",\"long\":\"America/New_York\"}};</script>", "America/New_York")]
    [InlineData("<script>{\"zone\":\"Asia\\/Riyadh\"} {\"zone\":\"Asia\\/Riyadh\"}</script>", "Asia/Riyadh")]
    [InlineData("<div data-site='{&quot;tz&quot;:&quot;Europe/Paris&quot;}'></div>", "Europe/Paris")]
    public void The_one_zone_that_a_page_names_is_that_of_its_place(string html, string zone) => Assert.Equal(zone, ZoneFinder.Find(html));

    [Theory]
    [InlineData("")]
    [InlineData("<a href=\"/news/Europe/Paris\">Paris</a>")]
    [InlineData("<a href=\"Europe/Harbours\">Harbours of Europe/Asia</a>")]
    [InlineData("<script>{\"timezone\":\"Europe/../Europe/Paris\"}</script>")]
    [InlineData("<script>[\"America/New_York\",\"America/Chicago\"]</script>")]
    public void A_table_of_zones_and_a_path_name_none(string html) => Assert.Null(ZoneFinder.Find(html));

    [Fact]
    public void Of_thousands_of_names_that_look_like_zones_no_more_than_a_few_hundred_are_looked_up()
    {
        static string Made(int count) => string.Concat(Enumerable.Range(0, count).Select(n => $"\"Europe/x{n}\","));

        Assert.Equal("Europe/Paris", ZoneFinder.Find(Made(400) + "\"Europe/Paris\""));
        Assert.Null(ZoneFinder.Find(Made(5_000) + "\"Europe/Paris\""));
    }
}
