using System.Text.Json;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The demo is the real program on the built-in newsroom; what it shows is what this asks of it.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task The_demo_stores_each_story_once_shows_every_kind_of_outcome_and_leaves_alone_what_is_not_its_own()
    {
        _temp.Write("ingest.db", "stories of a daemon");
        _temp.Write("sources/herald.yaml", "a source of a daemon");
        _temp.Write("demo.db", "of an earlier demo");

        var demo = await Verb.RunAsync("demo", "--once", "--json", "--folder", _temp.Path);
        var stories = (await Verb.RunAsync("export", "--store", _temp.At("demo.db"))).Lines;

        Assert.Equal(0, demo.Exit);
        var (store, sources) = ($"--store {_temp.At("demo.db")}", $"--sources {_temp.At("demo-sources")}");
        Assert.EndsWith($"look at them with\n  ingest status {store}\n  ingest export {store}\n  ingest issues {store} {sources}\n  ingest replay {store} {sources}\n", demo.Error, StringComparison.Ordinal);
        Assert.Equal("stories of a daemon", await File.ReadAllTextAsync(_temp.At("ingest.db"), TestContext.Current.CancellationToken));
        Assert.Equal(_temp.At("sources/herald.yaml"), Assert.Single(Directory.GetFiles(_temp.At("sources"))));
        var summary = Assert.Single(demo.Lines);
        var runs = summary.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(12, runs.Count);
        Assert.All(runs, run => Assert.True(run.GetProperty("stored").GetInt32() > 0, run.ToString()));
        Assert.Equal(summary.GetProperty("stories_in_store").GetInt32(), Sum(runs, "stored"));
        Assert.Equal(11, Sum(runs, "duplicates"));
        Assert.True(Sum(runs, "revisions") >= 15, "edited and grown stories must show as revisions");
        Assert.Equal(["consent_wall", "empty_page", "not_an_article", "not_html", "robots", "soft_not_found", "too_short"], Reasons(runs, "rejected"));
        Assert.Equal(["asked_to_wait", "gone", "not_found", "server_error"], Reasons(runs, "failed"));

        Assert.Equal(["ar", "de", "en", "es", "fr", "ja", "ru"], stories.Select(story => story.GetProperty("language").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(stories, story => Assert.Equal(story.GetProperty("language").GetString() == "ar" ? "rtl" : "ltr", story.GetProperty("direction").GetString()));
        Assert.All(stories, story => Assert.True(story.TryGetProperty("published", out _), story.GetProperty("title").GetString()));
    }

    public void Dispose() => _temp.Dispose();

    private static int Sum(IEnumerable<JsonElement> runs, string field) => runs.Sum(run => run.GetProperty(field).GetInt32());

    private static IEnumerable<string> Reasons(IEnumerable<JsonElement> runs, string field) =>
        runs.SelectMany(run => run.GetProperty(field).EnumerateObject().Select(reason => reason.Name)).Distinct().Order(StringComparer.Ordinal);
}
