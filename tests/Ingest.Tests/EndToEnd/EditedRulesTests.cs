using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary>The general rules pass over texts that stand beside the story; only the source's own rule can have them.</summary>
public sealed class EditedRulesTests : IDisposable
{
    private const string Text = "The council of Quilport counted 31 barges in the old harbour on Monday and found two of them without a lamp, without a bell and without a skipper.";

    private readonly TempFolder _temp = new();

    [Fact]
    public async Task A_source_whose_every_page_is_rejected_is_seen_at_once()
    {
        await using var stand = await StandAsync("body: .story p");

        var run = await RunAsync(stand);
        var status = await Verb.RunAsync("status", "--store", _temp.At("a.db"));

        const string told = "3 of 3 pages rejected: 3 no_body (extract.body: .story p matched nothing)";
        Assert.Contains("warning herald: " + told, run.Output, StringComparison.Ordinal);
        Assert.Contains("warn  Source herald: " + told, run.Error, StringComparison.Ordinal);
        Assert.Matches(@"herald\s+degraded", status.Output);
        Assert.Contains("issue herald: " + told + " since 20", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_former_rules_rejected_is_read_again_by_edited_ones()
    {
        await using var stand = await StandAsync("body: .story p");
        await RunAsync(stand);
        var before = stand.Requests.Count;
        await RunAsync(stand);
        var unedited = stand.Requests.Skip(before).Count(request => request.Contains("/news/", StringComparison.Ordinal));

        WriteSource("body: div.related");
        var run = await RunAsync(stand);

        Assert.Equal(0, unedited);
        Assert.Equal(3, (await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines.Count);
        Assert.Contains("no page is in quarantine", (await Verb.RunAsync("quarantine", "--store", _temp.At("a.db"))).Error, StringComparison.Ordinal);
        Assert.Matches(@"herald\s+healthy", (await Verb.RunAsync("status", "--store", _temp.At("a.db"))).Output);
        Assert.DoesNotContain("pages rejected", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_of_other_keys_reads_nothing_again()
    {
        await using var stand = await StandAsync("body: .story p");
        await RunAsync(stand);
        var before = stand.Requests.Count;

        WriteSource("body: .story p", "tags: [harbour]\n");
        await RunAsync(stand);

        Assert.DoesNotContain(stand.Requests.Skip(before), request => request.Contains("/news/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_a_source_is_tried_with_the_rules_of_its_file()
    {
        await using var stand = await StandAsync("body: div.related");

        var tried = await TryAsync(stand, "http://herald.example/news/1");
        var other = await TryAsync(stand, "http://gazette.example/news/1");

        Assert.Contains($"read as a page of source herald ({_temp.At("sources/herald.yaml")}, which names herald.example)", tried.Output, StringComparison.Ordinal);
        Assert.Contains("[css div.related]", tried.Output, StringComparison.Ordinal);
        Assert.Contains($"no source file in '{_temp.At("sources")}' names gazette.example: read with the general rules alone", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_explanation_of_a_rejected_page_says_what_the_own_rule_did_and_what_was_found()
    {
        await using var stand = await StandAsync("body: .story p");

        var tried = await TryAsync(stand, "http://herald.example/news/1");

        Assert.Equal(1, tried.Exit);
        Assert.Contains("rejected   no_body: extract.body: .story p matched nothing; the general rules: no paragraphs were found", tried.Output, StringComparison.Ordinal);
        Assert.Matches(@"title +Barges counted 1 ", tried.Output);
        Assert.Contains("published  2026-03-02T09:40:00+00:00 (offset assumed)", tried.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_matches_several_says_which_it_takes()
    {
        await using var stand = await StandAsync("body: div.related\n  title: .line");

        var tried = await TryAsync(stand, "http://herald.example/news/1");

        Assert.Contains("not taken: css .line: A second line  (the rule matched 2, the first is taken; 'all: true' takes every one)", tried.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assumed_offset_does_not_look_stated_when_exported()
    {
        await using var stand = await StandAsync("body: div.related");
        await RunAsync(stand);

        var line = (await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines.First();

        Assert.Equal("2026-03-02T09:40:00+00:00", line.GetProperty("published").GetString());
        Assert.Equal("assumed", line.GetProperty("published_offset").GetString());
    }

    public void Dispose() => _temp.Dispose();

    private async Task<NewsStand> StandAsync(string rules)
    {
        WriteSource(rules);
        var stand = await NewsStand.StartAsync();
        stand.AddFeed("herald.example/rss", "http://herald.example/news/1", "http://herald.example/news/2", "http://herald.example/news/3");
        for (var n = 1; n <= 3; n++)
        {
            stand.Add($"herald.example/news/{n}", $"<html lang=en><head><title>Barges {n}</title><meta property=article:published_time content='2026-03-02T09:40:00'></head><body><h1 class=line>Barges counted {n}</h1><i class=line>A second line</i><div role=complementary class=related><p>{Text} {MadeUpNews.Words(n * 50, 60)}</p></div></body></html>");
        }

        return stand;
    }

    private void WriteSource(string rules, string more = "") =>
        _temp.Write("sources/herald.yaml", $"id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: {{ delay: 0s }}\n{more}extract:\n  {rules}\n");

    private Task<VerbResult> TryAsync(NewsStand stand, string url) =>
        Verb.RunAsync("try", url, "--sources", _temp.At("sources"), "--store", _temp.At("none.db"), "--connect-to", stand.Address);

    private Task<VerbResult> RunAsync(NewsStand stand) =>
        Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);
}
