using System.Diagnostics;
using System.Text.Json;
using Ingest.Backends;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.EndToEnd;

/// <summary>Processes that import the same and nearly the same stories into one store at once, and processes that are killed on the way.</summary>
public sealed class RacingImportsTests : IDisposable
{
    private const int Stories = 40;

    private readonly TempFolder _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Processes_on_one_file_store_each_story_once_and_lose_none(int processes)
    {
        await RaceAsync(processes, _temp.At("ingest.db"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Workers_on_one_database_store_each_story_once_and_lose_none(int processes)
    {
        await using var server = MongoDouble.Start();

        await RaceAsync(processes, server.ConnectionString);

        Assert.Empty(server.Documents("claims"));
        Assert.Empty(server.Refusals);
    }

    [Fact]
    public async Task A_process_that_is_killed_in_the_middle_leaves_a_file_in_which_the_rest_is_stored_once()
    {
        var (store, file) = (_temp.At("ingest.db"), _temp.Write("lines.jsonl", string.Join('\n', Lines(0, 400))));
        using (var child = ChildIngest.Start("import", file, "--store", store))
        {
            await StoredAsync(store, some: 1);
            await child.KillAsync(Token);
        }

        var again = await Verb.RunAsync("import", file, "--store", store);

        Assert.Equal(0, again.Exit);
        Assert.Equal(400, await StoredAsync(store, some: 400));
        Assert.Contains("no problems", (await Verb.RunAsync("db", "check", "--store", store)).Output);
    }

    /// <summary>Each step is carried out by the server and the worker dies before it hears of it.</summary>
    [Theory]
    [InlineData("insert", "claims")]
    [InlineData("findAndModify", "places")]
    [InlineData("insert", "fingerprints")]
    [InlineData("insert", "stories")]
    public async Task A_worker_that_is_killed_between_its_claim_and_its_write_leaves_nothing_stuck_beyond_the_lease(string command, string collection)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = MongoDouble.Start(time: time);
        await Verb.RunAsync("db", "migrate", "--store", server.ConnectionString);
        var file = _temp.Write("lines.jsonl", Lines(0, 1).Single());
        server.Fail(command, Fault.Kind.Slow, collection: collection);
        using (var child = ChildIngest.Start("import", file, "--store", server.ConnectionString))
        {
            await server.WhenAsync(() => server.Commands.Any(sent => sent.GetElement(0) is var first && first.Name == command && first.Value == collection));
            await child.KillAsync(Token);
        }

        var claimed = server.Documents("claims").Count;
        time.Advance(TimeSpan.FromMinutes(2)); // The lease is 30 s by the clock that the worker carried on.
        var again = await Verb.RunAsync("import", file, "--store", server.ConnectionString);

        Assert.NotEqual(0, claimed);
        Assert.Equal(0, again.Exit);
        Assert.Single(server.Documents("stories"));
        Assert.Single(server.Documents("fingerprints"));
        Assert.Empty(server.Documents("claims"));
        Assert.Empty(server.Refusals);
    }

    /// <summary>Each process reads a pipe of its own; when all have opened theirs, all lines come at once.</summary>
    private async Task RaceAsync(int processes, string store)
    {
        await Verb.RunAsync("db", "migrate", "--store", store);
        var pipes = Enumerable.Range(0, processes).Select(n => _temp.At($"pipe-{n}")).ToList();
        foreach (var pipe in pipes)
        {
            using var make = Process.Start("mkfifo", [pipe]);
            await make.WaitForExitAsync(Token);
        }

        var children = pipes.ConvertAll(pipe => ChildIngest.Start("import", pipe, "--store", store));
        var writers = await Task.WhenAll(pipes.Select(pipe => Task.Run(() => new StreamWriter(new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)), Token)));
        await Task.WhenAll(writers.Select(async (writer, n) =>
        {
            await using (writer)
            {
                await writer.WriteLineAsync(string.Join('\n', Lines(n, Stories)));
            }
        }));
        foreach (var child in children)
        {
            var ended = await child.EndAsync(Token);
            Assert.True(ended.Exit == 0, ended.Error);
            child.Dispose();
        }

        var stories = (await Verb.RunAsync("export", "--store", store)).Lines;
        Assert.Equal(Stories, stories.Count);
        Assert.All(stories, story => Assert.Equal(processes, story.GetProperty("appearances").GetArrayLength()));
    }

    /// <summary>The same stories for every teller; every second one tells them in part in words of his own.</summary>
    private static IEnumerable<string> Lines(int teller, int stories) => Enumerable.Range(0, stories).Select(n => JsonSerializer.Serialize(new
    {
        id = $"{teller}-{n}",
        title = MadeUpNews.Title(n),
        text = teller % 2 == 0 ? MadeUpNews.Words(n, 120) : $"{MadeUpNews.Words(n, 120 - teller)} {MadeUpNews.Words(9_000 + teller, 4)}",
        source = $"house-{teller}",
        published = "2026-03-02T08:00:00Z",
    }));

    /// <summary>Ends when the store has so many stories.</summary>
    private static async Task<long> StoredAsync(string path, int some)
    {
        await using var store = await StoreFactory.OpenAsync(path, NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        for (var stored = 0L; ;)
        {
            Token.ThrowIfCancellationRequested();
            stored = await store.Stories.CountAsync(Token);
            if (stored >= some)
            {
                return stored;
            }

            await Task.Yield();
        }
    }
}
