using Ingest.Core.Extract;
using Ingest.Core.Extract.Dates;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Dates;

public sealed class ScriptDatesTests
{
    [Theory]
    [InlineData("<script>{\"datePublished\":\"2026-03-02T09:30:00Z\"}</script>", "2026-03-02T09:30:00Z")]
    [InlineData("<div data-ld='{&quot;date_published&quot;: &quot;2026-03-02&quot;}'>", "2026-03-02")]
    [InlineData("\"{\\\"publishedAt\\\":\\\"2026-03-02 09:30\\\"}\" {\"pubDate\":\"2026-03-02\"}", "2026-03-02 09:30")]
    [InlineData("{\"datePublished\":\"2026-03-02\"} {\"datePublished\":\"2026-03-01\"}", null)]
    [InlineData("{\"dateModified\":\"2026-03-02\"} {\"datePublished\":\"1826-03-02\"} {\"datePublished\":\"soon\"}", null)]
    public void The_one_day_that_scripts_state_is_that_of_the_story(string text, string? date) => Assert.Equal(date, ScriptDates.Find(text));

    [Theory]
    [InlineData("{\"datePublished\":\"2026-03-02\"}", "2026-03-02")]
    [InlineData("\"datePublished\":\"2026-03-02 ", null)]
    [InlineData("\"published_at\"          ", null)]
    [InlineData("&quot;&quot;\"pub_date\\\"\\", null)]
    public async Task What_looks_like_one_a_hundred_thousand_times_is_gone_through_once(string text, string? date)
    {
        var page = string.Concat(Enumerable.Repeat(text, 100_000));

        Assert.Equal(date, await InTime.RunAsync(() => ScriptDates.Find(page)));
    }
}
