using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fetch;

public sealed class RedirectTests : IAsyncLifetime
{
    private LoopbackSite _site = null!;
    private TestFetcher _fetcher = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        _fetcher = new TestFetcher(options => options.ConnectTo = _site.ConnectTo);
    }

    public async ValueTask DisposeAsync()
    {
        await _fetcher.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_page_knows_where_it_was_asked_for_and_where_it_was_found()
    {
        _site.On("/old", 302, ("Location", "/new#top")).On("/new", "<p>x</p>");

        var result = await FetchAsync("http://herald.example/old");

        var page = Assert.IsType<FetchResult.Fetched>(result).Page;
        Assert.Equal(("http://herald.example/old", "http://herald.example/new"), (page.RequestUrl.AbsoluteUri, page.Url.AbsoluteUri));
        Assert.Null(result.MovedTo);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    public async Task A_permanent_first_hop_is_reported(int status)
    {
        _site.On("/old", status, ("Location", "http://www.herald.example/rss.xml")).On("/rss.xml", 302, ("Location", "/today.xml")).On("/today.xml", "<rss/>");

        var result = await FetchAsync("http://herald.example/old");

        Assert.IsType<FetchResult.Fetched>(result);
        Assert.Equal("http://www.herald.example/rss.xml", result.MovedTo?.AbsoluteUri);
    }

    [Fact]
    public async Task A_permanent_hop_after_a_temporary_one_is_not()
    {
        _site.On("/a", 302, ("Location", "/b")).On("/b", 301, ("Location", "/c")).On("/c", "<p>x</p>");

        var result = await FetchAsync("http://herald.example/a");

        Assert.IsType<FetchResult.Fetched>(result);
        Assert.Null(result.MovedTo);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_six_are_not()
    {
        for (var i = 0; i < 6; i++)
        {
            _site.On($"/{i}", 302, ("Location", $"/{i + 1}"));
        }

        _site.On("/6", "<p>x</p>");

        Assert.IsType<FetchResult.Fetched>(await FetchAsync("http://herald.example/1"));
        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("http://herald.example/0"));
        Assert.Equal((FailureKind.RedirectLoop, "herald.example: more than 5 redirects"), (failed.Kind, failed.Detail));
    }

    [Fact]
    public async Task A_circle_is_found_at_once()
    {
        _site.On("/a", 302, ("Location", "/b?session=1")).On("/b", 302, ("Location", "/a"));

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("http://herald.example/a"));

        Assert.Equal(FailureKind.RedirectLoop, failed.Kind);
        Assert.Equal("herald.example: redirects in a circle by way of herald.example/a", failed.Detail);
        Assert.Equal(2, _site.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_without_location_is_bad()
    {
        _site.On("/a", 302);

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("http://herald.example/a"));

        Assert.Equal(FailureKind.BadRedirect, failed.Kind);
    }

    [Fact]
    public void A_step_from_https_to_http_is_refused()
    {
        var trail = new Trail(new Uri("https://herald.example/a"), Some.Source());

        var failure = trail.Follow(Answered(301, "http://herald.example/a"), 5);

        Assert.Equal(FailureKind.BadRedirect, failure?.Kind);
    }

    [Theory]
    [InlineData("http://10.0.0.7/", "10.0.0.7 is not public: private")]
    [InlineData("http://[::ffff:169.254.169.254]/latest", "link-local, embedded in IPv6")]
    [InlineData("http://localhost/", "loopback")]
    [InlineData("http://evil.example:6379/", "port 6379")]
    [InlineData("ftp://evil.example/", "scheme 'ftp'")]
    [InlineData("file:///etc/passwd", "scheme 'file'")]
    [InlineData("http://user:pass@evil.example/", "user name")]
    public async Task A_redirect_to_a_forbidden_address_is_refused(string target, string why)
    {
        _site.On("/a", 302, ("Location", target));

        var refused = Assert.IsType<FetchResult.Refused>(await FetchAsync("http://herald.example/a"));

        Assert.Equal(RejectionReason.ForbiddenAddress, refused.Reason);
        Assert.Contains(why, refused.Detail, StringComparison.Ordinal);
        Assert.Single(_site.Requests);
    }

    [Fact]
    public async Task Robots_txt_of_each_host_on_the_way_is_obeyed()
    {
        _site.On("herald.example/a", 302, ("Location", "http://other.example/b")).On("other.example/robots.txt", "User-agent: *\nDisallow: /b");

        var refused = Assert.IsType<FetchResult.Refused>(await FetchAsync("http://herald.example/a"));

        Assert.Equal(RejectionReason.Robots, refused.Reason);
        Assert.StartsWith("robots.txt of other.example", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_are_dropped_on_a_change_of_host_and_stay_dropped()
    {
        _site.On("herald.example/a", 302, ("Location", "http://other.example/b"))
            .On("other.example/b", 302, ("Location", "http://herald.example/c"))
            .On("herald.example/c", "<p>x</p>");
        var source = Source() with { Auth = new AuthDefinition("X-Partner-Key", new Secret("s3cret")) };

        await _fetcher.FetchAsync(new Uri("http://herald.example/a"), source);

        Assert.Equal(["s3cret", null, null], _site.Requests.Select(request => request.Header("X-Partner-Key")));
    }

    [Fact]
    public async Task A_location_in_raw_UTF8_is_understood()
    {
        await using var raw = RawSite.Start(async (stream, token) =>
        {
            var answer = "HTTP/1.1 302 Found\r\nLocation: http://herald.example/خبر\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer), token);
        });
        await using var fetcher = new TestFetcher(options => options.ConnectTo = raw.ConnectTo);
        var source = Source() with { Politeness = new PolitenessDefinition(TimeSpan.Zero, Robots: RobotsPolicy.Ignore) };

        var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(new Uri("http://herald.example/a"), source));

        Assert.EndsWith("herald.example/%D8%AE%D8%A8%D8%B1", failed.Detail, StringComparison.Ordinal);
    }

    private Task<FetchResult> FetchAsync(string url) => _fetcher.FetchAsync(new Uri(url), Source());

    private static SourceDefinition Source() => Some.Source() with
    {
        Homepage = new Uri("http://herald.example/"),
        Politeness = new PolitenessDefinition(TimeSpan.Zero),
    };

    private static Exchange.Answered Answered(int status, string location) =>
        new(status, new AnswerHeaders(KeyValuePair.Create("Location", location)), ReadOnlyMemory<byte>.Empty);
}
