using System.Text.Json;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.EndToEnd;

public sealed class StoryVerbTests : TwoStoresTest
{
    private const string Herald = "https://herald.example/news/1";
    private const string Gazette = "https://gazette.example/news/1";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stories_that_are_merged_by_hand_stay_one_when_they_are_imported_again(bool mongo)
    {
        var store = Store(mongo);
        await ImportAsync(store, Line("a", Herald, 1), Line("b", Gazette, 2));
        var (one, other) = await IdsAsync(store);

        var merge = await Verb.RunAsync("story", "merge", one, Gazette, "--store", store);
        var again = await ImportAsync(store, Line("a", Herald, 1), Line("b", Gazette, 2), Line("b", Gazette, 3));
        var stories = await Verb.RunAsync("export", "--store", store);
        var explain = await Verb.RunAsync("explain", other, "--store", store);

        Assert.True(merge.Exit == 0, merge.Error);
        Assert.Contains($"took up {other}", merge.Output, StringComparison.Ordinal);
        Assert.Contains("3 unchanged", again.Error, StringComparison.Ordinal);
        var story = Assert.Single(stories.Lines);
        Assert.Equal([Herald, Gazette], story.GetProperty("appearances").EnumerateArray().Select(place => place.GetProperty("url").GetString()));
        Assert.Matches(@"variant: an editor said so \(20\d\d-\d\d-\d\d\) \[editor\]", explain.Output);
        Assert.Matches($@"decided      an editor said so \(20.*\): .*{Gazette}.* are one story", explain.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_text_that_is_split_off_stays_another_when_it_is_imported_again(bool mongo)
    {
        var store = Store(mongo);
        await ImportAsync(store, Line("a", Herald, 1), Line("b", Gazette, 1));
        var before = Assert.Single((await Verb.RunAsync("export", "--store", store)).Lines);

        var split = await Verb.RunAsync("story", "split", before.GetProperty("id").GetString()!, Gazette, "--store", store);
        var again = await ImportAsync(store, Line("b", Gazette, 1), Line("a", Herald, 1), Line("b", Gazette, 1));
        var stories = (await Verb.RunAsync("export", "--store", store)).Lines;

        Assert.True(split.Exit == 0, split.Error);
        Assert.Contains("imported again it is stored as a story of its own", split.Output, StringComparison.Ordinal);
        Assert.Contains("(1 related, 2 unchanged)", again.Error, StringComparison.Ordinal);
        Assert.Equal([Herald, Gazette], stories.Select(story => story.GetProperty("url").GetString()));
        Assert.StartsWith("not merged: an editor said so (", stories[1].GetProperty("related")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_split_takes_a_merge_back(bool mongo)
    {
        var store = Store(mongo);
        await ImportAsync(store, Line("a", Herald, 1), Line("b", Gazette, 2));
        var (one, other) = await IdsAsync(store);
        var before = await Verb.RunAsync("explain", other, "--json", "--store", store);

        await Verb.RunAsync("story", "merge", one, other, "--store", store);
        var split = await Verb.RunAsync("story", "split", one, Gazette, "--store", store);
        var after = await Verb.RunAsync("explain", other, "--json", "--store", store);
        var again = await ImportAsync(store, Line("a", Herald, 1), Line("b", Gazette, 2));

        Assert.Contains($"it is story {other}", split.Output, StringComparison.Ordinal);
        static JsonElement Story(VerbResult result) => result.Lines[0].GetProperty("story");
        Assert.Equal(Story(before).GetProperty("body").GetRawText(), Story(after).GetProperty("body").GetRawText());
        Assert.Equal(Gazette, Assert.Single(Story(after).GetProperty("appearances").EnumerateArray()).GetProperty("url").GetString());
        Assert.Contains("2 unchanged", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_of_a_text_that_was_split_off_joins_the_story_that_it_made(bool mongo)
    {
        var store = Store(mongo);
        await ImportAsync(store, Line("a", Herald, 1));
        await ImportAsync(store, Line("b", Gazette, 2));
        var (older, newer) = await IdsAsync(store);
        await Verb.RunAsync("story", "merge", newer, older, "--store", store);
        await Verb.RunAsync("story", "split", newer, Herald, "--store", store);

        await ImportAsync(store, Line("c", "https://hill.example/1", 1));
        var stories = (await Verb.RunAsync("export", "--store", store)).Lines;

        var joined = stories.Single(story => story.GetProperty("appearances").GetArrayLength() == 2);
        Assert.Equal((2, older), (stories.Count, joined.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_page_that_is_split_off_is_a_story_at_once_and_later_looks_leave_it_so()
    {
        await using var stand = await NewsStand.StartAsync();
        foreach (var house in new[] { "herald", "gazette" })
        {
            Temp.Write($"sources/{house}.yaml", $"id: {house}\ndiscover:\n  - feed: http://{house}.example/rss\npoliteness: {{ delay: 0s }}\n");
            stand.AddFeed($"{house}.example/rss", $"http://{house}.example/news/1").Add($"{house}.example/news/1", MadeUpNews.Page(1));
        }

        var config = Temp.Write("soon.json", """{ "Pipeline": { "RevisitYoungerThan": "3650.00:00:00", "RevisitAfter": [ "00:00:00.001", "00:00:00.001" ] } }""");
        Task<VerbResult> RunAsync() => Verb.RunAsync("run", "--once", "--sources", Temp.At("sources"), "--store", Store(false), "--connect-to", stand.Address, "--config", config);
        await RunAsync();
        var joined = Assert.Single((await Verb.RunAsync("export", "--store", Store(false))).Lines).GetProperty("appearances")[1].GetProperty("url").GetString()!;

        var split = await Verb.RunAsync("story", "split", joined, joined, "--store", Store(false));
        stand.Add(new Uri(joined).Host + "/news/1", MadeUpNews.Page(1).Replace("counts", "recounts", StringComparison.Ordinal));
        await RunAsync();
        var stories = (await Verb.RunAsync("export", "--store", Store(false))).Lines;

        Assert.Matches("it is story [0-9a-f]{32} ", split.Output);
        Assert.Equal(2, stories.Count);
        var own = stories.Single(story => story.GetProperty("url").GetString() == joined);
        Assert.Contains("recounts", own.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, own.GetProperty("revision").GetInt32());
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_the_reason()
    {
        var store = Store(false);
        await ImportAsync(store, Line("a", Herald, 1), Line("b", Gazette, 1), Line("c", "https://hill.example/1", 2));
        var (one, other) = await IdsAsync(store, other: "https://hill.example/1");
        async Task<string> RefusedAsync(params string[] args)
        {
            var result = await Verb.RunAsync([.. args, "--store", store]);
            Assert.Equal((1, string.Empty), (result.Exit, result.Output));
            return result.Error;
        }

        Assert.Contains("there is no story 'unknown'", await RefusedAsync("story", "merge", one, "unknown"), StringComparison.Ordinal);
        Assert.Contains("both are story", await RefusedAsync("story", "merge", one, Gazette), StringComparison.Ordinal);
        Assert.Contains("was not seen at https://hill.example/1", await RefusedAsync("story", "split", one, "https://hill.example/1"), StringComparison.Ordinal);
        Assert.Contains("is the only place", await RefusedAsync("story", "split", other, "https://hill.example/1"), StringComparison.Ordinal);
        Assert.Contains($"split off the others: {Gazette}", await RefusedAsync("story", "split", one, Herald), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_that_other_writers_always_come_before_is_refused_in_words()
    {
        await ImportAsync(Server.ConnectionString, Line("a", Herald, 1), Line("b", Gazette, 2));
        Server.Fail("update", Fault.Kind.Overtaken, times: 10_000, collection: "stories");

        var merge = await Verb.RunAsync("story", "merge", Herald, Gazette, "--store", Server.ConnectionString);

        Assert.Equal((1, string.Empty), (merge.Exit, merge.Output));
        Assert.Matches(@"^ingest: nothing was changed: other writers were faster [0-9]+ times on end at story [0-9a-f]{32}; try again later\r?\n$", merge.Error);
    }

    [Fact]
    public async Task Texts_of_a_source_that_is_not_deduplicated_stay_apart()
    {
        await using var stand = await NewsStand.StartAsync();
        foreach (var (house, keys) in new[] { ("herald", ""), ("gazette", "deduplicate: false\n"), ("hill", "") })
        {
            Temp.Write($"sources/{house}.yaml", $"id: {house}\ndiscover:\n  - feed: http://{house}.example/rss\npoliteness: {{ delay: 0s }}\n{keys}");
            stand.AddFeed($"{house}.example/rss", $"http://{house}.example/news/1").Add($"{house}.example/news/1", MadeUpNews.Page(1));
        }

        await Verb.RunAsync("run", "--once", "--sources", Temp.At("sources"), "--store", Store(false), "--connect-to", stand.Address);
        var stories = (await Verb.RunAsync("export", "--store", Store(false))).Lines;

        Assert.Equal([1, 2], stories.Select(story => story.GetProperty("appearances").GetArrayLength()).Order());
        Assert.Equal("gazette", stories.Single(story => story.GetProperty("appearances").GetArrayLength() == 1).GetProperty("source").GetString());
    }

    private static string Line(string id, string url, int text) =>
        JsonSerializer.Serialize(new { id, url, title = "News number " + text, body = MadeUpNews.Words(text, 200), source = new Uri(url).Host.Split('.')[0] });

    private Task<VerbResult> ImportAsync(string store, params string[] lines) => Verb.RunAsync("import", Temp.Write("in.jsonl", string.Join('\n', lines)), "--store", store);

    /// <summary>Ids of the stories first seen at two addresses.</summary>
    private static async Task<(string One, string Other)> IdsAsync(string store, string one = Herald, string other = Gazette)
    {
        var lines = (await Verb.RunAsync("export", "--store", store)).Lines;
        string Id(string url) => lines.Single(line => line.GetProperty("url").GetString() == url).GetProperty("id").GetString()!;
        return (Id(one), Id(other));
    }
}
