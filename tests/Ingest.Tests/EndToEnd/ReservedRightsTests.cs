using System.Text.Json;
using Ingest.Backends;
using Ingest.Core.Normalize;
using Ingest.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.EndToEnd;

/// <summary>Texts that their publishers reserve, from the site to what is stored, exported and explained.</summary>
public sealed class ReservedRightsTests : IAsyncLifetime
{
    private readonly TempFolder _temp = new();
    private NewsStand _stand = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.AddFeed("herald.example/rss", [.. Enumerable.Range(1, 4).Select(n => $"http://herald.example/news/{n}")])
            .Add("herald.example/news/1", MadeUpNews.Page(1))
            .Add("herald.example/news/2", MadeUpNews.Page(2).Replace("<meta charset", """<meta name="robots" content="noarchive"><meta charset""", StringComparison.Ordinal))
            .Add("herald.example/news/3", async context =>
            {
                context.Response.Headers.Append("X-Robots-Tag", "otherbot: noarchive");
                context.Response.Headers.Append("X-Robots-Tag", "ingest: noindex");
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(MadeUpNews.Page(3), context.RequestAborted);
            })
            .Add("herald.example/news/4", MadeUpNews.Page(4))
            .Add("herald.example/robots.txt", "User-agent: *\nAllow: /news/\nDisallow: /\nAllow: /.well-known/\nAllow: /rss\n", "text/plain")
            .Add("herald.example/.well-known/tdmrep.json", """[{"location":"/news/4$","tdm-reservation":1,"tdm-policy":"http://herald.example/terms"}]""", "application/json");
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        _temp.Dispose();
    }

    [Fact]
    public async Task Link_and_metadata_are_kept_and_the_text_is_not()
    {
        var run = await RunAsync(string.Empty);
        var told = await Verb.RunAsync("status", "herald", "--store", _temp.At("a.db"));

        Assert.Contains("3 without their text", told.Output);
        var report = Assert.Single(run.Lines).GetProperty("runs")[0];
        Assert.Equal((4, 3), (report.GetProperty("stored").GetInt32(), report.GetProperty("reserved").GetInt32()));
        var stories = await ExportAsync();
        Assert.Equal(4, stories.Count);
        Assert.NotEmpty(stories[1].GetProperty("body").GetString()!);
        Assert.False(stories[1].TryGetProperty("rights", out _));
        Assert.All([2, 3, 4], n => Assert.Equal(string.Empty, stories[n].GetProperty("body").GetString()));
        Assert.All([2, 3, 4], n => Assert.Equal(MadeUpNews.Title(n), stories[n].GetProperty("title").GetString()));
        Assert.All([2, 3, 4], n => Assert.Equal(("en", 0), (stories[n].GetProperty("language").GetString(), stories[n].GetProperty("word_count").GetInt32())));
        Assert.Equal(("meta robots", "noarchive"), Rights(stories[2]));
        Assert.Equal(("x-robots-tag ingest", "noindex"), Rights(stories[3]));
        Assert.Equal(("tdmrep.json", "location /news/4$"), Rights(stories[4]));
        Assert.Equal("http://herald.example/terms", stories[4].GetProperty("rights").GetProperty("policy").GetString());
    }

    [Fact]
    public async Task Nothing_that_is_stored_holds_a_reserved_text()
    {
        await RunAsync(string.Empty);

        await using var store = await StoreFactory.OpenAsync(_temp.At("a.db"), NullLogger.Instance, TimeProvider.System, Token);
        Assert.NotNull(await store.Pages.FindAsync(CanonicalUrl.Key(new Uri("http://herald.example/news/1")), Token));
        Assert.Null(await store.Pages.FindAsync(CanonicalUrl.Key(new Uri("http://herald.example/news/2")), Token));
        var link = await store.Links.FindAsync(CanonicalUrl.Key(new Uri("http://herald.example/news/2")), Token);
        var story = await store.Stories.FindAsync(link!.Story!.Value, Token);
        Assert.Null(story!.Html);
        Assert.Equal(SearchWords(story.Title), story.SearchTokens.Count);
    }

    [Fact]
    public async Task A_reservation_takes_the_text_of_a_stored_story_and_its_end_brings_it_back()
    {
        const string Soon = """{ "Pipeline": { "RevisitYoungerThan": "3650.00:00:00", "RevisitAfter": [ "00:00:00.001", "00:00:00.001", "00:00:00.001" ] } }""";
        await RunAsync(Soon);
        var before = (await ExportAsync())[1];

        _stand.Add("herald.example/news/1", MadeUpNews.Page(1).Replace("<meta charset", """<meta name="ingest" content="noarchive"><meta charset""", StringComparison.Ordinal));
        await RunAsync(Soon);
        var reserved = (await ExportAsync())[1];
        _stand.Add("herald.example/news/1", MadeUpNews.Page(1));
        await RunAsync(Soon);
        var lifted = (await ExportAsync())[1];

        Assert.Equal((string.Empty, 1), (reserved.GetProperty("body").GetString(), reserved.GetProperty("revision").GetInt32()));
        Assert.Equal(("meta ingest", "noarchive"), Rights(reserved));
        Assert.Equal((before.GetProperty("body").GetString(), 2), (lifted.GetProperty("body").GetString(), lifted.GetProperty("revision").GetInt32()));
        Assert.False(lifted.TryGetProperty("rights", out _));
    }

    [Theory]
    [InlineData("politeness: { delay: 0s }")]
    [InlineData("politeness: { delay: 0s, rights: tdm }")]
    public async Task Unless_told_otherwise_directives_for_search_engines_are_noted_only(string politeness)
    {
        var run = await RunAsync(string.Empty, politeness);

        Assert.Equal(2, Assert.Single(run.Lines).GetProperty("runs")[0].GetProperty("reserved").GetInt32());
        var stories = await ExportAsync();
        Assert.NotEmpty(stories[2].GetProperty("body").GetString()!);
        Assert.Equal(("meta robots", "noarchive"), Rights(stories[2]));
        Assert.All([3, 4], n => Assert.Equal(string.Empty, stories[n].GetProperty("body").GetString()));
    }

    [Theory]
    [InlineData("politeness: { delay: 0s, rights: ignore }", "")]
    [InlineData("politeness: { delay: 0s }", """{ "Fetch": { "Rights": "ignore" } }""")]
    public async Task The_operator_may_have_the_publisher_s_leave(string politeness, string settings)
    {
        var run = await RunAsync(settings, politeness);

        Assert.False(Assert.Single(run.Lines).GetProperty("runs")[0].GetProperty("reserved").GetInt32() > 0);
        var stories = await ExportAsync();
        Assert.All([1, 2, 3, 4], n => Assert.NotEmpty(stories[n].GetProperty("body").GetString()!));
        Assert.Equal(("meta robots", "noarchive"), Rights(stories[2]));
        Assert.DoesNotContain(_stand.Requests, request => request.Contains("tdmrep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bad_policy_is_told_at_the_start()
    {
        var run = await RunAsync("""{ "Fetch": { "Rights": "perhaps" } }""");

        Assert.Equal(78, run.Exit);
        Assert.Contains("Fetch:Rights is 'perhaps', which cannot be read; write obey or tdm or ignore", run.Error);
    }

    [Fact]
    public async Task Explain_tells_what_the_site_says_today()
    {
        await RunAsync(string.Empty);
        _stand.Add("herald.example/old/4", context =>
        {
            context.Response.StatusCode = 301;
            context.Response.Headers.Location = "/news/4";
            return Task.CompletedTask;
        }).Add("herald.example/robots.txt", "User-agent: *\nAllow: /news/\nAllow: /old/\nDisallow: /\nAllow: /.well-known/\n", "text/plain");

        var stored = await ExplainAsync("http://herald.example/news/4");
        var moved = await ExplainAsync("http://herald.example/old/4", "--json");
        var barred = await ExplainAsync("http://herald.example/secret");

        Assert.Equal((0, 1, 1), (stored.Exit, moved.Exit, barred.Exit));
        Assert.Matches(@"robots\s+allowed by line 2: Allow: /news/", stored.Output);
        Assert.Matches(@"file\s+.*herald.yaml: source herald names herald.example", stored.Output);
        Assert.Matches(@"turn of\s+herald.example \(each host has a pace of its own\), one request every 0 s", stored.Output);
        Assert.Contains("reserved by tdmrep.json: location /news/4$ (terms at http://herald.example/terms); the text was left out", stored.Output);
        Assert.Matches(@"robots\s+disallowed by line 4: Disallow: /\r?\n", barred.Output);
        var site = Assert.Single(moved.Lines).GetProperty("site");
        Assert.Equal(("http://herald.example/old/4", 301, "http://herald.example/news/4"), Hop(Assert.Single(site.GetProperty("redirects").EnumerateArray())));
        Assert.Equal("http://herald.example/news/4", site.GetProperty("moved_to").GetString());
        Assert.Equal(("fetched", 200), (site.GetProperty("outcome").GetString(), site.GetProperty("status").GetInt32()));
        Assert.Equal((true, 3), (site.GetProperty("robots").GetProperty("allowed").GetBoolean(), site.GetProperty("robots").GetProperty("line").GetInt32()));
        Assert.NotEmpty(site.GetProperty("validators").GetProperty("e_tag").GetString()!);
        Assert.Contains("no source has offered http://herald.example/secret", barred.Error);
    }

    [Fact]
    public async Task Explain_leaves_the_site_alone_when_it_is_told_to()
    {
        await RunAsync(string.Empty);
        var before = _stand.Requests.Count;

        var explained = await ExplainAsync("http://herald.example/news/1", "--offline");

        Assert.Equal(0, explained.Exit);
        Assert.Matches(@"robots\s+not asked", explained.Output);
        Assert.Equal(before, _stand.Requests.Count);
    }

    private static int SearchWords(string title) => title.Split(' ').Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private static (string?, int, string?) Hop(JsonElement hop) => (hop.GetProperty("from").GetString(), hop.GetProperty("status").GetInt32(), hop.GetProperty("to").GetString());

    private static (string?, string?) Rights(JsonElement story) =>
        (story.GetProperty("rights").GetProperty("from").GetString(), story.GetProperty("rights").GetProperty("terms").GetString());

    private Task<VerbResult> RunAsync(string settings, string politeness = "politeness: { delay: 0s, rights: obey }")
    {
        _temp.Write("sources/herald.yaml", $"id: herald\ndiscover:\n  - feed: http://herald.example/rss\n{politeness}\n");
        string[] config = settings.Length > 0 ? ["--config", _temp.Write("settings.json", settings)] : [];
        return Verb.RunAsync(["run", "--once", "--json", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", _stand.Address, .. config]);
    }

    private Task<VerbResult> ExplainAsync(string url, params string[] flags) =>
        Verb.RunAsync(["explain", url, "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", _stand.Address, .. flags]);

    private async Task<IReadOnlyDictionary<int, JsonElement>> ExportAsync() =>
        (await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines.ToDictionary(line => line.GetProperty("url").GetString()![^1] - '0');
}
