using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.EndToEnd;

/// <summary>The real program with its stories in MongoDB, as on SQLite.</summary>
public sealed class MongoRunTests : IAsyncLifetime
{
    private const int Stories = 12;

    private readonly TempFolder _temp = new();
    private readonly MongoDouble _server = MongoDouble.Start();
    private NewsStand _stand = null!;

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.AddFeed("herald.example/rss", [.. Enumerable.Range(0, Stories).Select(n => $"http://herald.example/news/{n}")]);
        for (var n = 0; n < Stories; n++)
        {
            _stand.Add($"herald.example/news/{n}", MadeUpNews.Page(n));
        }

        _temp.Write("sources/herald.yaml", """
            id: herald
            discover:
              - feed: http://herald.example/rss
            politeness: { delay: 0s, concurrency: 4 }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        await _server.DisposeAsync();
        _temp.Dispose();
        Assert.Empty(_server.Refusals);
    }

    [Fact]
    public async Task Every_story_is_stored_once_and_a_second_run_stores_nothing()
    {
        var first = await Verb.RunAsync(Arguments());
        var second = await Verb.RunAsync(Arguments());

        Assert.Equal((0, 0), (first.Exit, second.Exit));
        Assert.Equal(Stories, first.Lines[0].GetProperty("runs")[0].GetProperty("stored").GetInt32());
        Assert.Equal(0, second.Lines[0].GetProperty("runs")[0].GetProperty("stored").GetInt32());
        Assert.Equal(Stories, _server.Documents("stories").Count);
        Assert.Equal(Stories, (await Verb.RunAsync("export", "--store", _server.ConnectionString)).Lines.Count);
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

        // What a real server does in its own time, so that the test need not wait for the leases of the dead.
        _server.Expire(DateTimeOffset.UtcNow.AddMinutes(1));
        var again = await Verb.RunAsync(Arguments());

        Assert.Equal(0, again.Exit);
        Assert.Equal(
            Enumerable.Range(0, Stories).Select(MadeUpNews.Title).Order(),
            _server.Documents("stories").Select(story => story["title"].AsString).Order());
    }

    [Fact]
    public async Task A_server_that_is_away_ends_the_program_with_its_own_exit_code()
    {
        await _server.GoAwayAsync();

        var run = await Verb.RunAsync("status", "--store", _server.ConnectionString + "?serverSelectionTimeoutMS=50");

        Assert.Equal(69, run.Exit);
        Assert.Contains($"127.0.0.1:{_server.Port}/ingest cannot be reached", run.Error);
    }

    private string[] Arguments() =>
        ["run", "--once", "--json", "--sources", _temp.At("sources"), "--store", _server.ConnectionString, "--connect-to", _stand.Address];
}
