using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Operator;

public sealed class OperatorPagesTests : IAsyncLifetime
{
    private const string Secret = "sixteen letters!";
    private const string Reading = "/reading?url=http%3A%2F%2Fherald.example%2Fnews%2F1";

    private readonly TempFolder _temp = new();
    private IIngestStore _store = null!;
    private WebApplication? _app;
    private HttpClient? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.AddFeed("herald.example/rss", "http://herald.example/news/1", "http://herald.example/news/lost", "http://herald.example/news/short")
            .Add("herald.example/news/short", "<html><head><title>Barges</title></head><body><h1>Barges are late</h1><article><p>More will follow in the evening.</p></article></body></html>")
            .Add("herald.example/news/1", MadeUpNews.Page(1).Replace("</h1>", "</h1><div class=share>Tell your friends</div>", StringComparison.Ordinal));
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
        await Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);
        _store = await StoreFactory.OpenAsync(_temp.At("a.db"), NullLogger.Instance, TimeProvider.System, Token);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await _store.DisposeAsync();
        _temp.Dispose();
    }

    [Theory]
    [InlineData("/", "/api/v1/sources")]
    [InlineData("/sources/herald", "/api/v1/sources/herald")]
    [InlineData("/stories", "/api/v1/stories")]
    [InlineData("/stories?source=herald&search=barges", "/api/v1/stories?source=herald&search=barges")]
    [InlineData("/quarantine", "/api/v1/quarantine")]
    [InlineData("/issues", "/api/v1/issues")]
    [InlineData("/issues?source=herald", "/api/v1/issues?source=herald")]
    [InlineData(Reading, "/api/v1" + Reading)]
    public async Task A_page_and_its_twin_are_shown_without_script(string path, string twinPath)
    {
        var client = await StartAsync();

        using var page = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        using var twin = await client.GetAsync(new Uri(twinPath, UriKind.Relative), Token);

        Assert.Equal((200, 200), ((int)page.StatusCode, (int)twin.StatusCode));
        Assert.StartsWith("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await page.Content.ReadAsStringAsync(Token), StringComparison.OrdinalIgnoreCase);
        using var json = JsonDocument.Parse(await twin.Content.ReadAsStringAsync(Token));
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public async Task A_rule_that_is_broken_is_shown_with_its_last_match_and_its_proposal()
    {
        var state = (await _store.Sources.FindAsync(new SourceId("herald"), Token))!;
        await _store.Sources.SaveAsync(state with { OwnRules = [Some.OwnRule()] }, Token);
        var client = await StartAsync();

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/issues", UriKind.Relative), Token));
        var source = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/sources/herald", UriKind.Relative), Token));
        using var issues = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/issues", UriKind.Relative), Token));
        using var twin = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/sources/herald", UriKind.Relative), Token));

        Assert.All([page, source], html =>
        {
            Assert.Contains("<code dir=\"auto\"><a href=\"/1\">أخبار</a></code>", html, StringComparison.Ordinal);
            Assert.Contains("css: \"main a\", attribute: \"title\"", html, StringComparison.Ordinal);
        });
        Assert.Contains("rule_broken", page, StringComparison.Ordinal);
        var issue = issues.RootElement.GetProperty("issues").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "rule_broken");
        Assert.Equal(("main a", 1), (issue.GetProperty("rule").GetProperty("proposal").GetProperty("css").GetString(), issues.RootElement.GetProperty("to_act_on").GetInt32()));
        Assert.Equal(("degraded", "operator"), (twin.RootElement.GetProperty("source").GetProperty("health").GetString(), twin.RootElement.GetProperty("source").GetProperty("who").GetString()));
        Assert.Equal("broken", twin.RootElement.GetProperty("rules")[0].GetProperty("trouble").GetString());
    }

    [Fact]
    public async Task A_story_is_shown_with_the_rule_of_each_field()
    {
        var client = await StartAsync();
        var id = Assert.Single(await _store.Stories.LatestAsync(null, null, 10, Token)).Id;

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/stories/{id}", UriKind.Relative), Token));

        Assert.Contains(MadeUpNews.Title(1), page, StringComparison.Ordinal);
        Assert.Contains("meta article:published_time", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_a_page_was_read_shows_blocks_with_their_fate()
    {
        var client = await StartAsync();

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(Reading, UriKind.Relative), Token));

        Assert.Matches("<li class=\"dropped\" dir=\"auto\">Tell your friends\\s*<small dir=\"ltr\">named as surroundings</small>", page);
        Assert.Contains("The people ", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_texts_stand_side_by_side_with_what_both_have_marked()
    {
        var stories = new List<string>
        {
            """{"id":"a","title":"Barges counted","body":"The council of Quilport counted 31 barges on Monday. <b>Rain</b> is likely.","source":"desk"}""",
            """{"id":"b","title":"البوارج","body":"قال المتحدث إنّ السفينة وصلت إلى الميناء مساء يوم الأحد بعد رحلة طويلة من الجنوب، وأضاف أن الطاقم بخير وأن الحمولة ستفرغ غدا. The council of Quilport counted 31 barges on Monday.","source":"desk","language":"ar"}""",
        };
        await Verb.RunAsync("import", _temp.Write("in.jsonl", string.Join('\n', stories)), "--store", _temp.At("a.db"));
        var (one, other) = ((await FindAsync("Rain")).Id, (await FindAsync("المتحدث")).Id);
        var client = await StartAsync();

        using var answer = await client.GetAsync(new Uri($"/stories/{one}/beside?with={other}", UriKind.Relative), Token);
        var page = await answer.Content.ReadAsStringAsync(Token);
        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/v1/stories/{one}/beside?with={other}", UriKind.Relative), Token));

        Assert.StartsWith("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<mark>The council of Quilport counted 31 barges on Monday</mark>").Length - 1);
        Assert.Contains("&lt;b&gt;Rain&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<article dir=\"rtl\" lang=\"ar\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.Equal(7, json.RootElement.GetProperty("texts").GetProperty("shared").GetInt32());
    }

    [Fact]
    public async Task The_twin_says_why_a_page_was_rejected()
    {
        var client = await StartAsync();

        using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/reading?url=http%3A%2F%2Fherald.example%2Fnews%2Fshort", UriKind.Relative), Token));

        Assert.Equal("too_short", json.RootElement.GetProperty("rejected").GetString());
        Assert.Contains("characters of text", json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False(json.RootElement.TryGetProperty("extraction", out _));
    }

    [Fact]
    public async Task Stories_are_given_page_by_page_with_their_number_and_order()
    {
        var many = Enumerable.Range(0, 130).Select(n => new StoreRecord.OfStory(Some.Story() with { Id = new StoryId($"0{n:d31}"), Title = "Barges " + n, SearchTokens = ["barges"] })).ToList();
        await _store.Records.WriteAsync(many, Token);
        var client = await StartAsync();

        var (first, second) = await TwoPagesAsync(client, "/api/v1/stories");
        var (found, rest) = await TwoPagesAsync(client, "/api/v1/stories?search=barges");
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/stories", UriKind.Relative), Token));

        Assert.Equal((131, "stored last first", 100, 31), (first.GetProperty("total").GetInt32(), first.GetProperty("order").GetString(), Length(first, "stories"), Length(second, "stories")));
        Assert.Equal("stored first first", found.GetProperty("order").GetString());
        Assert.Equal("Barges 0", found.GetProperty("stories")[0].GetProperty("title").GetString());
        Assert.Equal(131, Ids(first).Concat(Ids(second)).Distinct().Count());
        Assert.False(second.TryGetProperty("next", out _) || rest.TryGetProperty("next", out _));
        Assert.Contains("131 in all, stored last first.", page, StringComparison.Ordinal);
        Assert.Contains("Earlier ones", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_pages_are_given_page_by_page_and_lead_to_kept_ones_only()
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var n = 0; n < 120; n++)
        {
            await _store.Quarantine.SaveAsync(new QuarantineEntry($"never-{n}", new SourceId("herald"), $"http://herald.example/never/{n}", RejectionReason.Robots, "Disallow: /never", now.AddMinutes(-1 - (n / 7))), Token);
        }

        var client = await StartAsync();

        var (first, second) = await TwoPagesAsync(client, "/api/v1/quarantine");
        var page = await client.GetStringAsync(new Uri("/quarantine", UriKind.Relative), Token);

        Assert.Equal((121, 100, 21), (first.GetProperty("total").GetInt32(), Length(first, "pages"), Length(second, "pages")));
        Assert.Equal(121, first.GetProperty("pages").EnumerateArray().Concat(second.GetProperty("pages").EnumerateArray()).Select(entry => entry.GetProperty("url").GetString()).Distinct().Count());
        Assert.Equal("http://herald.example/news/short", first.GetProperty("pages").EnumerateArray().Single(entry => entry.GetProperty("kept").GetBoolean()).GetProperty("url").GetString());
        Assert.Single(page.Split("how it was read").Skip(1));
    }

    private static int Length(JsonElement answer, string list) => answer.GetProperty(list).GetArrayLength();

    private static IEnumerable<string?> Ids(JsonElement answer) => answer.GetProperty("stories").EnumerateArray().Select(story => story.GetProperty("id").GetString());

    private static async Task<(JsonElement First, JsonElement Second)> TwoPagesAsync(HttpClient client, string path)
    {
        async Task<JsonElement> GetAsync(string at) => JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(new Uri(at, UriKind.Relative), Token));
        var first = await GetAsync(path);
        return (first, await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}"));
    }

    [Theory]
    [InlineData("/sources/unknown")]
    [InlineData("/stories/unknown")]
    [InlineData("/stories/unknown/beside?with=other")]
    [InlineData("/reading?url=http%3A%2F%2Fherald.example%2Funknown")]
    [InlineData("/reading?url=nonsense")]
    public async Task What_is_not_there_is_404_on_page_and_twin(string path)
    {
        var client = await StartAsync();

        using var page = await client.GetAsync(new Uri(path, UriKind.Relative), Token);
        using var twin = await client.GetAsync(new Uri("/api/v1" + path, UriKind.Relative), Token);

        Assert.Equal((404, 404), ((int)page.StatusCode, (int)twin.StatusCode));
    }

    [Fact]
    public async Task At_loopback_another_name_is_refused()
    {
        var client = await StartAsync();
        client.DefaultRequestHeaders.Host = "attacker.example";

        using var page = await client.GetAsync(new Uri("/", UriKind.Relative), Token);
        using var health = await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token);

        Assert.Equal((403, 200), ((int)page.StatusCode, (int)health.StatusCode));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("Forwarded", "for=192.0.2.7")]
    [InlineData("Via", "1.1 proxy.example")]
    public async Task Who_asks_through_a_proxy_is_not_on_this_machine(string header, string value)
    {
        var client = await StartAsync();
        client.DefaultRequestHeaders.Add(header, value);

        using var page = await client.GetAsync(new Uri("/", UriKind.Relative), Token);

        Assert.Equal(403, (int)page.StatusCode);
    }

    [Fact]
    public async Task At_every_interface_it_is_shut_without_a_token()
    {
        var client = await StartAsync(("Daemon:Listen", "http://0.0.0.0:0"));

        using var page = await client.GetAsync(new Uri("/", UriKind.Relative), Token);

        Assert.Equal(403, (int)page.StatusCode);
        Assert.Contains("Daemon:Token opens it", await page.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_opens_it_as_bearer_and_as_password()
    {
        var client = await StartAsync(("Daemon:Listen", "http://0.0.0.0:0"), ("Daemon:Token", Secret));
        static string Basic(string password) => Convert.ToBase64String(Encoding.UTF8.GetBytes("anyone:" + password));

        Assert.Equal(401, await AnswerAsync(client, null));
        Assert.Equal(401, await AnswerAsync(client, new("Bearer", "another")));
        Assert.Equal(401, await AnswerAsync(client, new("Basic", "%%")));
        Assert.Equal(401, await AnswerAsync(client, new("Basic", Basic("another"))));
        Assert.Equal(200, await AnswerAsync(client, new("Bearer", Secret)));
        Assert.Equal(200, await AnswerAsync(client, new("Basic", Basic(Secret))));
    }

    private async Task<Ingest.Core.Model.Story> FindAsync(string word)
    {
        await foreach (var story in _store.Stories.ListAsync(new StoryQuery(Search: word), Token))
        {
            return story;
        }

        throw new InvalidOperationException("no story holds " + word);
    }

    private static async Task<int> AnswerAsync(HttpClient client, AuthenticationHeaderValue? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Authorization = authorization } };
        using var answer = await client.SendAsync(request, Token);
        return (int)answer.StatusCode;
    }

    private async Task<HttpClient> StartAsync(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?> { ["Daemon:Listen"] = "http://127.0.0.1:0", [Settings.SpoolFolder] = _temp.At("spool") };
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        _app = DaemonHost.Build(Settings.Read(null, values), _store, new SourceCatalog(), Ingest.Reloading.SourceScope.All, _ => { });
        await _app.StartAsync(Token);
        return _client = new HttpClient { BaseAddress = new UriBuilder(_app.Urls.Single()) { Host = "127.0.0.1" }.Uri };
    }
}
