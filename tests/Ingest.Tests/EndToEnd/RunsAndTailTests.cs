using System.Text.Json;
using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.EndToEnd;

public sealed class RunsAndTailTests : TwoStoresTest
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_latest_runs_are_shown_newest_first_of_all_sources_or_of_one(bool mongo)
    {
        var store = Store(mongo);
        await using var stand = await NewsStand.StartAsync();
        foreach (var house in new[] { "herald", "gazette" })
        {
            Temp.Write($"sources/{house}.yaml", $"id: {house}\ndiscover:\n  - feed: http://{house}.example/rss\npoliteness: {{ delay: 0s }}\n");
            stand.AddFeed($"{house}.example/rss", $"http://{house}.example/news/1").Add($"{house}.example/news/1", MadeUpNews.Page(house.Length));
            await Verb.RunAsync("run", "--once", "--source", house, "--sources", Temp.At("sources"), "--store", store, "--connect-to", stand.Address);
        }

        var all = await Verb.RunAsync("runs", "--json", "--store", store);
        var latest = await Verb.RunAsync("runs", "--json", "--limit", "1", "--store", store);
        var one = await Verb.RunAsync("runs", "herald", "--store", store);
        var none = await Verb.RunAsync("runs", "harold", "--store", store);

        Assert.Equal(["gazette", "herald"], all.Lines.Select(run => run.GetProperty("source").GetString()));
        Assert.Equal("gazette", Assert.Single(latest.Lines).GetProperty("source").GetString());
        Assert.Equal(1, all.Lines[0].GetProperty("stored").GetInt32());
        Assert.Matches(@"20\d\d-\d\d-\d\d \d\d:\d\d:\d\dZ +herald", one.Output);
        Assert.DoesNotContain("gazette", one.Output, StringComparison.Ordinal);
        Assert.Equal(1, none.Exit);
        Assert.Contains("no run of source 'harold'", none.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tail_gives_every_story_once_those_that_were_written_late_too_and_none_that_only_changed(bool mongo)
    {
        await ImportAsync(Store(mongo), 1);
        await using var store = await StoreFactory.OpenAsync(Store(mongo), NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        var (tail, herald) = (new StoryTail(store, null), new StoryTail(store, new SourceId("herald")));
        var before = (await tail.NextAsync(Token)).Count + (await herald.NextAsync(Token)).Count;

        await ImportAsync(Store(mongo), 2, 3);
        var first = await TitlesAsync(tail);
        await ImportAsync(Store(mongo), 2, 3);
        var again = await TitlesAsync(tail);
        var now = await store.Leases.NowAsync(Token);
        await store.Records.WriteAsync([Written("late", now.AddMinutes(-5), now.AddMinutes(-5)), Written("old", now.AddDays(-9), now)], Token);

        Assert.Equal(0, before);
        Assert.Equal(["News number 2", "News number 3"], first);
        Assert.Empty(again);
        Assert.Equal(["late"], await TitlesAsync(tail));
        Assert.Equal(["late"], await TitlesAsync(herald));
        Assert.Empty(await TitlesAsync(tail));
    }

    [Fact]
    public async Task The_verb_follows_until_it_is_told_to_stop()
    {
        await ImportAsync(Store(false), 1);
        using var tail = ChildIngest.Start("tail", "--json", "--store", Store(false));
        using var few = ChildIngest.Start("tail", "--limit", "1", "--store", Store(false));
        await tail.SaysAsync("following");
        await few.SaysAsync("following");

        await ImportAsync(Store(false), 2);
        var ended = await few.EndAsync(Token);
        tail.Terminate();
        var stopped = await tail.EndAsync(Token);

        Assert.Equal(0, ended.Exit);
        Assert.Matches("Z  desk  \u2068News number 2\u2069  urn:ingest:import:", ended.Output);
        Assert.Equal(130, stopped.Exit);
        Assert.All(stopped.Lines, line => Assert.Equal("News number 2", line.GetProperty("title").GetString()));
    }

    private static StoreRecord.OfStory Written(string title, DateTimeOffset firstSeen, DateTimeOffset updated)
    {
        var story = Some.Story("https://herald.example/" + title);
        return new StoreRecord.OfStory(story with { Id = StoryId.Create(firstSeen), Source = new SourceId("herald"), Title = title, FirstSeen = firstSeen, Updated = updated });
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(StoryTail tail) => [.. (await tail.NextAsync(Token)).Select(story => story.Title).Order(StringComparer.Ordinal)];

    private Task<VerbResult> ImportAsync(string store, params int[] texts) => Verb.RunAsync(
        "import", Temp.Write("in.jsonl", string.Join('\n', texts.Select(n => JsonSerializer.Serialize(new { id = "n" + n, title = "News number " + n, body = MadeUpNews.Words(n, 120), source = "desk" })))), "--store", store);
}
