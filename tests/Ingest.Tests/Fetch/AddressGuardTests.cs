using System.Net;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fetch;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData("https://herald.example/a", null)]
    [InlineData("https://herald.example:80/a", null)]
    [InlineData("http://8.8.8.8/", null)]
    [InlineData("http://127.1/", "127.0.0.1 is not public: loopback")]
    [InlineData("http://0x7f.1/", "127.0.0.1 is not public: loopback")]
    [InlineData("http://2130706433/", "127.0.0.1 is not public: loopback")]
    [InlineData("http://[::1]/", "::1 is not public: loopback")]
    [InlineData("http://news.localhost/", "loopback")]
    [InlineData("http://metadata.google.internal/computeMetadata/v1/", "a name of a private network")]
    [InlineData("http://Router.LOCAL./", "a name of a private network")]
    [InlineData("https://local.herald.example/", null)]
    [InlineData("http://herald.example:8080/", "port 8080")]
    [InlineData("gopher://herald.example/", "scheme 'gopher'")]
    public void A_URL_is_judged_by_scheme_port_and_literal_address(string url, string? why)
    {
        var refusal = AddressGuard.Check(new Uri(url), NetworkDefinition.Default, connectTo: null);

        if (why is null)
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.Contains(why, refusal, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_source_may_allow_networks_and_ports()
    {
        var network = new NetworkDefinition([IPNetwork.Parse("10.0.0.0/8")], [8080]);

        Assert.Null(AddressGuard.Check(new Uri("http://10.1.2.3:8080/"), network, null));
        Assert.Null(AddressGuard.Check(new Uri("http://[::ffff:10.1.2.3]/"), network, null));
        Assert.NotNull(AddressGuard.Check(new Uri("http://192.168.0.1/"), network, null));
    }

    [Fact]
    public async Task A_name_is_judged_by_what_it_resolves_to()
    {
        // "localhost" is refused by name already, so the connect step is asked directly.
        await Assert.ThrowsAsync<ForbiddenAddressException>(() => AddressGuard.ConnectAsync(
            new DnsEndPoint("localhost", 80), NetworkDefinition.Default, null, Dns.GetHostAddressesAsync, TimeProvider.System, TestContext.Current.CancellationToken).AsTask());
    }

    [Fact]
    public async Task A_connection_allowed_to_one_source_is_not_lent_to_another()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var fetcher = new TestFetcher();
        site.On("/a", "<p>x</p>");
        var stranger = site.Source("stranger") with { Network = new NetworkDefinition([], [site.Port]) };

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(site.Url("/a"), site.Source()));
        var refused = Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(site.Url("/a"), stranger));

        Assert.Equal(RejectionReason.ForbiddenAddress, refused.Reason);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task The_pool_behind_a_name_is_not_lent_either()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var fetcher = new TestFetcher();
        var transport = fetcher.Get<HttpTransport>();
        site.On("/a", "<p>x</p>");
        var url = new Uri($"http://localhost:{site.Port}/a");
        var stranger = site.Source("stranger") with { Network = new NetworkDefinition([], [site.Port]) };
        var profile = FetchProfile.Of(FetchKind.Page, new FetchOptions());

        var first = await transport.SendAsync(new Call(url, profile, site.Source() with { Network = Loopback(site) }), TestContext.Current.CancellationToken);
        var second = await transport.SendAsync(new Call(url, profile, stranger), TestContext.Current.CancellationToken);

        Assert.IsType<Exchange.Answered>(first);
        Assert.IsType<Exchange.Forbidden>(second);
    }

    [Fact]
    public async Task Connections_directed_elsewhere_reach_that_address_alone()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var fetcher = new TestFetcher(options => options.ConnectTo = site.ConnectTo);
        site.On("herald.example/a", "<p>x</p>");

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(new Uri("http://herald.example/a"), Some.Source()));
        Assert.Equal("herald.example", site.Requests.Single().Host);
        Assert.IsType<FetchResult.Refused>(await fetcher.FetchAsync(new Uri("http://127.0.0.2/a"), Some.Source()));
    }

    private static NetworkDefinition Loopback(LoopbackSite site) =>
        new([IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")], [site.Port]);
}
