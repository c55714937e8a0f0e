using Ingest.Cli;
using Ingest.Tests.Support;

namespace Ingest.Tests.EndToEnd;

/// <summary><c>ingest add URL</c>: a site becomes a draft source file with its evidence.</summary>
public sealed class AddTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private NewsStand _stand = null!;

    public async ValueTask InitializeAsync()
    {
        _stand = await NewsStand.StartAsync();
        _stand.Add("www.port-herald.example/", "<!doctype html><html lang=en><head><title>Port Herald</title><link rel=alternate type=application/rss+xml href=/rss.xml></head><body><p>News of the port.</p></body></html>");
        for (var n = 0; n < 6; n++)
        {
            _stand.Add($"www.port-herald.example/news/{n}", MadeUpNews.Page(n));
        }

        _stand.Add(
            "www.port-herald.example/rss.xml",
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Port Herald: all news</title><link>http://www.port-herald.example/</link>"
            + string.Concat(Enumerable.Range(0, 6).Select(n => $"<item><link>http://www.port-herald.example/news/{n}</link></item>")) + "</channel></rss>",
            "application/rss+xml; charset=utf-8");
    }

    public async ValueTask DisposeAsync()
    {
        await _stand.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_site_becomes_a_file_that_check_takes_and_a_case_that_passes()
    {
        var added = await AddAsync("http://www.port-herald.example/");

        Assert.Equal(ExitCode.Ok, added.Exit);
        Assert.StartsWith("# yaml-language-server: $schema=source.schema.json\nid: port-herald\nname: \"Port Herald: all news\"   # its own title\nhomepage: http://www.port-herald.example/\nlanguage: en   # of 3 pages read\n", added.Output, StringComparison.Ordinal);
        Assert.Contains("  - feed: http://www.port-herald.example/rss.xml   # link element; rss, 6 links\n", added.Output, StringComparison.Ordinal);
        Assert.Equal(added.Output, await File.ReadAllTextAsync(_folder.At("sources/port-herald.yaml"), TestContext.Current.CancellationToken));
        Assert.Equal((ExitCode.Ok, "1 file, 1 source, 0 errors, 0 warnings\n"), await RunAsync("check", _folder.At("sources")));
        Assert.Equal((ExitCode.Ok, string.Empty), await RunAsync("test", "--sources", _folder.At("sources")));
        Assert.Equal(SourceSchema.Json() + "\n", await File.ReadAllTextAsync(_folder.At("sources/source.schema.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_there_stays_and_the_site_is_not_asked()
    {
        var path = _folder.Write("sources/port-herald.yaml", "id: mine\n");

        var added = await AddAsync("http://www.port-herald.example/");

        Assert.Equal(ExitCode.Problems, added.Exit);
        Assert.Contains("stays as it is", added.Error, StringComparison.Ordinal);
        Assert.Equal("id: mine\n", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Empty(_stand.Requests);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        var added = await AddAsync("http://www.port-herald.example/", "--dry-run", "--id", "other");

        Assert.Equal(ExitCode.Ok, added.Exit);
        Assert.Contains("id: other\n", added.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("sources")));
    }

    [Fact]
    public async Task Dates_without_an_offset_get_the_zone_that_the_feed_proves()
    {
        _stand.Add("zeitung.de/", "<!doctype html><html lang=de><head><title>Zeitung</title><link rel=alternate type=application/rss+xml href=/rss.xml></head><body></body></html>")
            .Add("zeitung.de/rss.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Zeitung</title><item><link>http://zeitung.de/a</link><pubDate>Tue, 07 Jul 2026 08:30:00 GMT</pubDate></item></channel></rss>", "application/rss+xml")
            .Add("zeitung.de/a", "<!doctype html><html lang=de><head><title>Die Brücke ist wieder offen</title></head><body><article><h1>Die Brücke ist wieder offen</h1><time>07.07.2026 10:30</time>"
                + "<p>Die alte Brücke am Hafen ist nach drei Jahren wieder offen, und die ersten Fußgänger gingen am Morgen hinüber, noch ehe die Reden gehalten waren.</p>"
                + "<p>Die Bürgermeisterin sagte, sie werde Tag und Nacht offen bleiben, und die neuen Lampen genügten für beide Ufer und die Häuser dahinter.</p></article></body></html>");

        var added = await AddAsync("http://zeitung.de/", "--dry-run");

        Assert.Contains("time_zone: Europe/Berlin   # dates on the pages carry no offset; against the feed they are +02:00, as there on 2026-07-07\n", added.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_site_calls_itself_names_no_secret_and_ends_no_line()
    {
        _stand.Add("evil.example/", "<!doctype html><html lang=en><head><title>x</title><link rel=alternate type=application/rss+xml href=/rss.xml></head><body></body></html>")
            .Add("evil.example/rss.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>News ${env:PATH} \u202E&#10;enabled: false # \"--- '</title><item><link>http://evil.example/a</link></item></channel></rss>", "application/rss+xml; charset=utf-8");

        var added = await AddAsync("http://evil.example/");

        Assert.Equal(ExitCode.Ok, added.Exit);
        Assert.DoesNotContain('\u202E', added.Output);
        var source = Assert.Single(SourceLoading.Loader().Load(_folder.At("sources")).Set.Sources);
        Assert.StartsWith("News $ {env:PATH}", source.Name, StringComparison.Ordinal);
        Assert.True(source.Enabled);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a\nenabled: false")]
    [InlineData("Upper")]
    public async Task An_id_that_is_none_is_refused_before_the_site_is_asked(string id)
    {
        var added = await AddAsync("http://www.port-herald.example/", "--id", id);

        Assert.Equal(ExitCode.Usage, added.Exit);
        Assert.Empty(_stand.Requests);
        Assert.False(Directory.Exists(_folder.At("sources")));
    }

    [Fact]
    public async Task An_id_that_another_file_has_is_refused()
    {
        _folder.Write("sources/sub/mine.yaml", "id: port-herald\ndiscover: [{ feed: http://other.example/rss.xml }]\n");

        var added = await AddAsync("http://www.port-herald.example/");

        Assert.Equal(ExitCode.Problems, added.Exit);
        Assert.Contains("taken by", added.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.At("sources/port-herald.yaml")));
    }

    [Theory]
    [InlineData("http://nothing.example/", ExitCode.Problems, "not_found")]
    [InlineData("port-herald", ExitCode.Usage, "no http or https address")]
    public async Task Why_there_is_no_draft_is_said(string url, int exit, string word)
    {
        var added = await AddAsync(url);

        Assert.Equal(exit, added.Exit);
        Assert.Contains(word, added.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_of_the_own_network_is_read_when_that_is_allowed_and_the_draft_allows_its_address_and_port_alone()
    {
        var (site, name) = ($"http://{_stand.Address}/", "127-0-0-1-" + _stand.Address.Split(':')[1]);
        _stand.Add("127.0.0.1/", "<!doctype html><html lang=en><head><title>Port Herald</title><link rel=alternate type=application/rss+xml href=/rss.xml></head><body></body></html>")
            .AddFeed("127.0.0.1/rss.xml", site + "news/1").Add("127.0.0.1/news/1", MadeUpNews.Page(1));

        var refused = await Verb.RunAsync("add", site, "--sources", _folder.At("sources"), "--config", Fast());
        var added = await Verb.RunAsync("add", site, "--allow-private", "--sources", _folder.At("sources"), "--config", Fast());
        var check = await RunAsync("check", _folder.At("sources"));

        Assert.Equal(ExitCode.Problems, refused.Exit);
        Assert.Contains($"{site}: with --allow-private it is read, and the draft allows it; refused: ", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("refused to connect", refused.Error, StringComparison.Ordinal);
        Assert.True(added.Exit == ExitCode.Ok, added.Error);
        Assert.Contains($"id: \"{name}\"", added.Output, StringComparison.Ordinal);
        Assert.Contains($"network: {{ allow_private: [\"127.0.0.1/32\"], allow_ports: [{_stand.Address.Split(':')[1]}] }}   # a site of your own network", added.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Ok, "1 file, 1 source, 0 errors, 0 warnings\n"), check);
    }

    [Theory]
    [InlineData("http://www.port-herald.example/", "port-herald")]
    [InlineData("http://news.port-herald.example:8080/", "news-port-herald-8080")]
    [InlineData("http://192.168.1.20/", "192-168-1-20")]
    [InlineData("http://192.168.1.20:8080/", "192-168-1-20-8080")]
    [InlineData("http://[fd00::12]/", "fd00-12")]
    [InlineData("http://www.port-herald.example/sport/", "port-herald-sport")]
    [InlineData("http://www.port-herald.example/feed/", "port-herald")]
    [InlineData("http://localhost:5000/", "localhost-5000")]
    public void An_id_comes_from_the_host_the_section_and_an_unusual_port(string url, string id) => Assert.Equal(id, Ingest.Cli.Adding.SourceScout.IdOf(new Uri(url)));

    private Task<VerbResult> AddAsync(string url, params string[] more) =>
        Verb.RunAsync(["add", url, "--sources", _folder.At("sources"), "--connect-to", _stand.Address, "--config", Fast(), .. more]);

    private string Fast() => _folder.Write("fast.json", """{ "Fetch": { "Delay": "00:00:00" } }""");

    private static async Task<(int Exit, string Output)> RunAsync(params string[] args)
    {
        var result = await Verb.RunAsync(args);
        return (result.Exit, result.Output);
    }
}
