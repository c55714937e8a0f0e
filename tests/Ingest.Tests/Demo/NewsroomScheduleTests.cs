using System.Net;
using Ingest.Demo;

namespace Ingest.Tests.Demo;

public sealed class NewsroomScheduleTests
{
    [Fact]
    public async Task A_story_appears_in_the_feed_and_answers_from_its_moment_on()
    {
        await using var open = await OpenNewsroom.StartAsync();
        var feed = new Uri(open.House("herald").Root, "/rss.xml");
        var before = await open.Reader.TextAsync(feed);

        open.Time.Advance(TimeSpan.FromSeconds(20));
        var after = await open.Reader.TextAsync(feed);
        var page = open.Newsroom.Truth().Single(page => page.Title.StartsWith("Night market", StringComparison.Ordinal));
        using var response = await open.Reader.GetAsync(page.Url);

        Assert.DoesNotContain("Night market", before, StringComparison.Ordinal);
        Assert.Contains("Night market", after, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("headline", "tram-to-the-harbour", 35)]
    [InlineData("correction", "council-bins", 110)]
    [InlineData("grown", "ferry-ramp-drops", 50)]
    public async Task A_story_is_edited_at_its_moment(string kind, string slug, int second)
    {
        await using var open = await OpenNewsroom.StartAsync();

        open.Time.Advance(TimeSpan.FromSeconds(second - 1));
        var before = Page();
        var textBefore = await open.Reader.TextAsync(before.Url);
        open.Time.Advance(TimeSpan.FromSeconds(1));
        var after = Page();
        var textAfter = await open.Reader.TextAsync(after.Url);

        Assert.Empty(before.Edits);
        Assert.Equal(kind, Assert.Single(after.Edits).Kind);
        Assert.NotEqual(textBefore, textAfter);
        Assert.True(kind == "headline" ? before.Title != after.Title : !before.Body.SequenceEqual(after.Body));

        Ingest.Demo.Truth.ExpectedPage Page() =>
            open.Newsroom.Truth().Single(page => page.Source.Value == "herald" && page.Url.AbsolutePath.EndsWith(slug, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_house_in_trouble_is_down_then_busy_then_well()
    {
        await using var open = await OpenNewsroom.StartAsync();
        var feed = new Uri(open.House("kueste").Root, "/feed/");

        using var down = await open.Reader.GetAsync(feed);
        var known = open.Newsroom.Truth();
        open.Time.Advance(TimeSpan.FromSeconds(45));
        using var busy = await open.Reader.GetAsync(feed);
        open.Time.Advance(TimeSpan.FromSeconds(85));
        using var well = await open.Reader.GetAsync(feed);

        Assert.Equal(HttpStatusCode.InternalServerError, down.StatusCode);
        Assert.DoesNotContain(known, page => page.Source.Value == "kueste");
        Assert.Equal(HttpStatusCode.TooManyRequests, busy.StatusCode);
        Assert.Equal(Trouble.AskAgainAfter, busy.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, well.StatusCode);
        Assert.Contains(open.Newsroom.Truth(), page => page.Source.Value == "kueste");
    }

    [Fact]
    public async Task The_robots_file_of_the_house_in_trouble_answers_all_the_time()
    {
        await using var open = await OpenNewsroom.StartAsync();

        using var response = await open.Reader.GetAsync(new Uri(open.House("kueste").Root, "/robots.txt"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task After_the_redesign_the_selectors_of_the_source_file_match_nothing_and_the_text_is_the_same()
    {
        await using var open = await OpenNewsroom.StartAsync();
        var page = open.Newsroom.Truth().First(page => page.Source.Value == "meridian" && page.Cluster == "meridian/orchard-frost");

        var before = await open.Reader.TextAsync(page.Url);
        open.Time.Advance(TimeSpan.FromSeconds(75));
        var after = await open.Reader.TextAsync(page.Url);

        Assert.Contains("class=\"story-text\"", before, StringComparison.Ordinal);
        Assert.DoesNotContain("story-text", after, StringComparison.Ordinal);
        Assert.DoesNotContain("headline\"", after, StringComparison.Ordinal);
        Assert.All(page.Body, paragraph => Assert.Contains(paragraph.Replace("\"", "&quot;", StringComparison.Ordinal), after, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_faster_pace_brings_the_same_schedule_sooner()
    {
        await using var calm = await OpenNewsroom.StartAsync();
        await using var fast = await OpenNewsroom.StartAsync(Pace.Fast);

        calm.Time.Advance(TimeSpan.FromSeconds(100));
        fast.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(calm.Newsroom.Truth().Select(page => (page.Url, page.Title)), fast.Newsroom.Truth().Select(page => (page.Url, page.Title)));
    }

    [Fact]
    public async Task Skipping_moves_the_newsroom_on_while_the_clock_stands_still()
    {
        await using var skipped = await OpenNewsroom.StartAsync();
        await using var waited = await OpenNewsroom.StartAsync();

        skipped.Newsroom.Skip(TimeSpan.FromMinutes(3));
        waited.Time.Advance(TimeSpan.FromMinutes(3));

        Assert.Equal(waited.Newsroom.Truth().Select(page => (page.Url, page.Title)), skipped.Newsroom.Truth().Select(page => (page.Url, page.Title)));
    }

    [Fact]
    public async Task An_endless_pace_goes_on_with_bulletins_that_all_differ()
    {
        await using var open = await OpenNewsroom.StartAsync(Pace.Live);

        open.Time.Advance(TimeSpan.FromMinutes(20));
        var bulletins = open.Newsroom.Truth().Where(page => page.Family == "drift-buoys").ToList();
        using var newest = await open.Reader.GetAsync(bulletins[^1].Url);

        Assert.Equal(52, bulletins.Count);
        Assert.Equal(52, bulletins.Select(page => page.Title).Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, newest.StatusCode);
        Assert.DoesNotContain(bulletins, page => page.Body.Any(paragraph => paragraph.Contains('{', StringComparison.Ordinal)));
    }
}
