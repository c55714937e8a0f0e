using System.Text.Json;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.EndToEnd;

/// <summary>What the verbs order without a daemon, on both back ends, and what runs make of it.</summary>
public sealed class OrderVerbsTests : TwoStoresTest
{
    private static readonly string[] Nobody = ["--url", "http://127.0.0.1:1"];

    private NewsStand _stand = null!;

    public override async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.AddFeed("herald.example/rss", "http://herald.example/news/1").Add("herald.example/news/1", MadeUpNews.Page(1));
        Temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
    }

    public override async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_source_that_was_paused_is_not_read_even_when_its_file_is_edited_or_it_is_named_until_it_is_resumed(bool mongo)
    {
        var store = Store(mongo);
        await RunAsync(store);
        var asked = _stand.Requests.Count;

        var pause = await Verb.RunAsync("pause", "herald", "--reason", "legal", "--store", store);
        Temp.Write("sources/herald.yaml", "id: herald\nname: Edited\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
        var paused = await RunAsync(store, "--source", "herald");
        var meanwhile = _stand.Requests.Count;
        await Verb.RunAsync("resume", "herald", "--store", store);
        await RunAsync(store);

        Assert.True(pause.Exit == 0, pause.Error);
        Assert.Equal(asked, meanwhile);
        Assert.Contains(": legal", paused.Lines[0].GetProperty("runs")[0].GetProperty("first_error").GetString(), StringComparison.Ordinal);
        Assert.True(_stand.Requests.Count > asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reset_makes_a_source_due_and_asks_for_everything_anew(bool mongo)
    {
        var store = Store(mongo);
        await RunAsync(store);

        var reset = await Verb.RunAsync("reset", "herald", "--json", "--store", store);
        var state = await StateAsync(store);

        Assert.True(reset.Lines[0].GetProperty("done").GetBoolean(), reset.Output + reset.Error);
        Assert.True(state.GetProperty("due_at").GetDateTimeOffset() <= DateTimeOffset.UtcNow);
        Assert.False(state.GetProperty("documents").GetProperty("http://herald.example/rss").GetProperty("validators").TryGetProperty("e_tag", out _));
    }

    [Fact]
    public async Task Where_no_daemon_answers_it_is_written_into_the_store_also_for_a_source_that_has_not_run()
    {
        await Verb.RunAsync("import", Temp.Write("in.jsonl", "{\"id\":\"a\",\"title\":\"t\",\"body\":\"some text\"}\n"), "--store", Temp.At("a.db"));

        var pause = await Verb.RunAsync("pause", "herald", "harold", "--config", Config());
        var status = await Verb.RunAsync("status", "--store", Temp.At("a.db"));

        Assert.Equal(1, pause.Exit);
        Assert.Contains("no daemon answers at http://127.0.0.1:1", pause.Error, StringComparison.Ordinal);
        Assert.Contains("source harold is known neither", pause.Error, StringComparison.Ordinal);
        Assert.Contains("source herald paused by", pause.Output, StringComparison.Ordinal);
        Assert.Contains("no reason was given", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_ordered_from_a_daemon_that_is_named_is_not_written_into_another_store()
    {
        await Verb.RunAsync("import", Temp.Write("in.jsonl", "{\"id\":\"a\",\"title\":\"t\",\"body\":\"some text\"}\n"), "--store", Temp.At("a.db"));

        var pause = await Verb.RunAsync(["pause", "herald", "--config", Config(), .. Nobody]);
        var status = await Verb.RunAsync("status", "--store", Temp.At("a.db"));

        Assert.Equal(1, pause.Exit);
        Assert.Contains("no daemon answers at http://127.0.0.1:1; without --url, or with --store", pause.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("no reason was given", status.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task To_be_read_now_is_left_in_the_store_where_no_daemon_answers(bool mongo)
    {
        var store = Store(mongo);
        await RunAsync(store);

        var ordered = await Verb.RunAsync("run-now", "herald", "--sources", Temp.At("sources"), "--store", store);
        var due = (await StateAsync(store)).GetProperty("due_at").GetDateTimeOffset();
        await Verb.RunAsync("pause", "herald", "--store", store);
        var paused = await Verb.RunAsync("run-now", "herald", "--sources", Temp.At("sources"), "--store", store);
        var named = await Verb.RunAsync(["run-now", "herald", .. Nobody]);

        Assert.True(ordered.Exit == 0, ordered.Error);
        Assert.Contains("'ingest run --once --source herald' reads it without one", ordered.Output, StringComparison.Ordinal);
        Assert.True(due <= DateTimeOffset.UtcNow);
        Assert.Equal((1, 1), (paused.Exit, named.Exit));
        Assert.Contains("'ingest resume herald' comes first", paused.Error, StringComparison.Ordinal);
        Assert.Contains("no daemon answers at http://127.0.0.1:1; without --url, or with --store", named.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_says_until_when_and_that_nothing_else_reads_the_source()
    {
        await RunAsync(Temp.At("a.db"));

        var pause = await Verb.RunAsync("pause", "herald", "--for", "2h", "--store", Temp.At("a.db"));

        Assert.Matches(@"it is not read again before \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ or 'ingest resume herald', not by 'ingest run-now' either", pause.Output);
    }

    [Fact]
    public async Task A_length_that_is_none_is_a_wrong_call()
    {
        var pause = await Verb.RunAsync(["pause", "herald", "--for", "soon", .. Nobody]);

        Assert.Equal(2, pause.Exit);
        Assert.Contains("--for soon: expected a length such as 90m, 2h or 3d", pause.Error, StringComparison.Ordinal);
    }

    /// <summary>Settings by which no daemon answers.</summary>
    private string Config() => Temp.Write("store.json", JsonSerializer.Serialize(new
    {
        Store = new { Connection = Temp.At("a.db") },
        Sources = new { Folder = Temp.At("sources") },
        Daemon = new { Listen = Nobody[1] },
    }));

    private Task<VerbResult> RunAsync(string store, params string[] more) =>
        Verb.RunAsync(["run", "--once", "--json", "--sources", Temp.At("sources"), "--store", store, "--connect-to", _stand.Address, .. more]);

    private static async Task<JsonElement> StateAsync(string store) =>
        (await Verb.RunAsync("status", "--json", "--store", store)).Lines[0].GetProperty("sources")[0].GetProperty("state");
}
