using System.Text.Json;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.EndToEnd;

/// <summary>Better rules reach the stories that are stored already: kept pages are read once more, looked at first and stored when that is wanted.</summary>
public sealed class ReplayTests : TwoStoresTest
{
    private NewsStand _stand = null!;

    public override async ValueTask InitializeAsync() => _stand = await NewsStand.StartAsync();

    public override async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_edited_rules_change_is_shown_first_and_stored_when_it_is_wanted(bool mongo)
    {
        var store = Store(mongo);
        Serve(1, 2, 3);
        WriteSource("title: h1");
        await RunAsync(store);
        var before = (await ExportAsync(store)).Select(story => story.GetRawText()).ToList();

        WriteSource("title: h1\n  section: .desk\n  body: .story");
        var look = await ReplayAsync(store, "herald");
        var unchanged = (await ExportAsync(store)).Select(story => story.GetRawText()).ToList();
        var commit = await ReplayAsync(store, "herald", "--commit");
        var again = await ReplayAsync(store, "--json");
        var stories = await ExportAsync(store);

        Assert.True(look.Exit == 0, look.Error);
        Assert.Equal(before, unchanged);
        Assert.Contains("    section\n      - (nothing)\n      + \u2068أخبار الميناء\u2069\n", look.Output, StringComparison.Ordinal);
        Assert.Contains("3 stories: 3 that differ", look.Error, StringComparison.Ordinal);
        Assert.Contains("fields that differ: 3 body, 3 section", look.Error, StringComparison.Ordinal);
        Assert.Contains("nothing is stored; --commit stores it", look.Error, StringComparison.Ordinal);
        Assert.Contains("3 stories: 3 stored anew", commit.Error, StringComparison.Ordinal);
        Assert.Equal(["same", "same", "same"], again.Lines.Select(line => line.GetProperty("state").GetString()));
        Assert.All(stories, story => Assert.Equal(("أخبار الميناء", 1), (story.GetProperty("section").GetString(), story.GetProperty("revision").GetInt32())));
        Assert.All(stories, story => Assert.EndsWith("The harbour master signed it.", story.GetProperty("body").GetString(), StringComparison.Ordinal));
        var explained = Assert.Single((await Verb.RunAsync("explain", stories[0].GetProperty("id").GetString()!, "--json", "--store", store)).Lines);
        var revision = Assert.Single(explained.GetProperty("revisions").EnumerateArray());
        Assert.Equal("rules", revision.GetProperty("kind").GetString());
        Assert.False(revision.GetProperty("before").TryGetProperty("section", out _));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_story_that_was_read_anew_is_found_by_its_new_text_and_stays_what_people_made_it(bool mongo)
    {
        var store = Store(mongo);
        Serve(1, 2);
        WriteSource("title: h1");
        await RunAsync(store);
        var (one, other) = (Url(1), Url(2));
        Assert.Equal(0, (await Verb.RunAsync("story", "merge", one, other, "--store", store)).Exit);

        WriteSource("title: h1\n  body: .aside");
        await ReplayAsync(store, "--commit");
        var copy = JsonSerializer.Serialize(new { id = "x", url = "https://gazette.example/1", title = "A copy of the margin", body = Aside(1), source = "gazette", published = "2026-03-02T12:00:00Z" });
        await Verb.RunAsync("import", Temp.Write("in.jsonl", copy), "--store", store);
        var story = Assert.Single(await ExportAsync(store));

        Assert.Equal(Aside(1), story.GetProperty("body").GetString());
        Assert.Equal([one, other, "https://gazette.example/1"], story.GetProperty("appearances").EnumerateArray().Select(place => place.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task A_page_that_was_redirected_is_found_under_the_address_that_was_offered()
    {
        _stand.AddFeed("herald.example/rss", "http://herald.example/short/1").Add("herald.example/news/1", Page(1)).Add("herald.example/short/1", context =>
        {
            context.Response.Redirect("http://herald.example/news/1");
            return Task.CompletedTask;
        });
        WriteSource("title: h1");
        await RunAsync(Store(false));

        WriteSource("title: h1\n  section: .desk");
        var look = await ReplayAsync(Store(false));

        Assert.Equal("http://herald.example/news/1", Assert.Single(await ExportAsync(Store(false))).GetProperty("url").GetString());
        Assert.Contains("1 story: 1 that differ", look.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_again_is_told_and_left_as_it_is()
    {
        var store = Store(false);
        Serve(1);
        WriteSource("title: h1");
        await RunAsync(store);
        await Verb.RunAsync("import", Temp.Write("in.jsonl", """{"id":"x","title":"Imported","body":"It came from a file.","source":"herald"}"""), "--store", store);
        await Verb.RunAsync("import", Temp.Write("in.jsonl", """{"id":"y","title":"Of a source that has no file","body":"It came from a file too.","source":"gazette"}"""), "--store", store);

        WriteSource("title: h1\n  body: .desk");
        var look = await ReplayAsync(store, "--commit");
        var lines = (await ReplayAsync(store, "--json")).Lines;
        var changed = await ReplayAsync(store, "--json", "--changed-only");

        Assert.Contains("3 stories: 1 no story by the rules of today, 1 without a kept page, 1 of sources without a file", look.Error, StringComparison.Ordinal);
        Assert.Matches("would be rejected: too_short: ", look.Output);
        Assert.Equal(["no_source", "not_kept", "rejected"], lines.Select(line => line.GetProperty("state").GetString()).Order(StringComparer.Ordinal));
        Assert.Empty(changed.Output);
    }

    [Fact]
    public async Task One_story_can_be_asked_for_and_one_that_is_not_there_is_said()
    {
        var store = Store(false);
        Serve(1, 2);
        WriteSource("title: h1");
        await RunAsync(store);
        WriteSource("title: h1\n  section: .desk");
        var id = (await ExportAsync(store))[1].GetProperty("id").GetString()!;

        var one = await ReplayAsync(store, "--story", id, "--json");
        var limited = await ReplayAsync(store, "--limit", "1", "--json");
        var none = await ReplayAsync(store, "--story", "unknown");
        var wrong = await ReplayAsync(store, "--since", "yesterday");

        var line = Assert.Single(one.Lines);
        Assert.Equal((id, "section", "أخبار الميناء"), (line.GetProperty("story").GetString(), line.GetProperty("differences")[0].GetProperty("field").GetString(), line.GetProperty("differences")[0].GetProperty("today").GetString()));
        Assert.Single(limited.Lines);
        Assert.Equal(1, none.Exit);
        Assert.Contains("there is no story 'unknown'", none.Error, StringComparison.Ordinal);
        Assert.Equal(2, wrong.Exit);
    }

    [Fact]
    public async Task A_rule_that_matches_nothing_on_any_stored_page_is_told_although_the_general_rules_stand_in()
    {
        Serve(1, 2);
        WriteSource("title: h1");
        await RunAsync(Store(false));
        WriteSource("title: h1.renamed\n  section: .desk");

        var look = await ReplayAsync(Store(false));

        Assert.Equal(0, look.Exit);
        Assert.Contains("herald: extract.title: h1.renamed gives nothing on any stored page that was read; the general rules stand in\n", look.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("extract.section", look.Error, StringComparison.Ordinal);
    }

    private static string Url(int n) => $"http://herald.example/news/{n}";

    private static string Aside(int n) => $"In the margin: {MadeUpNews.Words((n * 10) + 5, 80)}.";

    private static string Page(int n) =>
        $"<html lang=en><head><title>{MadeUpNews.Title(n)}</title><meta property=article:published_time content='2026-03-02T09:40:00Z'></head><body><article><h1>{MadeUpNews.Title(n)}</h1><i class=desk>أخبار الميناء</i>"
        + $"<div class=story><p>{MadeUpNews.Words(n * 10, 60)}.</p><p>{MadeUpNews.Words((n * 10) + 1, 60)}.</p><div class=related><p>The harbour master signed it.</p></div></div></article><div class=aside><p>{Aside(n)}</p></div></body></html>";

    private void Serve(params int[] stories)
    {
        _stand.AddFeed("herald.example/rss", [.. stories.Select(Url)]);
        foreach (var n in stories)
        {
            _stand.Add($"herald.example/news/{n}", Page(n));
        }
    }

    private void WriteSource(string rules) =>
        Temp.Write("sources/herald.yaml", $"id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: {{ delay: 0s }}\nextract:\n  {rules}\n");

    private Task<VerbResult> RunAsync(string store) => Verb.RunAsync("run", "--once", "--sources", Temp.At("sources"), "--store", store, "--connect-to", _stand.Address);

    private Task<VerbResult> ReplayAsync(string store, params string[] more) => Verb.RunAsync(["replay", .. more, "--sources", Temp.At("sources"), "--store", store]);

    private static async Task<IReadOnlyList<JsonElement>> ExportAsync(string store) => (await Verb.RunAsync("export", "--store", store)).Lines;
}
