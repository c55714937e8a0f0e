using Ingest.Cli;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary><c>ingest add URL</c> of one section of a site whose feed is that of all.</summary>
public sealed class AddSectionTests : IAsyncLifetime
{
    private const string Section = "http://herald.example/sport/";

    private readonly TempFolder _folder = new();
    private NewsStand _stand = null!;

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.Add("herald.example/sport/", "<!doctype html><html lang=en><head><title>Sport</title><link rel=alternate type=application/rss+xml href=/rss.xml></head><body><p>Sport of the port.</p></body></html>")
            .AddFeed("herald.example/rss.xml", "http://herald.example/sport/1", "http://herald.example/town/2", "http://herald.example/town/3")
            .Add("herald.example/sport/1", MadeUpNews.Page(1)).Add("herald.example/town/2", MadeUpNews.Page(2)).Add("herald.example/town/3", MadeUpNews.Page(3));
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_draft_lets_the_section_alone_through_says_why_and_is_named_after_it()
    {
        var added = await AddAsync();

        Assert.True(added.Exit == ExitCode.Ok, added.Error);
        Assert.Contains("id: herald-sport\n", added.Output, StringComparison.Ordinal);
        Assert.Contains("# link element; rss, 3 links; of the whole site, for nothing of this section alone was found: 1 of 3 links are of this section\n", added.Output, StringComparison.Ordinal);
        Assert.Contains("include: [\"/sport/**\"]   # 1 of 3 links stand below the address that was asked for\n", added.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warns of it", added.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_of_the_section_is_read_whole_wherever_its_articles_stand()
    {
        _stand.Add("herald.example/sport/", "<!doctype html><html lang=en><head><title>Sport</title><link rel=alternate type=application/rss+xml href=/sport/rss.xml></head><body><p>Sport of the port.</p></body></html>")
            .AddFeed("herald.example/sport/rss.xml", "http://herald.example/sport/1", "http://herald.example/town/2", "http://herald.example/town/3");

        var added = await AddAsync("--dry-run");

        Assert.Contains("# link element; rss, 3 links; of this section, for its address is below /sport/\n", added.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("include", added.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "- feed: http://herald.example/rss.xml   # link element; rss, 3 links; of this section, for 3 of 3 links stand on its page\n")]
    [InlineData("http://herald.example/harbour/4 http://herald.example/harbour/5 http://herald.example/harbour/6 http://herald.example/harbour/7", "- listing: http://herald.example/sport/   # list of articles; listing, ")]
    public async Task A_feed_whose_articles_stand_on_the_page_of_the_section_is_its_own_and_else_the_page_is(string others, string discover)
    {
        string[] stories = ["http://herald.example/2026/a-long-story-of-the-coast-1", "http://herald.example/2026/a-long-story-of-the-coast-2", "http://herald.example/2026/a-long-story-of-the-coast-3"];
        var listed = string.Concat(Enumerable.Range(1, 6).Select(n => $"<h2><a href=/2026/a-long-story-of-the-coast-{n}>A long story of the coast and its people, part {n}</a></h2>"));
        _stand.Add("herald.example/sport/", $"<!doctype html><html lang=en><head><title>Sport</title><link rel=alternate type=application/rss+xml href=/rss.xml></head><body>{listed}</body></html>")
            .AddFeed("herald.example/rss.xml", [.. stories, .. others.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        var added = await AddAsync("--dry-run");

        Assert.Contains(discover, added.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("include", added.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_check_warns_of_in_the_draft_is_said_at_once()
    {
        _folder.Write("sources/all.yaml", "id: all\ndiscover:\n  - feed: http://herald.example/rss.xml\n");

        var added = await AddAsync();

        Assert.Matches(@"'ingest check' warns of it: .*herald-sport\.yaml:\d+:\d+ warning SRC013 this URL is read by .*all\.yaml as well", added.Error);
    }

    [Fact]
    public async Task What_is_asked_for_is_told_while_it_is_waited_for()
    {
        var added = await AddAsync("--dry-run");

        Assert.Contains($"asking for {Section}\nasking for http://herald.example/rss.xml\n", added.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("asking", added.Output, StringComparison.Ordinal);
    }

    private Task<VerbResult> AddAsync(params string[] more) => Verb.RunAsync(["add", Section, "--sources", _folder.At("sources"), "--connect-to", _stand.Address, "--config", _folder.Write("fast.json", """{ "Fetch": { "Delay": "00:00:00" } }"""), .. more]);
}
