using System.Globalization;
using System.Text.Json;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.EndToEnd;

/// <summary>A site changes its template: what the source's own rules no longer find is told within one run, with what to write instead.</summary>
public sealed class BrokenRuleTests : TwoStoresTest
{
    private const string Old = "<p class=info><span class=date>{0}</span></p>";
    private const string New = "<div class=meta><em class=posted-date>{0}</em></div>";

    private NewsStand _stand = null!;
    private string Template = Old;

    public override async ValueTask InitializeAsync() => _stand = await NewsStand.StartAsync();

    public override async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rule_that_no_longer_matches_is_an_issue_within_one_run_and_its_proposal_ends_it(bool mongo)
    {
        WriteSource("published: .info .date");
        var store = Store(mongo);
        await RunAsync(store, 1, 4);
        var before = await IssuesAsync(store);

        Template = New;
        var run = await RunAsync(store, 5, 6);
        var (text, json) = (await IssuesAsync(store), Assert.Single((await IssuesAsync(store, "--json")).Lines));
        var status = await Verb.RunAsync("status", "--store", store);

        Assert.Equal((0, string.Empty), (before.Exit, before.Output));
        Assert.Equal(1, text.Exit);
        Assert.Contains("warn  Source herald: extract.published: .info .date gave a value on 4 of 4 pages, last ", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"herald: rule_broken since 20\d\d-\d\d-\d\d \d\d:\d\d:\d\dZ \(for the operator\)", text.Output);
        Assert.Matches("matched  \u2068<span class=\"date\">0[1-4].02.2026 10:00</span>\u2069", text.Output);
        Assert.Contains("<em class=\"posted-date\">0", text.Output, StringComparison.Ordinal);
        Assert.Contains("try css: \"em.posted-date\" (a plausible value on 2 of 2 pages: ", text.Output, StringComparison.Ordinal);
        Assert.Matches(@"herald\s+degraded", status.Output);
        var rule = json.GetProperty("rule");
        Assert.Equal(
            ("rule_broken", "operator", "extract.published", 4, "em.posted-date"),
            (json.GetProperty("kind").GetString(), json.GetProperty("who").GetString(), rule.GetProperty("key").GetString(), rule.GetProperty("matched").GetInt32(), rule.GetProperty("proposal").GetProperty("css").GetString()));

        WriteSource($"published: {rule.GetProperty("proposal").GetProperty("css").GetString()}");
        await RunAsync(store, 7, 8);

        Assert.Equal((0, string.Empty), await IssuesAsync(store) is var after ? (after.Exit, after.Output) : default);
        Assert.Matches(@"herald\s+healthy", (await Verb.RunAsync("status", "--store", store)).Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Formats_that_no_longer_fit_are_an_issue_with_the_text_and_a_format_until_they_are_mended(bool mongo)
    {
        WriteSource("published: { css: .info .date, formats: [\"dd.MM.yyyy HH:mm\"] }");
        var store = Store(mongo);
        await RunAsync(store, 1, 2);
        var before = await IssuesAsync(store);

        WriteSource("published: { css: .info .date, formats: [\"yyyy-MM-dd\"] }");
        var run = await RunAsync(store, 3, 5);
        var (text, json) = (await IssuesAsync(store), Assert.Single((await IssuesAsync(store, "--json")).Lines));

        Assert.Equal((0, string.Empty), (before.Exit, before.Output));
        Assert.Contains("extract.published: what .info .date gives has been in none of its formats (\"yyyy-MM-dd\") on 3 pages in a row; try formats: [\"dd.MM.yyyy HH:mm\"]", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, text.Exit);
        Assert.Contains("herald: formats_unfit since ", text.Output, StringComparison.Ordinal);
        Assert.Matches("seen     \u20680[3-5].02.2026 10:00\u2069", text.Output);
        Assert.Contains("try formats: [\"dd.MM.yyyy HH:mm\"] under extract.published of its source file", text.Output, StringComparison.Ordinal);
        Assert.Equal("yyyy-MM-dd", Assert.Single(json.GetProperty("rule").GetProperty("formats").EnumerateArray()).GetString());

        WriteSource("published: { css: .info .date, formats: [\"dd.MM.yyyy HH:mm\"] }");
        var edited = await IssuesAsync(store);
        await RunAsync(store, 6, 6);

        Assert.Equal(0, edited.Exit);
        Assert.Matches("do       edited since, and judged in the run at .*; 'ingest run-now herald' has that now", edited.Output);
        Assert.Equal((0, string.Empty), await IssuesAsync(store) is var after ? (after.Exit, after.Output) : default);
    }

    [Fact]
    public async Task It_is_told_once_and_ends_by_itself_when_the_site_goes_back()
    {
        WriteSource("published: .info .date");
        await RunAsync(Store(false), 1, 4);
        Template = New;
        await RunAsync(Store(false), 5, 6);

        var second = await RunAsync(Store(false), 7, 8);
        Template = Old;
        await RunAsync(Store(false), 9, 9);

        Assert.DoesNotContain("extract.published", second.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await IssuesAsync(Store(false))).Exit);
    }

    [Fact]
    public async Task A_rule_that_has_never_matched_is_an_issue_too()
    {
        WriteSource("body: div.nothere");

        var run = await RunAsync(Store(false), 1, 3);
        var issue = Assert.Single((await IssuesAsync(Store(false), "--json")).Lines);

        Assert.Contains("extract.body: div.nothere has given no value on any of 3 pages", run.Error, StringComparison.Ordinal);
        Assert.Equal("rule_never_matched", issue.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task What_a_former_rule_matched_is_not_shown_as_a_match_of_the_edited_one()
    {
        WriteSource("published: .info .date");
        await RunAsync(Store(false), 1, 2);

        WriteSource("published: .info .dat");
        await RunAsync(Store(false), 3, 5);
        WriteSource("published: .info .da");
        await RunAsync(Store(false), 6, 8);
        var issues = await IssuesAsync(Store(false));

        Assert.Contains("extract.published: .info .da has given no value on any of 3 pages", issues.Output, StringComparison.Ordinal);
        Assert.Matches("matched  the former rule .info .date matched \u2068<span class=\"date\">", issues.Output);
    }

    [Fact]
    public async Task Rules_of_former_times_are_not_missed_and_those_of_today_begin_with_what_they_matched()
    {
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        WriteSource("published: .info .date");
        await RunAsync(Store(false), 1, 4);

        Template = New;
        WriteSource($"published: .posted-date\n  earlier:\n    - valid_until: {yesterday}\n      published: .info .date");
        await RunAsync(Store(false), 5, 8);
        using var state = JsonDocument.Parse((await Verb.RunAsync("status", "herald", "--json", "--store", Store(false))).Output);

        Assert.Equal(0, (await IssuesAsync(Store(false))).Exit);
        var rule = Assert.Single(state.RootElement.GetProperty("sources")[0].GetProperty("state").GetProperty("own_rules").EnumerateArray());
        Assert.Equal((".posted-date", 4, 4), (rule.GetProperty("css").GetString(), rule.GetProperty("pages").GetInt32(), rule.GetProperty("matched").GetInt32()));
    }

    [Fact]
    public async Task A_listing_whose_selector_finds_no_links_any_more_is_an_issue_with_a_proposal()
    {
        Temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - listing: http://herald.example/\n    links: { css: \"li.item > a\" }\npoliteness: { delay: 0s }\n");
        Serve(1, 4);
        _stand.Add("herald.example/", $"<body><nav><a href=/about>About</a></nav><ul>{Anchors("<li class=item>{0}</li>", 1, 4)}</ul></body>");
        await RunOnceAsync(Store(false));

        _stand.Add("herald.example/", $"<body><nav><a href=/about>About</a></nav><div>{Anchors("<h2 class=teaser>{0}</h2>", 2, 4)}</div></body>");
        await RunOnceAsync(Store(false));
        var issues = (await IssuesAsync(Store(false), "--json")).Lines;

        var rule = issues.Single(issue => issue.GetProperty("kind").GetString() == "rule_broken").GetProperty("rule");
        Assert.Equal(("discover.links", ".teaser a"), (rule.GetProperty("key").GetString(), rule.GetProperty("proposal").GetProperty("css").GetString()));
    }

    private static string Anchors(string around, int first, int last) => string.Concat(
        Enumerable.Range(first, last - first + 1).Select(n => string.Format(CultureInfo.InvariantCulture, around, $"<a href=/news/{n}>{MadeUpNews.Title(n)}</a>")));

    private void WriteSource(string rules) =>
        Temp.Write("sources/herald.yaml", $"id: herald\nlanguage: en\ntime_zone: Europe/Berlin\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: {{ delay: 0s }}\nextract:\n  {rules}\n");

    private void Serve(int first, int last)
    {
        for (var n = first; n <= last; n++)
        {
            var date = string.Format(CultureInfo.InvariantCulture, Template, $"0{n}.02.2026 10:00");
            _stand.Add(
                $"herald.example/news/{n}",
                $"<html lang=en><head><title>{MadeUpNews.Title(n)}</title></head><body><article><h1>{MadeUpNews.Title(n)}</h1>{date}<p>{MadeUpNews.Words(n * 10, 60)}.</p><p>{MadeUpNews.Words((n * 10) + 1, 60)}.</p></article></body></html>");
        }
    }

    private Task<VerbResult> RunAsync(string store, int first, int last)
    {
        Serve(first, last);
        _stand.AddFeed("herald.example/rss", [.. Enumerable.Range(1, last).Select(n => $"http://herald.example/news/{n}")]);
        return RunOnceAsync(store);
    }

    private Task<VerbResult> RunOnceAsync(string store) =>
        Verb.RunAsync("run", "--once", "--sources", Temp.At("sources"), "--store", store, "--connect-to", _stand.Address);

    private Task<VerbResult> IssuesAsync(string store, params string[] more) => Verb.RunAsync(["issues", "--sources", Temp.At("sources"), "--store", store, .. more]);
}
