using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.AspNetCore.Http;

namespace Ingest.Tests.EndToEnd;

/// <summary>The real program whose database goes away in the middle of a run.</summary>
public sealed class StoreAwayRunTests : IAsyncLifetime
{
    private const int Stories = 12;
    private const int Last = Stories / 2;

    private readonly TempFolder _temp = new();
    private readonly MongoDouble _server = MongoDouble.Start();
    private NewsStand _stand = null!;
    private int _went;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Spool => _temp.At("spool");

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.AddFeed("herald.example/rss", [.. Enumerable.Range(0, Stories).Select(n => $"http://herald.example/news/{n}")]);
        for (var n = 0; n < Stories; n++)
        {
            var (page, goes) = (MadeUpNews.Page(n), n == Last);
            _stand.Add($"herald.example/news/{n}", async context =>
            {
                if (goes && Interlocked.Exchange(ref _went, 1) == 0)
                {
                    await _server.GoAwayAsync();
                }

                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(page, context.RequestAborted);
            });
        }

        _temp.Write("sources/herald.yaml", """
            id: herald
            discover:
              - feed: http://herald.example/rss
            politeness: { delay: 0s, concurrency: 4 }
            """);
        _temp.Write("ingest.json", $$"""{ "Spool": { "Folder": "{{Spool}}" } }""");
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        await _server.DisposeAsync();
        _temp.Dispose();
        Assert.Empty(_server.Refusals);
    }

    [Fact]
    public async Task A_kill_while_articles_wait_on_disk_loses_none_and_the_next_start_stores_each_once()
    {
        using (var child = ChildIngest.Start(Arguments("run")))
        {
            await SpooledAsync();
            await child.KillAsync(Token);
        }

        var waiting = Files().Length;
        ComeBack();
        var status = await Verb.RunAsync("status", "--config", _temp.At("ingest.json"), "--store", _server.ConnectionString);
        var again = await Verb.RunAsync(Arguments("run", "--once", "--json"));

        Assert.Equal(0, again.Exit);
        Assert.Contains($"{waiting} article", status.Output);
        Assert.Matches($"stored {waiting} articles? that waited in {Spool}", again.Error);
        Assert.Empty(Files());
        AssertEachOnce();
    }

    [Fact]
    public async Task A_single_run_ends_with_69_and_tells_what_waits_where_and_the_next_one_goes_on()
    {
        var first = await Verb.RunAsync(Arguments("run", "--once"));
        var status = await Verb.RunAsync("status", "--config", _temp.At("ingest.json"), "--store", Store());
        ComeBack();
        var second = await Verb.RunAsync(Arguments("run", "--once"));

        Assert.Equal((69, 69, 0), (first.Exit, status.Exit, second.Exit));
        Assert.Matches($"MongoDB 127.0.0.1:{_server.Port}/ingest .*articles? waits? in {Spool}", first.Error);
        Assert.Matches($"articles? waits? in {Spool}", status.Error);
        AssertEachOnce();
    }

    [Fact]
    public async Task SIGTERM_while_the_database_is_away_ends_the_daemon_and_says_what_waits()
    {
        using var child = ChildIngest.Start(Arguments("run"));
        await SpooledAsync();

        child.Terminate();
        var end = await child.EndAsync(Token);

        Assert.Equal(0, end.Exit);
        Assert.Contains("Stopped while the store was away", end.Error);
        Assert.Contains("in " + Spool, end.Error);
    }

    /// <summary>Later than any claim holds that could not be released.</summary>
    private void ComeBack()
    {
        _server.ComeBack();
        _server.Expire(DateTimeOffset.UtcNow.AddMinutes(1));
    }

    private void AssertEachOnce() => Assert.Equal(
        Enumerable.Range(0, Stories).Select(MadeUpNews.Title).Order(), _server.Documents("stories").Select(story => story["title"].AsString).Order());

    private string[] Files() => Directory.Exists(Spool) ? Directory.GetFiles(Spool, "*.zst", SearchOption.AllDirectories) : [];

    private async Task SpooledAsync()
    {
        while (Files().Length == 0)
        {
            await Task.Delay(10, Token);
        }
    }

    private string Store() => _server.ConnectionString + "?serverSelectionTimeoutMS=100";

    private string[] Arguments(params string[] verb) =>
        [.. verb, "--config", _temp.At("ingest.json"), "--sources", _temp.At("sources"), "--store", Store(), "--connect-to", _stand.Address];
}
