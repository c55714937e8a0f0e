using System.Text;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Fetch;

/// <summary>Answers that are wrong before or around their body.</summary>
public sealed class HostileHeadTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
    private static readonly Uri Url = new("http://hostile.example/page");

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n", FailureKind.TooLarge)]
    [InlineData("HTTP/1.1 200 OK\r\nX: ", "x", FailureKind.TooLarge)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /", "x", FailureKind.TooLarge)]
    [InlineData("", "\0\u0001garbage", FailureKind.TooLarge)]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", FailureKind.TooLarge)]
    public async Task A_head_without_end_is_given_up(string start, string piece, FailureKind kind)
    {
        var failed = await FailAsync(async (stream, token) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(start), token);
            var pieces = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(piece, 4096)));
            while (true)
            {
                await stream.WriteAsync(pieces, token);
            }
        });

        Assert.Equal(kind, failed.Kind);
    }

    [Theory]
    [InlineData("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003")]
    [InlineData("\0\0\u0012\u0004\0\0\0\0\0\0\u0003\0\0\0d\0\u0004")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/9.9 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 -20 OK\r\n\r\n")]
    [InlineData("\r\n\r\n\r\n")]
    [InlineData("")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\nffff\r\n<p>only")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nx")]
    [InlineData(Ok + "Transfer-Encoding: chunked\r\n\r\nno number\r\nx")]
    [InlineData(Ok + "Content-Length: 1000\r\n\r\n<p>x")]
    public async Task What_is_no_HTTP_or_ends_early_is_a_failed_connection(string answer)
    {
        var failed = await FailAsync(async (stream, token) => await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), token));

        Assert.Equal(FailureKind.Connection, failed.Kind);
    }

    [Fact]
    public async Task Headers_that_drip_end_at_the_deadline()
    {
        var clock = new FakeTimeProvider(Some.Now);
        await using var site = RawSite.Start(async (stream, token) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Slow: x"u8.ToArray(), token);
            await Task.Delay(Timeout.Infinite, token);
        });
        await using var fetcher = Fetcher(site, clock);

        var fetching = fetcher.FetchAsync(Url, Source);
        var taken = await clock.AdvanceUntilAsync(fetching, TimeSpan.FromMilliseconds(250));

        Assert.Equal(FailureKind.Timeout, Assert.IsType<FetchResult.Failed>(await fetching).Kind);
        Assert.True(taken >= TimeSpan.FromSeconds(29), $"given up after {taken}");
    }

    [Fact]
    public async Task Cookies_are_neither_kept_nor_sent()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var fetcher = new TestFetcher();
        site.On("/a", "<p>x</p>", 200, ("Set-Cookie", "id=7; Path=/"), ("Set-Cookie2", "id=8"));

        var page = Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(site.Url("/a"), site.Source())).Page;
        await fetcher.FetchAsync(site.Url("/a"), site.Source());

        Assert.DoesNotContain(page.Headers.Keys, name => name.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase));
        Assert.Equal([null, null], site.Requests.Select(request => request.Header("Cookie")));
    }

    [Theory]
    [InlineData("http:\\\\169.254.169.254\\latest")]
    [InlineData("http://herald.example\\@10.0.0.7/")]
    [InlineData("//10.0.0.7/")]
    [InlineData("\\\\10.0.0.7\\")]
    [InlineData("http://0x0a000007/")]
    [InlineData("http://012.0.0.7/")]
    [InlineData("http://10.7/")]
    [InlineData("http://%31%30.0.0.7/")]
    [InlineData("http://①⓪.0.0.7/")]
    public async Task A_redirect_however_written_does_not_lead_inside(string location)
    {
        await using var site = RawSite.Start(async (stream, token) =>
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), token));
        await using var fetcher = Fetcher(site);

        var result = await fetcher.FetchAsync(Url, Source);

        Assert.True(
            result is FetchResult.Refused { Reason: RejectionReason.ForbiddenAddress } or FetchResult.Failed { Kind: FailureKind.BadRedirect or FailureKind.RedirectLoop },
            result.ToString());
    }

    private static SourceDefinition Source => Some.Source() with { Politeness = new PolitenessDefinition(TimeSpan.Zero, Robots: RobotsPolicy.Ignore) };

    private static TestFetcher Fetcher(RawSite site, TimeProvider? clock = null) => new(
        options =>
        {
            options.ConnectTo = site.ConnectTo;
            options.Retries = 0;
        },
        clock);

    private static async Task<FetchResult.Failed> FailAsync(Func<Stream, CancellationToken, Task> answer)
    {
        await using var site = RawSite.Start(answer);
        await using var fetcher = Fetcher(site);
        return Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(Url, Source));
    }
}
