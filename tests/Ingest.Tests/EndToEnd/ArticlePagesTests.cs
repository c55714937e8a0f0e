using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

public sealed class ArticlePagesTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task An_article_on_three_pages_is_one_story()
    {
        await using var stand = await StandAsync();

        var run = await RunAsync(stand);
        var story = Assert.Single((await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines);

        var body = story.GetProperty("body").GetString()!.Split("\n\n");
        Assert.Equal(["one", "two", "three"], body.Select(paragraph => paragraph.Split(' ')[0]));
        Assert.Equal("body finder, 3 pages", story.GetProperty("provenance").GetProperty("body").GetString());
        Assert.Equal("http://herald.example/news/flood", story.GetProperty("url").GetString());
        Assert.Contains("further_page", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_article_is_not_stored()
    {
        await using var stand = await StandAsync();
        stand.Add("herald.example/news/flood?page=3", context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });

        await RunAsync(stand);

        Assert.Empty((await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines);
        Assert.Contains("failed client_error: http://herald.example/news/flood:", (await Verb.RunAsync("status", "herald", "--store", _temp.At("a.db"))).Output, StringComparison.Ordinal);
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

    private Task<VerbResult> RunAsync(NewsStand stand) =>
        Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);
}
