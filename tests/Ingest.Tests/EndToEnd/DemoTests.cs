using System.Text.Json;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The demo is the real program on the built-in newsroom; what it shows is what this asks of it.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task The_demo_stores_each_story_once_and_shows_every_kind_of_outcome()
    {
        var demo = await Verb.RunAsync("demo", "--once", "--json", "--folder", _temp.Path);

        Assert.Equal(0, demo.Exit);
        var summary = Assert.Single(demo.Lines);
        var runs = summary.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(7, runs.Count);
        Assert.All(runs, run => Assert.True(run.GetProperty("stored").GetInt32() > 0, run.ToString()));
        Assert.Equal(summary.GetProperty("stories_in_store").GetInt32(), Sum(runs, "stored"));
        Assert.Equal(2, Sum(runs, "duplicates"));
        Assert.True(Sum(runs, "revisions") >= 5, "edited and grown stories must show as revisions");
        Assert.Equal(["consent_wall", "empty_page", "not_an_article", "robots", "too_short"], Reasons(runs, "rejected"));
        Assert.Superset(new HashSet<string> { "not_found", "server_error" }, Reasons(runs, "failed").ToHashSet());
    }

    [Fact]
    public async Task The_stories_are_in_their_own_languages_directions_and_charsets()
    {
        await Verb.RunAsync("demo", "--once", "--json", "--folder", _temp.Path);
        var stories = (await Verb.RunAsync("export", "--store", _temp.At("ingest.db"))).Lines;

        Assert.Equal(["ar", "en", "fr", "ja", "ru"], stories.Select(story => story.GetProperty("language").GetString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(stories, story => Assert.Equal(story.GetProperty("language").GetString() == "ar" ? "rtl" : "ltr", story.GetProperty("direction").GetString()));
        Assert.All(stories, story => Assert.True(story.TryGetProperty("published", out _), story.GetProperty("title").GetString()));
        Assert.Contains(stories, story => story.GetProperty("title").GetString() == "مزارعو الواحة يغرسون ألف نخلة في يوم واحد");
        Assert.Contains(stories, story => story.GetProperty("authors").EnumerateArray().Select(author => author.GetString()).SequenceEqual(["Jo Fenwick", "Ada Mostwick"]));
    }

    public void Dispose() => _temp.Dispose();

    private static int Sum(IEnumerable<JsonElement> runs, string field) => runs.Sum(run => run.GetProperty(field).GetInt32());

    private static IEnumerable<string> Reasons(IEnumerable<JsonElement> runs, string field) =>
        runs.SelectMany(run => run.GetProperty(field).EnumerateObject().Select(reason => reason.Name)).Distinct().Order(StringComparer.Ordinal);
}
