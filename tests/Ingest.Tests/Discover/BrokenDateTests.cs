namespace Ingest.Tests.Discover;

public sealed class BrokenDateTests
{
    [Theory]
    [InlineData("2026-03-02T10:00:00.000Z[UTC]", "2026-03-02T10:00:00Z")]
    [InlineData("2026-03-02T10:00:00+03:00[Asia/Riyadh]", "2026-03-02T07:00:00Z")]
    [InlineData("2026-03-02T10:00:00 03:00", "2026-03-02T07:00:00Z")]
    [InlineData("2026-03-02T10:00:00:-0500", "2026-03-02T15:00:00Z")]
    [InlineData("2026-03-02T10:00:00&amp;#43;03:00", "2026-03-02T07:00:00Z")]
    [InlineData("Mon, 02 Mar 2026 10.00.05 GMT", "2026-03-02T10:00:05Z")]
    [InlineData("Mar 2, 2026 at 3:04pm (PST)", "2026-03-02T23:04:00Z")]
    [InlineData("lundi 2 mars 2026, 13:04", "2026-03-02T13:04:00Z")]
    [InlineData("Updated March 2, 2026", "2026-03-02T00:00:00Z")]
    public void A_date_that_a_repair_makes_readable_is_read(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Fixture.Item($"<link>/1</link><pubDate>{text}</pubDate>").Published);

    [Theory]
    [InlineData("2026-02-30T10:00:00Z")]
    [InlineData("Tue, 31 Sep 2026 10:00:00 GMT")]
    [InlineData("soon")]
    [InlineData("0000-00-00 00:00:00")]
    public void An_impossible_date_is_none(string text) => Assert.Null(Fixture.Item($"<link>/1</link><pubDate>{text}</pubDate>").Published);
}
