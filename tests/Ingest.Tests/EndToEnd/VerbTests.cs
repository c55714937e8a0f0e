using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.EndToEnd;

/// <summary>The verbs that need no daemon, as a user calls them.</summary>
public sealed class VerbTests : IAsyncDisposable
{
    private readonly TempFolder _temp = new();
    private readonly MongoDouble _mongo = MongoDouble.Start();

    [Fact]
    public async Task Imported_stories_are_deduplicated_and_every_id_can_be_read_back()
    {
        var text = string.Join(' ', Enumerable.Range(0, 80).Select(n => "word" + n));
        _temp.Write("in.jsonl", $$"""
            {"id":"a","title":"Barges counted","body":"{{text}}","published":"2026-03-02T09:00:00Z","source":"herald"}
            {"id":"b","title":"Barges were counted","text":"{{text}}","published":"2026-03-02T10:00:00Z","source":"gazette"}
            not json
            {"id":"c","title":"Another","body":"{{text.Replace("word", "term", StringComparison.Ordinal)}}","url":"https://herald.example/c"}
            {"title":"no id","body":"x"}
            {"id":"d","title":"Bad date","body":"x","published":"yesterday"}
            """);

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));
        var export = await Verb.RunAsync("export", "--store", _temp.At("a.db"));

        Assert.Equal(1, import.Exit);
        Assert.Contains("in.jsonl:3: not JSON", import.Error);
        Assert.Contains("in.jsonl:5: \"id\" is missing", import.Error);
        Assert.Contains("in.jsonl:6: \"published\" of \"d\"", import.Error);
        Assert.Contains("3 stories placed", import.Error);
        var clusters = export.Lines.Select(line => string.Join(',', line.GetProperty("appearances").EnumerateArray().Select(seen => seen.GetProperty("import_id").GetString())));
        Assert.Equal(["a,b", "c"], clusters.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-05:00")]
    [InlineData("10:30")]
    [InlineData("03/02/2026")]
    [InlineData("2026")]
    public async Task A_line_whose_date_is_none_is_refused_and_the_others_are_stored(string published)
    {
        _temp.Write("in.jsonl", $$"""
            {"id":"a","title":"Barges counted","body":"The council of Quilport counted 31 barges.","published":"{{published}}"}
            {"id":"b","title":"Bridge painted","body":"The bridge of Quilport is green.","published":"1911-03-02T10:00:00+01:00"}
            {"id":"c","title":"Bridge repainted","body":"The bridge of Quilport is blue.","published":1772442000}
            """);

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));

        Assert.Equal(1, import.Exit);
        Assert.Contains("in.jsonl:1: \"published\" of \"a\"", import.Error);
        Assert.Contains("2 stories placed", import.Error);
    }

    [Fact]
    public async Task A_damaged_archive_is_read_up_to_the_damage()
    {
        var lines = string.Concat(Enumerable.Repeat("no\n", 30)) + """{"id":"a","title":"Barges counted","body":"The council of Quilport counted 31 barges."}""" + "\n";
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(lines));
        }

        // A second part whose head is right and whose first block is of a kind that does not exist.
        packed.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF]);
        await File.WriteAllBytesAsync(_temp.At("in.jsonl.gz"), packed.ToArray(), TestContext.Current.CancellationToken);

        var import = await Verb.RunAsync("import", _temp.At("in.jsonl.gz"), "--store", _temp.At("a.db"));
        var extract = await Verb.RunAsync("extract", "--manifest", _temp.At("in.jsonl.gz"));

        Assert.Equal((1, 1), (import.Exit, extract.Exit));
        Assert.Contains("in.jsonl.gz:32: the file cannot be read any further", import.Error, StringComparison.Ordinal);
        Assert.Contains("in.jsonl.gz:32: the file cannot be read any further", extract.Error, StringComparison.Ordinal);
        Assert.Contains("1 story placed", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_named_or_read_does_not_end_the_others()
    {
        _temp.Write("good.html", MadeUpNews.Page(1));
        _temp.Write("manifest.jsonl", """
            {"id":"\ud800","path":"missing.html"}
            {"id":"nul","path":"a\u0000b"}
            {"id":"good","path":"good.html"}
            """);

        var extract = await Verb.RunAsync("extract", "http://", "a\0b", "--manifest", _temp.At("manifest.jsonl"));

        Assert.Equal(1, extract.Exit);
        Assert.Equal("good", Assert.Single(extract.Lines).GetProperty("id").GetString());
        Assert.DoesNotContain("fault of the program", extract.Error);
        Assert.Contains("'http://' is no http or https address", extract.Error);
        Assert.Contains("manifest.jsonl:2: \"path\" is no path", extract.Error);
        Assert.Contains("\uFFFD: ", extract.Error);
    }

    [Theory]
    [InlineData(0, "nothing is read")]
    [InlineData(78, "source 'herald' is not enabled", "--source", "herald")]
    public async Task A_run_that_can_read_nothing_says_so(int exit, string words, params string[] flags)
    {
        _temp.Write("sources/herald.yaml", "id: herald\nenabled: false\ndiscover:\n  - feed: http://herald.example/rss\n");

        var run = await Verb.RunAsync(["run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), .. flags]);

        Assert.Equal(exit, run.Exit);
        Assert.Contains(words, run.Error);
    }

    [Fact]
    public async Task Of_a_robots_file_only_as_much_is_read_as_the_daemon_reads()
    {
        _temp.Write("robots.txt", "User-agent: *\n" + string.Concat(Enumerable.Repeat("# filler of a line\n", 500 * 1024 / 19)) + new string('#', 100) + "\nDisallow: /news\n");

        var robots = await Verb.RunAsync("robots", _temp.At("robots.txt"), "/news/1");

        Assert.True(Assert.Single(robots.Lines).GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task A_sitemap_that_is_larger_than_a_feed_may_be_is_discovered()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.Add("herald.example/map", "<urlset>" + string.Concat(Enumerable.Range(0, 2000).Select(n => $"<url><loc>http://herald.example/news/{n}</loc></url>")) + "</urlset>");
        var config = _temp.Write("settings.json", """{ "Fetch": { "FeedLimit": 65536, "Delay": "00:00:00" } }""");

        var discover = await Verb.RunAsync("discover", "http://herald.example/map", "--connect-to", stand.Address, "--config", config);

        Assert.Equal((0, 2000), (discover.Exit, discover.Lines.Count));
    }

    [Fact]
    public async Task A_key_in_the_address_of_a_feed_is_shown_nowhere()
    {
        await using var stand = await NewsStand.StartAsync();
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss?k=${env:INGEST_NO_SUCH_VARIABLE:-top-secret}\npoliteness: { delay: 0s }\n");
        string[] places = ["--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address];

        var run = await Verb.RunAsync(["run", "--once", "--json", .. places]);
        var tried = await Verb.RunAsync(["try", "herald", .. places]);
        var status = await Verb.RunAsync("status", "herald", "--store", _temp.At("a.db"));

        Assert.Contains("http://herald.example/rss?…", run.Error + run.Output, StringComparison.Ordinal);
        Assert.All([run, tried, status], result => Assert.DoesNotContain("top-secret", result.Output + result.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Importing_a_file_twice_changes_nothing()
    {
        var text = string.Join(' ', Enumerable.Range(0, 80).Select(n => "word" + n));
        _temp.Write("in.jsonl", $$"""{"id":"a","title":"Barges counted","body":"{{text}}"}""");

        await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));
        var again = await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", _temp.At("a.db"));
        var stories = (await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines;

        Assert.Contains("1 unchanged", again.Error);
        Assert.Equal(1, Assert.Single(stories).GetProperty("appearances").GetArrayLength());
    }

    [Theory]
    [InlineData("الانتربول", "a")]
    [InlineData("انتربول مذكرة", "a")]
    [InlineData("BARGES", "b")]
    [InlineData("\"barges\" -quilport", "b")]
    [InlineData("barges الانتربول")]
    [InlineData("!?\"")]
    public async Task Stories_are_found_by_their_words_in_any_spelling(string asked, params string[] found)
    {
        _temp.Write("in.jsonl", """
            {"id":"a","title":"أنتربول يوزع مذكرة","body":"وزع أنتربول مذكرة على مكاتبه في المدينة يوم الاثنين.","source":"rasid"}
            {"id":"b","title":"Barges counted","body":"The council of Quilport counted 31 barges on Monday morning.","source":"herald"}
            """);
        string[] stores = [_temp.At("a.db"), _mongo.ConnectionString];

        foreach (var store in stores)
        {
            await Verb.RunAsync("import", _temp.At("in.jsonl"), "--store", store);
            var export = await Verb.RunAsync("export", "--search", asked, "--store", store);

            Assert.Equal(0, export.Exit);
            Assert.Contains(found.Length == 1 ? "1 story" : $"{found.Length} stories", export.Error);
            Assert.Equal(found, export.Lines.Select(line => line.GetProperty("appearances")[0].GetProperty("import_id").GetString()));
            Assert.Equal(asked == "!?\"", export.Error.Contains("holds no letter", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_manifest_is_read_from_its_folder_with_the_charset_of_each_line()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var page = "<html dir=rtl><body><h1>إحصاء القوارب</h1><p>أحصى مجلس الميناء واحدا وثلاثين قاربا يوم الاثنين، ووعد ببناء رصيف ثان قبل الشتاء، كما جاء في بيان وزع على الصيادين.</p><p>ويجتمع المجلس مجددا يوم الخميس للاستماع إلى حراس المنارة ونادي التجديف وكل من يرسو عند الجدار الشرقي للميناء.</p></body></html>";
        Directory.CreateDirectory(_temp.At("pages"));
        await File.WriteAllBytesAsync(_temp.At("pages/one.html"), System.Text.Encoding.GetEncoding("windows-1256").GetBytes(page), TestContext.Current.CancellationToken);
        _temp.Write("pages/manifest.jsonl", """
            {"id":"one","path":"one.html","url":"https://herald.example/1","charset":"windows-1256"}
            {"id":"two","path":"missing.html"}
            """);

        var extract = await Verb.RunAsync("extract", "--manifest", _temp.At("pages/manifest.jsonl"));

        Assert.Equal(1, extract.Exit);
        var line = Assert.Single(extract.Lines);
        Assert.Equal(("one", "إحصاء القوارب", "ar", "rtl"), (line.GetProperty("id").GetString(), line.GetProperty("title").GetString(), line.GetProperty("language").GetString(), line.GetProperty("direction").GetString()));
        Assert.Contains("missing.html", extract.Error);
    }

    [Fact]
    public async Task A_saved_page_counts_its_hours_from_the_time_that_the_manifest_gives()
    {
        _temp.Write("one.html", $"<html><body><h1>{MadeUpNews.Title(1)}</h1><span class=date>5 hours ago</span>" + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 4)) + "</body></html>");
        _temp.Write("manifest.jsonl", """
            {"id":"one","path":"one.html","fetched_at":"2026-03-02T03:00:00Z"}
            {"id":"two","path":"one.html","fetched_at":"lately"}
            {"id":"three","path":"one.html","fetched_at":null}
            """);

        var extract = await Verb.RunAsync("extract", "--manifest", _temp.At("manifest.jsonl"));

        Assert.StartsWith("2026-03-01", Assert.Single(extract.Lines).GetProperty("published").GetString(), StringComparison.Ordinal);
        Assert.Contains("manifest.jsonl:2: \"fetched_at\" is 'lately'", extract.Error);
        Assert.Contains("manifest.jsonl:3: \"fetched_at\" is 'null'", extract.Error);
    }

    [Fact]
    public async Task A_source_can_be_tried_with_nothing_stored()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.AddFeed("herald.example/rss", "http://herald.example/news/1").Add("herald.example/news/1", MadeUpNews.Page(1));
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");

        var tried = await Verb.RunAsync("try", "herald", "--sources", _temp.At("sources"), "--store", _temp.At("none.db"), "--connect-to", stand.Address);

        Assert.Equal(0, tried.Exit);
        Assert.Contains("rss: 1 link,", tried.Output);
        Assert.Contains(MadeUpNews.Title(1), tried.Output);
        Assert.Contains("[meta article:published_time]", tried.Output);
        Assert.Contains("verdict    new", tried.Output);
        Assert.False(File.Exists(_temp.At("none.db")));
    }

    [Fact]
    public async Task An_export_of_a_source_that_the_store_does_not_know_is_a_problem()
    {
        await Verb.RunAsync("import", _temp.Write("in.jsonl", """{"id":"a","title":"Barges","body":"some text","source":"herald"}"""), "--store", _temp.At("a.db"));

        var unknown = await Verb.RunAsync("export", "--source", "nosuch", "--store", _temp.At("a.db"));
        var later = await Verb.RunAsync("export", "--source", "herald", "--since", "2999-01-01", "--store", _temp.At("a.db"));

        Assert.Equal((1, 0), (unknown.Exit, later.Exit));
        Assert.Contains("the store knows no source 'nosuch'", unknown.Error);
        Assert.Equal("0 stories", later.Error.Trim());
    }

    [Fact]
    public async Task Why_a_text_was_judged_the_same_is_said_once()
    {
        await Verb.RunAsync("import", _temp.Write("in.jsonl", $$"""
            {"id":"a","title":"Barges","body":"{{MadeUpNews.Words(1, 80)}}","source":"herald"}
            {"id":"b","title":"Barges","body":"{{MadeUpNews.Words(1, 80)}}","source":"gazette"}
            """), "--store", _temp.At("a.db"));
        var story = Assert.Single((await Verb.RunAsync("export", "--store", _temp.At("a.db"))).Lines).GetProperty("id").GetString()!;

        var explained = await Verb.RunAsync("explain", story, "--store", _temp.At("a.db"));

        Assert.Matches("\n\\s+duplicate of \"\u2068Barges\u2069\"", explained.Output);
        Assert.DoesNotContain("duplicate: duplicate", explained.Output);
    }

    [Fact]
    public async Task Selectors_that_match_nothing_are_told_by_a_trial_and_by_a_run()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.AddFeed("herald.example/rss", [.. Enumerable.Range(1, 3).Select(n => $"http://herald.example/news/{n}")]);
        Assert.All([1, 2, 3], n => stand.Add($"herald.example/news/{n}", MadeUpNews.Page(n).Replace("<h1>", n == 1 ? "<h1 class=a>" : "<h1>", StringComparison.Ordinal)));
        _temp.Write("sources/herald.yaml", """
            id: herald
            discover:
              - feed: http://herald.example/rss
            politeness: { delay: 0s }
            extract:
              title: h1.a
              body: div.nothere
              published: time.nothere
              authors: { css: .nobody, all: true }
            """);
        string[] where = ["--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address];

        var tried = await Verb.RunAsync(["try", "herald", "--items", "2", .. where]);
        var run = await Verb.RunAsync(["run", "--once", .. where]);

        Assert.Contains("  no match   title: h1.a matched nothing; general rule h1 used\n", tried.Output);
        Assert.Contains("  no match   body: div.nothere matched nothing; general rule body finder used\n", tried.Output);
        Assert.Contains("  no match   published: time.nothere matched nothing; general rule meta article:published_time used\n", tried.Output);
        Assert.Contains("  no match   authors: .nobody matched nothing; the general rules found nothing either\n", tried.Output);
        Assert.Equal(7, tried.Output.Split("no match").Length - 1);
        Assert.Contains("Source herald: extract.body: div.nothere has given no value on any of 3 pages", run.Error, StringComparison.Ordinal);
        Assert.Contains("Source herald: extract.published: time.nothere has given no value on any of 3 pages", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "Source herald: selectors that matched nothing on any page of this run, pages read: 3: authors: .nobody; the general rules stood in",
            Assert.Single(run.Error.Split('\n'), line => line.Contains("matched nothing", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_became_of_a_url_can_be_asked()
    {
        await using var stand = await NewsStand.StartAsync();
        stand.AddFeed("herald.example/rss", "http://herald.example/news/1", "http://herald.example/news/gone").Add("herald.example/news/1", MadeUpNews.Page(1));
        _temp.Write("sources/herald.yaml", "id: herald\ndiscover:\n  - feed: http://herald.example/rss\npoliteness: { delay: 0s }\n");
        await Verb.RunAsync("run", "--once", "--sources", _temp.At("sources"), "--store", _temp.At("a.db"), "--connect-to", stand.Address);

        var stored = await Verb.RunAsync("explain", "http://herald.example/news/1?utm_source=x", "--offline", "--store", _temp.At("a.db"));
        var gone = await Verb.RunAsync("explain", "http://herald.example/news/gone", "--offline", "--store", _temp.At("a.db"));
        var unknown = await Verb.RunAsync("explain", "http://herald.example/news/never", "--offline", "--store", _temp.At("a.db"));
        var status = await Verb.RunAsync("status", "herald", "--store", _temp.At("a.db"));

        Assert.Contains(MadeUpNews.Title(1), stored.Output);
        Assert.Contains("not_found", gone.Output);
        Assert.Equal(1, unknown.Exit);
        Assert.Contains("1 stored", status.Output);
    }

    [Theory]
    [InlineData(2, "rum")]
    [InlineData(2, "extract")]
    [InlineData(2, "export", "--since", "lately")]
    [InlineData(78, "check", "no-such-folder")]
    [InlineData(78, "run", "--once", "--sources", "no-such-folder")]
    [InlineData(2, "export", "--search")]
    [InlineData(2, "db", "copy", "", "b.db")]
    [InlineData(2, "db", "copy", "a.db", "")]
    [InlineData(69, "export", "--store", "no-such.db")]
    [InlineData(69, "export", "--search", "barges", "--store", "no-such.db")]
    [InlineData(78, "run", "--config", "no-such.json")]
    [InlineData(78, "discover", "no-such.xml")]
    [InlineData(78, "robots", "no-such.txt", "/news")]
    [InlineData(78, "import", "no-such.jsonl")]
    [InlineData(78, "check", "no-such.yaml")]
    public async Task A_wrong_call_ends_with_its_code_and_a_word(int exit, params string[] args)
    {
        var result = await Verb.RunAsync(args);

        Assert.Equal(exit, result.Exit);
        Assert.NotEmpty(result.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _mongo.DisposeAsync();
        _temp.Dispose();
        Assert.Empty(_mongo.Refusals);
    }
}
