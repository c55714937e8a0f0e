using System.Globalization;
using System.Text;
using System.Text.Json;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using MongoDB.Bson;

namespace Ingest.Tests.EndToEnd;

/// <summary><c>ingest db copy</c> as an operator uses it: the copy is the same store, whatever happens on the way.</summary>
public sealed class DbCopyTests : IAsyncLifetime
{
    private const int Stories = 24;

    private readonly TempFolder _temp = new();
    private readonly MongoDouble _server = MongoDouble.Start();
    private NewsStand _stand = null!;

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.Add("herald.example/rss", Feed(n => $"http://herald.example/news/{n}"), "application/rss+xml");
        for (var n = 0; n < Stories; n++)
        {
            _stand.Add($"herald.example/news/{n}", MadeUpNews.Page(n));
        }

        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s, concurrency: 4 }\n");
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        await _server.DisposeAsync();
        _temp.Dispose();
        Assert.Empty(_server.Refusals);
    }

    [Fact]
    public async Task From_sqlite_to_mongodb_and_back_the_export_is_the_same_and_so_is_every_later_verdict()
    {
        var (original, copy, back) = (_temp.At("a.db"), _server.ConnectionString, _temp.At("back.db"));
        await RunAsync(original);
        await ImportAsync("old.jsonl", original, Line("old", "Barges counted", Words(80)));

        var there = await Verb.RunAsync("db", "copy", original, copy, "--json");
        var again = await Verb.RunAsync("db", "copy", original, copy, "--json");
        var home = await Verb.RunAsync("db", "copy", copy, back);

        Assert.Equal((0, 0, 0), (there.Exit, again.Exit, home.Exit));
        Assert.Equal(there.Output, again.Output);
        Assert.Equal(Stories + 1, Count(there, "stories"));
        Assert.True(Count(there, "pages") == Stories && Count(there, "links") == Stories && Count(there, "runs") == 1 && Count(there, "fingerprints") == Stories + 1);
        Assert.Matches(@"stories\s+25\s+25\s+same", home.Output);
        var export = await ExportAsync(original);
        Assert.Equal(export, await ExportAsync(copy));
        Assert.Equal(export, await ExportAsync(back));

        // An item has moved and was rewritten but for a paragraph: only its identifier tells what it is, and the source has proved its identifiers.
        _stand.Add("herald.example/rss", Feed(n => n == 7 ? "http://herald.example/moved" : $"http://herald.example/news/{n}"), "application/rss+xml");
        var kept = MadeUpNews.Page(7);
        _stand.Add("herald.example/moved", MadeUpNews.Page(1000).Replace("<p>", kept[kept.IndexOf("<p>", StringComparison.Ordinal)..(kept.IndexOf("</p>", StringComparison.Ordinal) + 4)] + "<p>", StringComparison.Ordinal));

        foreach (var store in new[] { original, copy, back })
        {
            var near = await ImportAsync("near.jsonl", store, Line("near", "Barges were counted", Words(80) + " more"), Line("old", "Barges counted", Words(80)));
            Assert.Contains("2 stories placed (1 ", near.Error);
            Assert.Contains("1 unchanged", near.Error);
            Assert.DoesNotContain("new", near.Error[near.Error.IndexOf("placed", StringComparison.Ordinal)..]);

            var run = await RunAsync(store);
            Assert.Equal((0, 1), (run.GetProperty("stored").GetInt32(), run.GetProperty("revisions").GetInt32()));
            Assert.Equal(Stories + 1, (await Verb.RunAsync("export", "--store", store)).Lines.Count);
        }
    }

    [Fact]
    public async Task A_copy_that_was_killed_is_continued_and_ends_the_same()
    {
        await ImportAsync("many.jsonl", _temp.At("a.db"), [.. Enumerable.Range(0, 900).Select(n => Line("id" + n, $"Title {n}", MadeUpNews.Words(n, 20)))]);

        using (var child = ChildIngest.Start("db", "copy", _temp.At("a.db"), _server.ConnectionString))
        {
            while (_server.Documents("stories").Count < 400)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            await child.KillAsync(TestContext.Current.CancellationToken);
        }

        var mark = Assert.Single(_server.Documents("meta"), document => document["_id"] == "copy");
        var before = _server.Commands.Count;
        var again = await Verb.RunAsync("db", "copy", _temp.At("a.db"), _server.ConnectionString, "--json");

        Assert.False(mark.Contains("completed_at"));
        Assert.Equal((0, 900), (again.Exit, Count(again, "stories")));
        Assert.True(_server.Commands.Skip(before).Where(IsOfStories).Sum(command => command["updates"].AsBsonArray.Count) < 900);
        Assert.Equal(await ExportAsync(_temp.At("a.db")), await ExportAsync(_server.ConnectionString));
    }

    [Fact]
    public async Task A_target_with_stories_of_its_own_is_refused_and_left_alone()
    {
        await ImportAsync("a.jsonl", _temp.At("a.db"), Line("a", "Barges counted", Words(40)));
        await ImportAsync("b.jsonl", _temp.At("b.db"), Line("b", "Lanterns lit", MadeUpNews.Words(3, 40)));
        var before = await ExportAsync(_temp.At("b.db"));

        var refused = await Verb.RunAsync("db", "copy", _temp.At("a.db"), _temp.At("b.db"));

        Assert.Equal(1, refused.Exit);
        Assert.Contains("holds 1 stories that are no copy of", refused.Error);
        Assert.Equal(before, await ExportAsync(_temp.At("b.db")));
    }

    [Fact]
    public async Task A_copy_that_lives_a_life_of_its_own_is_not_set_back()
    {
        await ImportAsync("a.jsonl", _temp.At("a.db"), Line("a", "Barges counted", Words(40)));
        await Verb.RunAsync("db", "copy", _temp.At("a.db"), _temp.At("b.db"));
        await ImportAsync("b.jsonl", _temp.At("b.db"), Line("b", "Lanterns lit", MadeUpNews.Words(3, 40)));

        var refused = await Verb.RunAsync("db", "copy", _temp.At("a.db"), _temp.At("b.db"));

        Assert.Equal(1, refused.Exit);
        Assert.Contains("copying again would put older states back", refused.Error);
    }

    [Fact]
    public async Task What_the_source_took_in_since_is_added_by_copying_again()
    {
        await ImportAsync("a.jsonl", _temp.At("a.db"), Line("a", "Barges counted", Words(40)));
        await Verb.RunAsync("db", "copy", _temp.At("a.db"), _temp.At("b.db"));
        await ImportAsync("b.jsonl", _temp.At("a.db"), Line("b", "Lanterns lit", MadeUpNews.Words(3, 40)));

        var again = await Verb.RunAsync("db", "copy", _temp.At("a.db"), _temp.At("b.db"), "--without-pages", "--json");

        Assert.Equal((0, 2), (again.Exit, Count(again, "stories")));
        Assert.DoesNotContain("pages", again.Output);
        Assert.Equal(await ExportAsync(_temp.At("a.db")), await ExportAsync(_temp.At("b.db")));
    }

    [Fact]
    public async Task Counts_that_differ_at_the_end_are_told()
    {
        await ImportAsync("a.jsonl", _temp.At("a.db"), Line("a", "Barges counted", Words(40)));
        await Verb.RunAsync("db", "copy", _temp.At("a.db"), _server.ConnectionString);
        _server.Put("places", new BsonDocument { { "_id", "u:stray" }, { "story", "x" } });

        var again = await Verb.RunAsync("db", "copy", _temp.At("a.db"), _server.ConnectionString);

        Assert.Equal(1, again.Exit);
        Assert.Matches(@"places\s+1\s+2\s+DIFFERENT", again.Output);
    }

    [Fact]
    public async Task A_store_is_not_copied_onto_itself_and_a_missing_one_is_not_made()
    {
        var same = await Verb.RunAsync("db", "copy", _temp.At("a.db"), _temp.At("x/../a.db"));
        var missing = await Verb.RunAsync("db", "copy", _temp.At("none.db"), _temp.At("b.db"));

        Assert.Equal((2, 69), (same.Exit, missing.Exit));
        Assert.False(File.Exists(_temp.At("none.db")) || File.Exists(_temp.At("b.db")));
    }

    private static bool IsOfStories(BsonDocument command) => command.GetElement(0) is { Name: "update", Value.AsString: "stories" };

    private static string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(n => "word" + n));

    private static string Line(string id, string title, string body) => JsonSerializer.Serialize(new { id, title, body });

    private static int Count(VerbResult copy, string kind) =>
        copy.Lines[0].GetProperty("records").EnumerateArray().Single(record => record.GetProperty("kind").GetString() == kind).GetProperty("to").GetInt32();

    private static async Task<string> ExportAsync(string store) => (await Verb.RunAsync("export", "--store", store)).Output;

    private static byte[] Feed(Func<int, string> address)
    {
        var items = string.Concat(Enumerable.Range(0, Stories).Select(n => string.Create(CultureInfo.InvariantCulture, $"<item><link>{address(n)}</link><guid isPermaLink=\"false\">item-{n}</guid></item>")));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>feed</title><link>http://herald.example/</link>{items}</channel></rss>");
    }

    private async Task<JsonElement> RunAsync(string store)
    {
        var run = await Verb.RunAsync("run", "--once", "--json", "--sources", _temp.At("sources"), "--store", store, "--connect-to", _stand.Address);
        Assert.Equal(0, run.Exit);
        return run.Lines[0].GetProperty("runs")[0];
    }

    private async Task<VerbResult> ImportAsync(string name, string store, params string[] lines) =>
        await Verb.RunAsync("import", _temp.Write(name, string.Join('\n', lines)), "--store", store);
}
