using System.Text.Json;
using Ingest.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Ingest.Tests.EndToEnd;

/// <summary>The real program against made-up sites on loopback.</summary>
public sealed class RunOnceTests : IAsyncLifetime
{
    private const int Stories = 24;

    private readonly TempFolder _temp = new();
    private NewsStand _stand = null!;

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.AddFeed("herald.example/rss", [.. Enumerable.Range(0, Stories).Select(n => $"http://herald.example/news/{n}")]);
        for (var n = 0; n < Stories; n++)
        {
            _stand.Add($"herald.example/news/{n}", MadeUpNews.Page(n));
        }

        WriteSource("herald", "http://herald.example/rss");
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        _temp.Dispose();
    }

    [Fact]
    public async Task Every_story_is_stored_once_and_a_second_run_asks_conditionally_and_stores_nothing()
    {
        var first = Report(await RunAsync());
        var second = Report(await RunAsync());

        Assert.Equal(Stories, first.GetProperty("stored").GetInt32());
        Assert.Equal(0, second.GetProperty("stored").GetInt32());
        Assert.Equal(1, second.GetProperty("documents_unchanged").GetInt32());
        Assert.Equal(0, second.GetProperty("pages").GetInt32());
        Assert.Contains("GET herald.example/rss 304", _stand.Requests);
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_a_run_loses_no_story_and_doubles_none()
    {
        var half = _stand.AddStories("herald.example", Stories);

        using (var child = ChildIngest.Start(Arguments()))
        {
            await half.WaitAsync(TestContext.Current.CancellationToken);
            await child.KillAsync(TestContext.Current.CancellationToken);
        }

        var again = await RunAsync();
        var titles = (await Verb.RunAsync("export", "--store", _temp.At("ingest.db"))).Lines.Select(line => line.GetProperty("title").GetString()!).ToList();

        Assert.Equal(0, again.Exit);
        Assert.True(Report(again).GetProperty("stored").GetInt32() > 0, "the kill came after the last story: nothing was left to prove");
        Assert.Equal(Enumerable.Range(0, Stories).Select(MadeUpNews.Title).Order(StringComparer.Ordinal), titles.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_daemon_drains_on_SIGTERM_and_ends_with_0()
    {
        var read = new TaskCompletionSource();
        _stand.Add("herald.example/news/0", async context =>
        {
            read.TrySetResult();
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(MadeUpNews.Page(0), context.RequestAborted);
        });

        using var child = ChildIngest.Start("run", "--sources", _temp.At("sources"), "--store", _temp.At("ingest.db"), "--connect-to", _stand.Address);
        await read.Task.WaitAsync(TestContext.Current.CancellationToken);
        child.Terminate();
        var end = await child.EndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, end.Exit);
        Assert.Contains("Stopping", end.Error);
        Assert.Contains("Stopped", end.Error);
        Assert.Contains((await Verb.RunAsync("export", "--store", _temp.At("ingest.db"))).Lines, line => line.GetProperty("title").GetString() == MadeUpNews.Title(0));
    }

    [Fact]
    public async Task A_page_that_never_ends_holds_the_daemon_no_longer_than_the_time_to_drain()
    {
        var asked = new TaskCompletionSource();
        _stand.Add("herald.example/news/0", async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        _temp.Write("ingest.json", """{ "Daemon": { "DrainWithin": "00:00:02" } }""");

        using var child = ChildIngest.Start(
            "run", "--config", _temp.At("ingest.json"), "--sources", _temp.At("sources"), "--store", _temp.At("ingest.db"), "--connect-to", _stand.Address);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        child.Terminate();
        var end = await child.EndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, end.Exit);
        Assert.Contains("Source herald: the run was cut short", end.Error);
        Assert.Contains("Stopped", end.Error);
    }

    [Fact]
    public async Task Bad_pages_are_rejected_with_their_reason_and_harm_no_other()
    {
        _stand
            .AddFeed("odd.example/rss", "http://odd.example/empty", "http://odd.example/gone", "http://odd.example/huge", "http://odd.example/good", "http://odd.example/charset")
            .Add("odd.example/empty", string.Empty)
            .Add("odd.example/huge", async context =>
            {
                context.Response.ContentType = "text/html";
                var chunk = new byte[1024 * 1024];
                for (var i = 0; i < 50; i++)
                {
                    await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                }
            })
            .Add("odd.example/good", MadeUpNews.Page(300))
            .Add("odd.example/charset", System.Text.Encoding.UTF8.GetBytes(MadeUpNews.Page(301).Replace("The people", "The péople", StringComparison.Ordinal)), "text/html; charset=iso-8859-1");
        WriteSource("odd", "http://odd.example/rss");

        var run = await RunAsync();

        Assert.Equal(0, run.Exit);
        var odd = Report(run, "odd");
        Assert.Equal(1, odd.GetProperty("rejected").GetProperty("empty_page").GetInt32());
        Assert.Equal(1, odd.GetProperty("failed").GetProperty("not_found").GetInt32());
        Assert.Equal(1, odd.GetProperty("failed").GetProperty("too_large").GetInt32());
        Assert.Equal(2, odd.GetProperty("stored").GetInt32());
        Assert.Equal(Stories, Report(run, "herald").GetProperty("stored").GetInt32());
    }

    [Fact]
    public async Task A_malformed_feed_and_an_unreachable_host_are_told_and_harm_no_other()
    {
        _stand.Add("broken.example/rss", "<html><body>Service temporarily full of moths</body></html>", "application/rss+xml");
        WriteSource("broken", "http://broken.example/rss");
        WriteSource("private", "http://10.1.2.3/rss");

        var run = await RunAsync();

        Assert.Equal(1, Report(run, "broken").GetProperty("failed").GetProperty("malformed").GetInt32());
        Assert.Equal(Stories, Report(run, "herald").GetProperty("stored").GetInt32());
    }

    [Fact]
    public async Task A_broken_source_file_is_reported_with_its_place_and_the_others_run()
    {
        _temp.Write("sources/bad.yaml", "id: bad\ndiscover:\n  - feed: http://bad.example/rss\nextract:\n  titel: h1\n");
        _temp.Write("sources/selector.yaml", "id: selector\ndiscover:\n  - feed: http://bad.example/rss\nextract:\n  title: \"h1[[\"\n");

        var run = await RunAsync();

        Assert.Equal(0, run.Exit);
        Assert.Matches(@"bad\.yaml:5:3 error SRC\d+ .*titel.*title", run.Error);
        Assert.Matches(@"selector\.yaml:5:\d+ error SRC\d+", run.Error);
        Assert.Equal(Stories, Report(run, "herald").GetProperty("stored").GetInt32());
    }

    [Fact]
    public async Task When_every_source_fails_the_exit_code_is_1()
    {
        WriteSource("herald", "http://herald.example/nowhere");

        var run = await RunAsync();

        Assert.Equal(1, run.Exit);
        Assert.Equal(1, Report(run).GetProperty("failed").GetProperty("not_found").GetInt32());
    }

    [Fact]
    public async Task A_feed_that_may_not_be_read_is_told_and_counts_as_failure()
    {
        WriteSource("herald", "http://127.0.0.1:1/rss");

        var run = await Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("ingest.db"));

        Assert.Equal(1, run.Exit);
        Assert.Contains("Rejected: 1 forbidden_address", run.Output);
        Assert.Contains("herald: http://127.0.0.1:1/rss: forbidden_address: port 1 of 127.0.0.1", run.Output);
        Assert.DoesNotContain("0 of its pages", run.Error);
    }

    [Fact]
    public async Task With_nothing_but_broken_files_the_exit_code_is_78()
    {
        _temp.Write("sources/herald.yaml", "id: [\n");

        var run = await RunAsync();

        Assert.Equal(78, run.Exit);
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_exit_code_69_and_names_the_path()
    {
        var file = _temp.Write("not-a-folder", "just a file");

        var run = await Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", Path.Combine(file, "ingest.db"));

        Assert.Equal(69, run.Exit);
        Assert.Contains("not-a-folder", run.Error);
    }

    private static JsonElement Report(VerbResult run, string source = "herald")
    {
        Assert.True(run.Lines.Count == 1, run.Error + run.Output);
        return run.Lines[0].GetProperty("runs").EnumerateArray().Single(report => report.GetProperty("source").GetString() == source);
    }

    private Task<VerbResult> RunAsync() => Verb.RunAsync(Arguments());

    private string[] Arguments() =>
        ["run", "--once", "--json", "--sources", _temp.At("sources"), "--store", _temp.At("ingest.db"), "--connect-to", _stand.Address];

    private void WriteSource(string id, string feed) => _temp.Write($"sources/{id}.yaml", $"""
        id: {id}
        discover:
          - feed: {feed}
        politeness: {"{ delay: 0s, concurrency: 4 }"}
        """);
}
