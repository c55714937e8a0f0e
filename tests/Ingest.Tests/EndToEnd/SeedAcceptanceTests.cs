using System.Text.Json;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The acceptance sample, served as pages of made-up houses and ingested by the real program; skipped where the sample is not at hand.</summary>
public sealed class SeedAcceptanceTests
{
    private const string Skipped = "the acceptance sample (../shared/seed) is not on this machine";

    private static readonly string? Folder = Find();

    [Fact]
    public async Task The_sample_is_one_story_with_three_appearances_and_the_other_one_is_its_own()
    {
        Assert.SkipWhen(Folder is null, Skipped);
        using var temp = new TempFolder();
        await using var stand = await ServeAsync(temp);

        // The classic house first: a story keeps the text of whoever had it first.
        string[] arguments = ["run", "--once", "--sources", temp.At("sources"), "--store", temp.At("seed.db"), "--connect-to", stand.Address];
        await Verb.RunAsync([.. arguments, "--source", "news"]);
        var run = await Verb.RunAsync(arguments);
        var stories = (await Verb.RunAsync("export", "--store", temp.At("seed.db"))).Lines;

        Assert.Equal(0, run.Exit);
        Assert.Equal(2, stories.Count);
        var story = stories.Single(line => line.GetProperty("appearances").GetArrayLength() == 3);
        var other = stories.Single(line => line.GetProperty("appearances").GetArrayLength() == 1);
        Matches(story);
        Assert.Contains("السادسة والثلاثين", other.GetProperty("title").GetString());
        Assert.Equal("2019-03-04T13:20:00+03:00", other.GetProperty("published").GetString());
    }

    private static void Matches(JsonElement story)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, "expected.json")));
        var want = expected.RootElement;

        Assert.Equal(want.GetProperty("url").GetString(), story.GetProperty("url").GetString());
        Assert.Equal(want.GetProperty("title").GetString(), story.GetProperty("title").GetString());
        Assert.Equal(want.GetProperty("published").GetString(), story.GetProperty("published").GetString());
        Assert.Equal(want.GetProperty("language").GetString(), story.GetProperty("language").GetString());
        Assert.Equal(want.GetProperty("direction").GetString(), story.GetProperty("direction").GetString());
        Assert.Equal(want.GetProperty("dateline").GetProperty("agency").GetString(), story.GetProperty("dateline").GetProperty("agency").GetString());
        Assert.Equal(want.GetProperty("dateline").GetProperty("place").GetString(), story.GetProperty("dateline").GetProperty("place").GetString());
        var body = story.GetProperty("body").GetString()!;
        Assert.Equal(want.GetProperty("body_paragraphs").EnumerateArray().Select(p => p.GetString()), body.Split("\n\n"));
        foreach (var stranger in want.GetProperty("must_not_contain").EnumerateArray())
        {
            Assert.DoesNotContain(stranger.GetString()!, body);
        }
    }

    /// <summary>
    /// The classic house has the story and the other one; a mirror has the same page as windows-1256 bytes and no canonical link of its own
    /// host (the sample names the first house, so both would be one URL); a second house has the syndicated copy.
    /// </summary>
    private static async Task<NewsStand> ServeAsync(TempFolder temp)
    {
        var stand = await NewsStand.StartAsync();
        byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(Folder!, name));
        stand
            .AddFeed("news.example.test/rss", "http://news.example.test/articles/48213.htm", "http://news.example.test/articles/31877.htm")
            .Add("news.example.test/articles/48213.htm", Sample("story-utf8.html"), "text/html")
            .Add("news.example.test/articles/31877.htm", Sample("different-story.html"), "text/html")
            .AddFeed("mirror.example.test/rss", "http://mirror.example.test/old/48213.htm")
            .Add("mirror.example.test/old/48213.htm", Sample("story-windows-1256.html"), "text/html")
            .AddFeed("gulf.example.test/rss", "http://gulf.example.test/ar/news/2020-3-2-1")
            .Add("gulf.example.test/ar/news/2020-3-2-1", Sample("syndicated-copy.html"), "text/html");
        foreach (var host in new[] { "news", "mirror", "gulf" })
        {
            temp.Write($"sources/{host}.yaml", $"""
                id: {host}
                name: {host}
                time_zone: Asia/Riyadh
                discover:
                  - feed: http://{host}.example.test/rss
                politeness: {"{ delay: 0s }"}
                """);
        }

        return stand;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(Repository.Root); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "seed");
            if (File.Exists(Path.Combine(candidate, "expected.json")))
            {
                return candidate;
            }
        }

        return null;
    }
}
