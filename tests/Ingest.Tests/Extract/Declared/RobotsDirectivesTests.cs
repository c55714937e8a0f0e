using Ingest.Core.Extract;
using Ingest.Core.Extract.Declared;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Declared;

public sealed class RobotsDirectivesTests
{
    [Theory]
    [InlineData("noindex", "noindex")]
    [InlineData("nofollow, NoArchive", "NoArchive")]
    [InlineData("none", "none")]
    [InlineData("all", null)]
    [InlineData("max-snippet:-1, max-image-preview: large", null)]
    [InlineData("nosnippet", null)]
    [InlineData("", null)]
    [InlineData("ingest: noindex", "noindex")]
    [InlineData("INGEST: nofollow, noarchive", "noarchive")]
    [InlineData("otherbot: noindex, noarchive", null)]
    [InlineData("otherbot: noindex, ingest: noarchive", "noarchive")]
    [InlineData("ingest: nofollow, otherbot: noindex", null)]
    [InlineData("*: noindex", "noindex")]
    [InlineData("unavailable_after: 2026-03-01", "unavailable_after: 2026-03-01")]
    [InlineData("unavailable_after: 2026-03-02T12:00:00Z", "unavailable_after: 2026-03-02T12:00:00Z")]
    [InlineData("unavailable_after: 2026-03-02T12:00:01Z", null)]
    [InlineData("unavailable_after: 25 Jun 2010 15:00:00 GMT", "unavailable_after: 25 Jun 2010 15:00:00 GMT")]
    [InlineData("unavailable_after: Sunday, 01-Mar-26 15:00:00 GMT", "unavailable_after: Sunday")]
    [InlineData("unavailable_after: Tue, 03 Mar 2026 15:00:00 GMT", null)]
    [InlineData("ingest: unavailable_after: 2026-03-01", "unavailable_after: 2026-03-01")]
    [InlineData("otherbot: unavailable_after: 2026-03-01", null)]
    [InlineData("unavailable_after: some day", null)]
    [InlineData("unavailable_after: 03/01/2026", null)]
    public void Only_what_forbids_to_keep_the_text_counts(string text, string? reserving) =>
        Assert.Equal(
            reserving,
            RobotsDirectives.Reserving(text, "ingest", Some.Now, mayNameCrawlers: true) ?? RobotsDirectives.Reserving(text, null, Some.Now, mayNameCrawlers: true));

    [Theory]
    [InlineData("noindex, ingest: noarchive", "noarchive", "noindex")]
    [InlineData("ingest: noarchive", "noarchive", null)]
    [InlineData("*: noindex", null, "noindex")]
    public void What_is_said_to_us_and_to_everyone_is_told_apart(string text, string? ours, string? everyones)
    {
        Assert.Equal(ours, RobotsDirectives.Reserving(text, "ingest", Some.Now, mayNameCrawlers: true));
        Assert.Equal(everyones, RobotsDirectives.Reserving(text, null, Some.Now, mayNameCrawlers: true));
    }

    [Fact]
    public void A_page_addresses_nobody_by_a_colon() =>
        Assert.Null(RobotsDirectives.Reserving("ingest: noindex", null, Some.Now, mayNameCrawlers: false));
}
