using Ingest.Tests.Support;

namespace Ingest.Tests.Cli;

public sealed class StatusVerbTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task The_failed_links_of_a_source_are_listed_with_the_reason_and_the_next_try()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.AddFeed("herald.example/rss", "http://herald.example/news/1", "http://herald.example/news/lost", "http://herald.example/news/gone")
            .Add("herald.example/news/1", MadeUpNews.Page(1))
            .Add("herald.example/news/gone", context =>
            {
                context.Response.StatusCode = 410;
                return Task.CompletedTask;
            });
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
        var run = await Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);

        var all = await Verb.RunAsync("status", "--store", _temp.At("a.db"));
        var one = await Verb.RunAsync("status", "herald", "--store", _temp.At("a.db"));
        var json = Assert.Single((await Verb.RunAsync("status", "herald", "--json", "--store", _temp.At("a.db"))).Lines);

        Assert.Matches(@"warn  Source herald: 2 of its pages or documents failed \((1 not_found, 1 gone|1 gone, 1 not_found)\), first http://herald\.example/news/(lost|gone): .*'ingest status herald' tells more", run.Error);
        Assert.DoesNotContain("news/lost", all.Output);
        Assert.Matches(@"failed not_found: http://herald\.example/news/lost: .*404.* \(tried again at \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\)", one.Output);
        Assert.Matches(@"failed gone: http://herald\.example/news/gone: .*410.* \(given up\)", one.Output);
        Assert.Equal(2, json.GetProperty("failed").GetArrayLength());
    }

    [Fact]
    public async Task What_the_operator_should_know_is_told_under_the_table_and_in_json()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.Add("herald.example/rss", context =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        });
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
        await Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);
        await Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);
        var asked = stand.Requests.Count(request => request == "GET herald.example/rss 410");

        var status = await Verb.RunAsync("status", "--store", _temp.At("a.db"));
        var json = Assert.Single((await Verb.RunAsync("status", "--json", "--store", _temp.At("a.db"))).Lines);
        await Verb.RunAsync("run", "--once", "--source", "herald", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);

        Assert.Equal(1, asked);
        Assert.Matches(@"issue herald: http://herald\.example/rss answered 410 \(gone\) on \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ; it is looked at again a day later", status.Output);
        Assert.Equal(1, json.GetProperty("sources")[0].GetProperty("issues").GetArrayLength());
        Assert.Equal(2, stand.Requests.Count(request => request == "GET herald.example/rss 410"));
    }

    [Fact]
    public async Task A_source_that_never_ran_is_told()
    {
        await Verb.RunAsync("import", _temp.Write("in.jsonl", "{\"id\":\"a\",\"title\":\"t\",\"body\":\"some text\"}\n"), "--store", _temp.At("a.db"));

        var status = await Verb.RunAsync("status", "herald", "--store", _temp.At("a.db"));

        Assert.Equal(1, status.Exit);
        Assert.Contains("knows no source 'herald'", status.Error);
    }

    [Fact]
    public async Task A_store_where_no_source_has_run_shows_no_table_of_nothing()
    {
        await Verb.RunAsync("import", _temp.Write("in.jsonl", "{\"id\":\"a\",\"title\":\"t\",\"body\":\"some text\"}\n"), "--store", _temp.At("a.db"));

        var status = await Verb.RunAsync("status", "--store", _temp.At("a.db"));

        Assert.StartsWith("1 story in ", Assert.Single(status.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();
}
