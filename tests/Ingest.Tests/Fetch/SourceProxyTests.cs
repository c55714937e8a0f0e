using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fetch;

public sealed class SourceProxyTests : IAsyncLifetime
{
    private LoopbackSite _site = null!;
    private TestFetcher _fetcher = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        _fetcher = new TestFetcher(options =>
        {
            options.Retries = 0;
            options.Rights = RightsPolicy.Obey;
        });
        _site.On("herald.example/news/1", "<p>x</p>").On("herald.example/robots.txt", "User-agent: *\nDisallow: /private");
    }

    public async ValueTask DisposeAsync()
    {
        await _fetcher.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Every_request_of_the_source_goes_through_its_proxy_robots_txt_too()
    {
        await using var proxy = LoopbackProxy.Start(_site.Port);

        var result = await FetchAsync("http://herald.example/news/1", Source(proxy, "http"));
        var barred = await FetchAsync("http://herald.example/private/1", Source(proxy, "http"));

        Assert.IsType<FetchResult.Fetched>(result);
        Assert.Equal(RejectionReason.Robots, Assert.IsType<FetchResult.Refused>(barred).Reason);
        Assert.Equal(
            ["GET http://herald.example/robots.txt HTTP/1.1", "GET http://herald.example/.well-known/tdmrep.json HTTP/1.1", "GET http://herald.example/news/1 HTTP/1.1"],
            proxy.Asked);
    }

    [Fact]
    public async Task A_proxy_that_wants_to_know_who_asks_is_told()
    {
        await using var proxy = LoopbackProxy.Start(_site.Port, "ada:quay:31");
        var source = Source(proxy, "http");
        source = source with { Network = source.Network with { Proxy = source.Network.Proxy! with { UserName = new Secret("ada"), Password = new Secret("quay:31") } } };

        Assert.IsType<FetchResult.Fetched>(await FetchAsync("http://herald.example/news/1", source));
        Assert.Contains("GET http://herald.example/news/1 HTTP/1.1", proxy.Asked);
        Assert.DoesNotContain("quay", source.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socks_works_too_and_the_proxy_resolves_the_name()
    {
        await using var proxy = LoopbackProxy.Start(_site.Port);

        Assert.IsType<FetchResult.Fetched>(await FetchAsync("http://herald.example/news/1", Source(proxy, "socks5")));
        Assert.All(proxy.Asked, asked => Assert.Equal("SOCKS herald.example:80", asked));
        Assert.NotEmpty(proxy.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1/news/1")]
    [InlineData("http://localhost/news/1")]
    [InlineData("http://[::ffff:10.0.0.1]/news/1")]
    [InlineData("http://herald.example:8080/news/1")]
    public async Task The_guard_judges_what_it_can_see_behind_a_proxy(string url)
    {
        await using var proxy = LoopbackProxy.Start(_site.Port);

        var refused = Assert.IsType<FetchResult.Refused>(await FetchAsync(url, Source(proxy, "http")));

        Assert.Equal(RejectionReason.ForbiddenAddress, refused.Reason);
        Assert.Empty(proxy.Asked);
    }

    [Fact]
    public async Task A_redirect_behind_the_proxy_to_a_private_address_is_refused()
    {
        await using var proxy = LoopbackProxy.Start(_site.Port);
        _site.On("herald.example/news/2", 302, ("Location", "http://169.254.169.254/latest"));

        Assert.IsType<FetchResult.Refused>(await FetchAsync("http://herald.example/news/2", Source(proxy, "http")));
        Assert.DoesNotContain(proxy.Asked, asked => asked.Contains("169.254", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_one_source_learns_through_its_proxy_is_not_another_s()
    {
        await using var first = LoopbackProxy.Start(_site.Port);
        await using var second = LoopbackProxy.Start(_site.Port);

        await FetchAsync("http://herald.example/news/1", Source(first, "http"));
        await FetchAsync("http://herald.example/news/1", Source(second, "http"));

        Assert.Equal(3, first.Asked.Count);
        Assert.Equal(3, second.Asked.Count);
    }

    [Fact]
    public async Task A_proxy_that_is_away_is_named()
    {
        var proxy = LoopbackProxy.Start(_site.Port);
        var source = Source(proxy, "http") with { Politeness = new PolitenessDefinition(TimeSpan.Zero, Robots: RobotsPolicy.Ignore) };
        await proxy.DisposeAsync();

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("http://herald.example/news/1", source));

        Assert.Equal(FailureKind.Connection, failed.Kind);
        Assert.Equal($"herald.example via http://127.0.0.1:{source.Network.Proxy!.Address.Port}: connection refused", failed.Detail);
    }

    private static SourceDefinition Source(LoopbackProxy proxy, string scheme) => Some.Source() with
    {
        Politeness = new PolitenessDefinition(TimeSpan.Zero),
        Network = NetworkDefinition.Default with { Proxy = new ProxyDefinition(new Uri($"{scheme}://127.0.0.1:{proxy.Port}")) },
    };

    private Task<FetchResult> FetchAsync(string url, SourceDefinition source) => _fetcher.FetchAsync(new Uri(url), source);
}
