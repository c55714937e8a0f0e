using System.Net;
using System.Net.Http.Headers;
using Ingest.Demo;
using Ingest.Demo.Truth;

namespace Ingest.Tests.Demo;

public sealed class NewsroomConditionsTests
{
    [Fact]
    public async Task What_has_not_changed_is_answered_with_304_where_the_house_sends_validators()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();

        foreach (var url in Urls(open))
        {
            var house = open.Newsroom.Houses.Single(house => house.Host == url.Host);
            using var first = await open.Reader.GetAsync(url);
            using var second = await open.Reader.GetAsync(url, headers => Repeat(first, headers));

            Assert.Equal(house.Validators is ValidatorStyle.Both or ValidatorStyle.ETag, first.Headers.ETag is not null);
            Assert.Equal(house.Validators is ValidatorStyle.Both or ValidatorStyle.LastModified, first.Content.Headers.LastModified is not null);
            Assert.Equal(house.Validators == ValidatorStyle.None ? HttpStatusCode.OK : HttpStatusCode.NotModified, second.StatusCode);
        }
    }

    [Fact]
    public async Task An_edited_page_and_its_feed_are_sent_again()
    {
        await using var open = await OpenNewsroom.StartAsync();
        var page = open.Newsroom.Truth().Single(page => page.Url.AbsolutePath.EndsWith("/tram-to-the-harbour", StringComparison.Ordinal));
        var feed = new Uri(open.House("herald").Root, "/rss.xml");
        using var pageBefore = await open.Reader.GetAsync(page.Url);
        using var feedBefore = await open.Reader.GetAsync(feed);

        open.Time.Advance(TimeSpan.FromSeconds(36));
        using var pageAfter = await open.Reader.GetAsync(page.Url, headers => Repeat(pageBefore, headers));
        using var feedAfter = await open.Reader.GetAsync(feed, headers => Repeat(feedBefore, headers));

        Assert.Equal(HttpStatusCode.OK, pageAfter.StatusCode);
        Assert.Equal(HttpStatusCode.OK, feedAfter.StatusCode);
        Assert.Contains("First tram in months", await feedAfter.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_are_packed_for_those_who_ask_and_only_by_some_houses()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        using var plain = new Reader(open.Newsroom);

        using var asked = await plain.GetAsync(new Uri(open.House("herald").Root, "/rss.xml"), headers => headers.AcceptEncoding.ParseAdd("gzip"));
        using var notAsked = await plain.GetAsync(new Uri(open.House("herald").Root, "/rss.xml"));
        using var unable = await plain.GetAsync(new Uri(open.House("signal").Root, "/bulletins.rss"), headers => headers.AcceptEncoding.ParseAdd("gzip"));

        Assert.Equal(["gzip"], asked.Content.Headers.ContentEncoding);
        Assert.Empty(notAsked.Content.Headers.ContentEncoding);
        Assert.Empty(unable.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_host_that_is_not_of_the_newsroom_is_not_found()
    {
        await using var open = await OpenNewsroom.StartAsync();

        using var response = await open.Reader.GetAsync(new Uri("http://elsewhere.example/"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Answers_are_counted_by_status()
    {
        await using var open = await OpenNewsroom.StartAsync();
        var feed = new Uri(open.House("signal").Root, "/bulletins.rss");

        using var first = await open.Reader.GetAsync(feed);
        using var second = await open.Reader.GetAsync(feed, headers => Repeat(first, headers));

        Assert.Equal(1, open.Newsroom.Answers[200]);
        Assert.Equal(1, open.Newsroom.Answers[304]);
    }

    private static IEnumerable<Uri> Urls(OpenNewsroom open) =>
    [
        .. open.Newsroom.Houses.SelectMany(house => house.Offers, (house, offer) => new Uri(house.Root, offer.Path)),
        .. open.Newsroom.Truth().Where(page => page.Expectation == Expectation.Stored).Select(page => page.Url),
    ];

    private static void Repeat(HttpResponseMessage response, HttpRequestHeaders headers)
    {
        headers.IfModifiedSince = response.Content.Headers.LastModified;
        if (response.Headers.ETag is { } tag)
        {
            headers.IfNoneMatch.Add(tag);
        }
    }
}
