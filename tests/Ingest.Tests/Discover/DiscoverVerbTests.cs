using System.Text;
using System.Text.Json;
using Ingest.Cli;
using Ingest.Core.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Discover;

public sealed class DiscoverVerbTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xml");
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Links_of_a_file_are_printed_as_json_lines()
    {
        await File.WriteAllTextAsync(_file, "<rss><channel><item><title>خبر</title><link>/1</link><guid>g-1</guid><pubDate>Mon, 02 Mar 2026 08:30:00 +0100</pubDate></item></channel></rss>", TestContext.Current.CancellationToken);

        var code = await RunAsync(_file, "https://herald.example/rss.xml");

        var line = JsonDocument.Parse(_out.ToString()).RootElement;
        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("خبر", _out.ToString(), StringComparison.Ordinal);
        Assert.Equal("https://herald.example/1", line.GetProperty("url").GetString());
        Assert.Equal("g-1", line.GetProperty("guid").GetString());
        Assert.Equal("2026-03-02T08:30:00+01:00", line.GetProperty("published").GetString());
        Assert.False(line.TryGetProperty("modified", out _));
    }

    [Fact]
    public async Task The_xml_declaration_decides_the_charset_of_a_file()
    {
        var windows1256 = CodePagesEncodingProvider.Instance.GetEncoding(1256)!;
        await File.WriteAllBytesAsync(_file, windows1256.GetBytes("<?xml version='1.0' encoding='windows-1256'?><rss><channel><item><title>ميناء</title><link>https://a.example/1</link></item></channel></rss>"), TestContext.Current.CancellationToken);

        await RunAsync(_file);

        Assert.Equal("ميناء", JsonDocument.Parse(_out.ToString()).RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_ends_with_problems()
    {
        await File.WriteAllTextAsync(_file, "nothing here", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Problems, await RunAsync(_file));
        Assert.Contains("cannot be read: text of an unknown kind", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var problem = await Assert.ThrowsAsync<BadConfigurationException>(() => RunAsync(_file + ".gone"));

        Assert.Contains(".gone", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_fetched_by_what_is_given_for_it()
    {
        var code = await RunAsync(
            "https://b.example/feed",
            fetch: (url, _) => Task.FromResult<Page?>(Some.Page("<rss><channel><item><link>/1</link></item></channel></rss>", url.AbsoluteUri)));

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("https://b.example/1", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_fetcher_an_address_is_refused_in_words()
    {
        Assert.Equal(ExitCode.Problems, await RunAsync("https://b.example/feed"));
        Assert.Contains("cannot be fetched here", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_that_a_feed_service_gives_is_printed_with_the_articles_own_beside_it()
    {
        await File.WriteAllTextAsync(_file, "<rss xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><channel><item><link>https://clicks.example/~r/1</link><feedburner:origLink>https://herald.example/1</feedburner:origLink></item></channel></rss>", TestContext.Current.CancellationToken);

        await RunAsync(_file);

        var line = JsonDocument.Parse(_out.ToString()).RootElement;
        Assert.Equal("https://clicks.example/~r/1", line.GetProperty("url").GetString());
        Assert.Equal("https://herald.example/1", line.GetProperty("original").GetString());
    }

    [Fact]
    public async Task Of_a_page_the_articles_are_printed_and_the_feeds_to_follow()
    {
        await File.WriteAllTextAsync(
            _file, "<html><head><link rel=alternate type=application/rss+xml href=/feed></head><body><h2><a href='/news/the-ferry-is-back-4711'>The ferry is back on the river</a></h2><a href=/about>About</a></body></html>", TestContext.Current.CancellationToken);

        await RunAsync(_file, "https://herald.example/");

        var lines = _out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"url\":\"https://herald.example/news/the-ferry-is-back-4711\"", lines[0], StringComparison.Ordinal);
        Assert.Equal("{\"url\":\"https://herald.example/feed\",\"follow\":true}", lines[1].Trim());
    }

    private Task<int> RunAsync(string document, string? url = null, Func<Uri, CancellationToken, Task<Page?>>? fetch = null) =>
        DiscoverVerb.RunAsync(
            new Terminal(TextReader.Null, _out, _error, IsInteractive: false), fetch, document, url is null ? null : new Uri(url), TestContext.Current.CancellationToken);
}
