using System.Text.Json;
using Ingest.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Ingest.Tests.EndToEnd;

public sealed class ArticlePagesTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task An_article_on_three_pages_is_one_story()
    {
        await using var stand = await StandAsync();

        var run = await RunAsync(stand);
        var story = Assert.Single(await StoriesAsync());

        Assert.Equal(["one", "two", "three"], Beginnings(story));
        Assert.Equal("body finder, 3 pages", story.GetProperty("provenance").GetProperty("body").GetString());
        Assert.Equal("http://herald.example/news/flood", story.GetProperty("url").GetString());
        Assert.Contains("further_page", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_article_is_not_stored_while_the_rest_may_come()
    {
        await using var stand = await StandAsync();
        stand.Add("herald.example/news/flood?page=3", Status(503));

        await RunAsync(stand);

        Assert.Empty(await StoriesAsync());
        Assert.Contains("failed server_error: http://herald.example/news/flood:", await StatusAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_refused_for_good_leaves_what_was_read()
    {
        await using var stand = await StandAsync();
        stand.Add("herald.example/news/flood?page=3", Status(403));

        await RunAsync(stand);
        var story = Assert.Single(await StoriesAsync());

        Assert.Equal(["one", "two"], Beginnings(story));
        Assert.Equal("body finder, 2 pages, page 3 could not be had", story.GetProperty("provenance").GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_challenge_in_place_of_a_further_page_is_a_failure()
    {
        await using var stand = await StandAsync();
        stand.Add("herald.example/news/flood?page=2", "<html><head><title>Just a moment...</title></head><body><h1>Just a moment...</h1><p>Checking your browser before you come in.</p></body></html>");

        await RunAsync(stand);

        Assert.Empty(await StoriesAsync());
        Assert.Contains("http://herald.example/news/flood?page=2: bot_challenge", await StatusAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_further_page_that_redirects_elsewhere_ends_the_article()
    {
        await using var stand = await StandAsync();
        stand.Add("herald.example/news/other", PageOf("other", string.Empty)).Add("herald.example/news/flood?page=2", context =>
        {
            context.Response.Redirect("http://herald.example/news/other");
            return Task.CompletedTask;
        });

        await RunAsync(stand);

        var story = Assert.Single(await StoriesAsync(), story => Beginnings(story)[0] == "one");
        Assert.Single(Beginnings(story));
        Assert.Equal("body finder", story.GetProperty("provenance").GetProperty("body").GetString());
    }

    public void Dispose() => _temp.Dispose();

    private async Task<NewsStand> StandAsync()
    {
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
        var stand = await NewsStand.StartAsync();
        return stand.AddFeed("herald.example/rss", "http://herald.example/news/flood", "http://herald.example/news/flood?page=2")
            .Add("herald.example/news/flood", PageOf("one", "<link rel=next href='/news/flood?page=2'>"))
            .Add("herald.example/news/flood?page=2", PageOf("two", "<link rel=prev href='/news/flood'><link rel=next href='/news/flood?page=3'>"))
            .Add("herald.example/news/flood?page=3", PageOf("three", "<link rel=prev href='/news/flood?page=2'>"));
    }

    private static string PageOf(string name, string links) =>
        $"<html lang=en><head><title>The flood</title>{links}</head><body><h1>The flood</h1><article><p>{name} {MadeUpNews.Words(name.Length * 7, 60)}</p></article></body></html>";

    private static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static string[] Beginnings(JsonElement story) => [.. story.GetProperty("body").GetString()!.Split("\n\n").Select(paragraph => paragraph.Split(' ')[0])];

    private async Task<IReadOnlyList<JsonElement>> StoriesAsync() => [.. (await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines];

    private async Task<string> StatusAsync() => (await Verb.RunAsync("status", "herald", "--store", _temp.At("a.db"))).Output;

    private Task<VerbResult> RunAsync(NewsStand stand) =>
        Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);
}
