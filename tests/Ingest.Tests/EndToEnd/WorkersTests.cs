using System.Collections.Concurrent;
using System.Globalization;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.AspNetCore.Http;
using MongoDB.Bson;

namespace Ingest.Tests.EndToEnd;

/// <summary>Three worker processes on one database.</summary>
public sealed class WorkersTests : IAsyncLifetime
{
    private const int Workers = 3;
    private const int StoriesEach = 3;

    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    private readonly TempFolder _temp = new();
    private readonly MongoDouble _server = MongoDouble.Start();
    private readonly List<ChildIngest> _workers = [];
    private readonly List<string> _feeds = [];
    private readonly ConcurrentQueue<string> _asked = new();
    private NewsStand _stand = null!;
    private int _stories;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stand = await NewsStand.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _workers.ForEach(worker => worker.Dispose());
        await _stand.DisposeAsync();
        await _server.DisposeAsync();
        _temp.Dispose();
        Assert.Empty(_server.Refusals);
    }

    [Fact]
    public async Task Every_source_is_read_once_and_the_spacing_of_a_host_holds_across_workers()
    {
        var (now, most) = (0, 0);
        for (var n = 0; n < 4; n++)
        {
            AddSource($"own-{n}", $"own-{n}.example", "{ delay: 0s }");
        }

        AddSource("shared-a", "shared.example", $"{{ delay: {Delay.TotalSeconds}s }}", Counted);
        AddSource("shared-b", "shared.example", $"{{ delay: {Delay.TotalSeconds}s }}", Counted);
        Start(TimeSpan.FromMinutes(2));

        await Reached(_server.WhenAsync(() => _server.Documents("runs").Count == _feeds.Count));

        AssertEachStoryOnce();
        Assert.All(_feeds, feed => Assert.Single(_stand.Requests, request => request.StartsWith($"GET {feed} ", StringComparison.Ordinal)));
        Assert.Equal(1, most);
        AssertSpaced("shared.example", _stand.Requests.Count(request => request.StartsWith("GET shared.example/", StringComparison.Ordinal)));

        async Task Counted(HttpContext context, string page)
        {
            var together = Interlocked.Increment(ref now);
            most = Math.Max(most, together);
            await context.Response.WriteAsync(page, context.RequestAborted);
            Interlocked.Decrement(ref now);
        }
    }

    [Fact]
    public async Task What_a_killed_and_a_frozen_worker_had_in_work_is_taken_over_and_no_story_is_lost_or_doubled()
    {
        var open = new TaskCompletionSource();
        AddSource("killed", "killed.example", "{ delay: 0s }", HeldUpAsync);
        AddSource("frozen", "frozen.example", "{ delay: 0s }", HeldUpAsync);
        AddSource("other", "other.example", "{ delay: 0s }");
        Start(TimeSpan.FromSeconds(2), "--config", _temp.Write("ingest.json", """{ "Daemon": { "SourcesAtOnce": 1 } }"""));
        await Reached(_server.WhenAsync(() => AskedFor("killed.example/news/") && AskedFor("frozen.example/news/")));
        var (killed, frozen) = (HolderOf("killed"), HolderOf("frozen"));

        await killed.KillAsync(Token);
        frozen.Freeze();
        open.SetResult();
        await Reached(_server.WhenAsync(() => _server.Documents("runs").Count == 3));
        var tookOver = frozen.SaysAsync("Source frozen: another worker took the run over");
        frozen.Thaw();
        await Reached(tookOver);

        Assert.NotEqual(killed.ProcessId, frozen.ProcessId);
        AssertEachStoryOnce();
        Assert.Equal(3, _server.Documents("runs").Count);
        Assert.All(_server.Documents("links"), link => Assert.Equal("stored", link["state"].AsString));

        bool AskedFor(string page) => _asked.Any(asked => asked.StartsWith(page, StringComparison.Ordinal));

        async Task HeldUpAsync(HttpContext context, string page)
        {
            _asked.Enqueue(context.Request.Host.Host + context.Request.Path);
            await open.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync(page, context.RequestAborted);
        }
    }

    private void AddSource(string id, string host, string politeness, Func<HttpContext, string, Task>? answer = null)
    {
        var first = _stories;
        _stories += StoriesEach;
        _feeds.Add($"{host}/{id}");
        _stand.AddFeed($"{host}/{id}", [.. Enumerable.Range(first, StoriesEach).Select(n => $"http://{host}/news/{n}")]);
        for (var n = first; n < _stories; n++)
        {
            var page = MadeUpNews.Page(n);
            _stand.Add($"{host}/news/{n}", async context =>
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                await (answer is null ? context.Response.WriteAsync(page, context.RequestAborted) : answer(context, page));
            });
        }

        _temp.Write($"sources/{id}.yaml", $"""
            id: {id}
            schedule: {"{"} every: 6h {"}"}
            discover:
              - feed: http://{host}/{id}
            politeness: {politeness}
            """);
    }

    /// <summary>A short lease is for those who wait for its end; a long one is not lost on a busy machine.</summary>
    private void Start(TimeSpan lease, params string[] more)
    {
        for (var n = 0; n < Workers; n++)
        {
            _workers.Add(ChildIngest.StartLeasing(
                lease, ["run", "--sources", _temp.At("sources"), "--store", _server.ConnectionString, "--connect-to", _stand.Address, .. more]));
        }
    }

    /// <summary>What never comes is told with what the workers said.</summary>
    private async Task Reached(Task point)
    {
        try
        {
            await point.WaitAsync(TimeSpan.FromMinutes(2), Token);
        }
        catch (TimeoutException)
        {
            Assert.Fail(string.Join("\n---\n", _workers.Select(worker => worker.Said)));
        }
    }

    private ChildIngest HolderOf(string source)
    {
        var owner = _server.Documents("sources").Single(document => document["_id"] == source)["lease"]["owner"].AsString;
        var process = int.Parse(owner.Split('/')[1], CultureInfo.InvariantCulture);
        return _workers.Single(worker => worker.ProcessId == process);
    }

    private void AssertEachStoryOnce()
    {
        var stories = _server.Documents("stories");
        Assert.Equal(Enumerable.Range(0, _stories).Select(MadeUpNews.Title).Order(StringComparer.Ordinal), stories.Select(story => story["title"].AsString).Order(StringComparer.Ordinal));
        Assert.All(stories, story => Assert.Single(story["appearances"].AsBsonArray));
    }

    /// <summary>Every request made known when the next may start; by the server's clock, for that of the workers may be late in looking.</summary>
    private void AssertSpaced(string host, int requests)
    {
        var next = _server.Commands
            .Where(command => command.GetElement(0).Name == "update" && command["update"] == "hosts")
            .SelectMany(command => command["updates"].AsBsonArray.Select(update => update.AsBsonDocument))
            .Where(update => update["q"]["_id"] == host)
            .Select(update => update["u"].AsBsonDocument)
            .Where(update => update.Contains("$max"))
            .Select(update => update["$max"]["next_allowed_at"].ToUniversalTime())
            .ToList();

        // Each worker asks for the server's time once a minute and may be wrong by half the way there and back.
        Assert.True(next.Count >= requests, $"{requests} requests, {next.Count} of them made known");
        Assert.All(next.Zip(next.Skip(1)), pair => Assert.True(pair.Second - pair.First > Delay / 2, $"{pair.First:O} {pair.Second:O}"));
    }
}
