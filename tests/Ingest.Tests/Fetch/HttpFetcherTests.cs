using System.IO.Compression;
using System.Text;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fetch;

public sealed class HttpFetcherTests : IAsyncLifetime
{
    private readonly TestFetcher _fetcher = new(options =>
    {
        options.Contact = "https://operator.example/bot";
        options.Retries = 0;
    });
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _fetcher.DisposeAsync();
    }

    [Fact]
    public async Task A_page_comes_with_its_text_headers_and_validators()
    {
        _site.On("/news/1", "<p>Kafé</p>", headers: [("ETag", "\"v1\""), ("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT"), ("X-Robots-Tag", "noarchive")]);

        var page = await FetchPageAsync("/news/1");

        Assert.Equal("<p>Kafé</p>", page.Text);
        Assert.Equal(("utf-8", "http"), (page.Charset, page.CharsetFrom));
        Assert.Equal(new Validators("\"v1\"", "Mon, 02 Mar 2026 10:00:00 GMT"), page.Validators);
        Assert.Equal("noarchive", page.Headers["x-robots-tag"]);
        Assert.Equal(_site.Url("/news/1"), page.Url);
    }

    [Fact]
    public async Task Requests_name_us_and_carry_neither_cookies_nor_referer()
    {
        _site.On("/", "<p>x</p>", headers: [("Set-Cookie", "track=1")]);

        await FetchPageAsync("/");
        var page = await FetchPageAsync("/");

        var request = _site.Requests[^1];
        Assert.Matches(@"^ingest/\d+\.\d+\.\d+ \(\+https://operator\.example/bot\)$", request.Header("User-Agent"));
        Assert.Null(request.Header("Cookie"));
        Assert.Null(request.Header("Referer"));
        Assert.Equal("gzip, br, deflate, zstd", request.Header("Accept-Encoding"));
        Assert.DoesNotContain("Set-Cookie", page.Headers.Keys);
    }

    [Theory]
    [InlineData(FetchKind.Page, "text/html")]
    [InlineData(FetchKind.Feed, "application/rss+xml")]
    [InlineData(FetchKind.Sitemap, "application/xml")]
    [InlineData(FetchKind.Listing, "text/html")]
    public async Task Accept_names_what_is_expected(FetchKind kind, string first)
    {
        await _fetcher.FetchAsync(_site.Url("/x"), _site.Source(), kind);

        Assert.StartsWith(first, _site.Requests.Single().Header("Accept"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validators_go_back_byte_for_byte()
    {
        var validators = new Validators("W/\"odd , tag", "yesterday at noon");
        _site.On("/rss.xml", 304);

        var result = await _fetcher.FetchAsync(_site.Url("/rss.xml"), _site.Source(), FetchKind.Feed, validators);

        Assert.Equal("W/\"odd , tag", _site.Requests.Single().Header("If-None-Match"));
        Assert.Equal("yesterday at noon", _site.Requests.Single().Header("If-Modified-Since"));
        Assert.Equal(validators, Assert.IsType<FetchResult.NotModified>(result).Validators);
    }

    [Fact]
    public async Task A_304_refreshes_the_validators_it_names_and_keeps_the_others()
    {
        _site.On("/rss.xml", 304, ("ETag", "\"v2\""), ("Cache-Control", "max-age=600"));

        var result = await _fetcher.FetchAsync(_site.Url("/rss.xml"), _site.Source(), FetchKind.Feed, new Validators("\"v1\"", "Mon, 02 Mar 2026 10:00:00 GMT"));

        Assert.Equal(new Validators("\"v2\"", "Mon, 02 Mar 2026 10:00:00 GMT"), Assert.IsType<FetchResult.NotModified>(result).Validators);
        Assert.Equal(TimeSpan.FromMinutes(10), result.FreshFor);
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_a_failure()
    {
        _site.On("/news/1", 304);

        Assert.IsType<FetchResult.Failed>(await FetchAsync("/news/1"));
    }

    [Fact]
    public async Task An_empty_200_is_a_page_without_bytes()
    {
        _site.On("/empty", 200);

        var page = await FetchPageAsync("/empty");

        Assert.True(page.Bytes.IsEmpty);
        Assert.Equal("", page.Text);
    }

    [Theory]
    [InlineData(404, FailureKind.NotFound)]
    [InlineData(410, FailureKind.Gone)]
    [InlineData(401, FailureKind.ClientError)]
    [InlineData(403, FailureKind.ClientError)]
    [InlineData(408, FailureKind.ClientError)]
    [InlineData(429, FailureKind.AskedToWait)]
    [InlineData(500, FailureKind.ServerError)]
    [InlineData(501, FailureKind.ServerError)]
    [InlineData(300, FailureKind.BadRedirect)]
    [InlineData(999, FailureKind.ClientError)]
    public async Task Statuses_have_their_kinds(int status, FailureKind kind)
    {
        _site.On("/news/1", status);

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("/news/1?token=abc"));

        Assert.Equal(kind, failed.Kind);
        Assert.Equal($"127.0.0.1:{_site.Port}: answered {status}", failed.Detail);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw-deflate")]
    [InlineData("zstd")]
    [InlineData("gzip, br")]
    public async Task Every_encoding_is_unpacked(string encoding)
    {
        var body = encoding.Split(", ").Aggregate("<p>Harbor reopens</p>"u8.ToArray(), Pack);
        _site.On("/news/1", body, "text/html", 200, ("Content-Encoding", encoding.Replace("raw-", "", StringComparison.Ordinal)));

        Assert.Equal("<p>Harbor reopens</p>", (await FetchPageAsync("/news/1")).Text);
    }

    [Fact]
    public async Task A_gzip_sitemap_is_unpacked_whatever_its_type()
    {
        _site.On("/sitemap.xml.gz", Pack("<urlset/>"u8.ToArray(), "gzip"), "application/x-gzip");

        var fetched = Assert.IsType<FetchResult.Fetched>(await _fetcher.FetchAsync(_site.Url("/sitemap.xml.gz"), _site.Source(), FetchKind.Sitemap));

        Assert.Equal("<urlset/>", fetched.Page.Text);
    }

    [Fact]
    public async Task Robots_txt_decides_and_is_asked_once()
    {
        _site.On("/robots.txt", "User-agent: *\nDisallow: /private\n").On("/news/1", "<p>x</p>");

        var refused = Assert.IsType<FetchResult.Refused>(await FetchAsync("/private/1"));
        await FetchPageAsync("/news/1");

        Assert.Equal(RejectionReason.Robots, refused.Reason);
        Assert.Contains("line 2: Disallow: /private", refused.Detail, StringComparison.Ordinal);
        Assert.Single(_site.AllRequests, request => request.Path == "/robots.txt");
        Assert.Single(_site.Requests);
    }

    [Fact]
    public async Task A_source_may_be_exempt_from_robots_txt()
    {
        _site.On("/robots.txt", "User-agent: *\nDisallow: /\n").On("/news/1", "<p>x</p>");
        var source = _site.Source() with { Politeness = new PolitenessDefinition(TimeSpan.Zero, Robots: RobotsPolicy.Ignore) };

        Assert.IsType<FetchResult.Fetched>(await _fetcher.FetchAsync(_site.Url("/news/1"), source));
        Assert.DoesNotContain(_site.AllRequests, request => request.Path == "/robots.txt");
    }

    [Fact]
    public async Task The_key_of_a_partner_goes_to_the_hosts_that_the_source_names()
    {
        _site.On("/rss.xml", "<rss/>");
        var source = _site.Source() with { Auth = new AuthDefinition("X-Partner-Key", new Secret("s3cret")) };

        await _fetcher.FetchAsync(_site.Url("/rss.xml"), source, FetchKind.Feed);

        Assert.Equal("s3cret", _site.Requests.Single().Header("X-Partner-Key"));
        Assert.DoesNotContain(_site.AllRequests, request => request.Path == "/robots.txt" && request.Header("X-Partner-Key") is not null);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_said_to()
    {
        var failed = Assert.IsType<FetchResult.Failed>(await _fetcher.FetchAsync(new Uri("http://no-such-house.invalid/"), Some.Source()));

        // Which of the two it is depends on whether the machine that runs the test has a name server.
        Assert.True(failed.Kind is FailureKind.UnknownHost or FailureKind.Dns, failed.Kind.ToString());
        Assert.StartsWith("no-such-house.invalid: the name ", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_connection_is_said_to()
    {
        var url = _site.Url("/news/1");
        var source = _site.Source();
        await _site.DisposeAsync();

        var failed = Assert.IsType<FetchResult.Failed>(await _fetcher.FetchAsync(url, source));

        Assert.Equal((FailureKind.Connection, $"127.0.0.1:{url.Port}: connection refused"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task TLS_that_does_not_come_about_is_said_to()
    {
        var url = new Uri($"https://127.0.0.1:{_site.Port}/");

        var failed = Assert.IsType<FetchResult.Failed>(await _fetcher.FetchAsync(url, _site.Source()));

        Assert.Equal(FailureKind.Tls, failed.Kind);
    }

    [Fact]
    public async Task The_caller_s_cancellation_flies()
    {
        using var cancel = new CancellationTokenSource();
        _site.On("/slow", async context =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _fetcher.Get<IFetcher>().FetchAsync(
            new FetchRequest(_site.Url("/slow"), FetchKind.Page, _site.Source(), Validators.None), cancel.Token));
    }

    private Task<FetchResult> FetchAsync(string path) => _fetcher.FetchAsync(_site.Url(path), _site.Source());

    private async Task<Page> FetchPageAsync(string path) => Assert.IsType<FetchResult.Fetched>(await FetchAsync(path)).Page;

    internal static byte[] Pack(byte[] bytes, string encoding)
    {
        using var result = new MemoryStream();
        using (Stream packing = encoding switch
        {
            "gzip" => new GZipStream(result, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(result, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new ZLibStream(result, CompressionLevel.Optimal, leaveOpen: true),
            "raw-deflate" => new DeflateStream(result, CompressionLevel.Optimal, leaveOpen: true),
            "zstd" => new ZstdSharp.CompressionStream(result, leaveOpen: true),
            _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "unknown"),
        })
        {
            packing.Write(bytes);
        }

        return result.ToArray();
    }
}
