using Ingest.Core.Fetch;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Fetch;

public sealed class ThrottleKeysTests : IAsyncDisposable
{
    private static readonly Uri News = new("https://news.herald.example/1");
    private static readonly Uri Sport = new("https://sport.herald.example/1");

    private readonly FakeTimeProvider _clock = new(Some.Now);
    private readonly OwnHosts _hosts = new();
    private readonly TestFetcher _fetcher;

    public ThrottleKeysTests() => _fetcher = new TestFetcher(time: _clock, hosts: _hosts);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fetcher.DisposeAsync();

    [Fact]
    public async Task The_scope_of_the_source_names_the_key()
    {
        Assert.Equal("news.herald.example", await KeyAsync(News, ThrottleScope.Host));
        Assert.Equal("*.herald.example", await KeyAsync(News, ThrottleScope.Domain));
        Assert.Equal("group:press", await KeyAsync(News, new ThrottleScope(ThrottleScopeKind.Group, "press")));
        Assert.Equal("192.0.2.1", await KeyAsync(new Uri("http://192.0.2.1/"), ThrottleScope.Domain));
    }

    [Fact]
    public async Task Two_hosts_that_refuse_widen_the_scope_to_their_domain_until_it_has_been_quiet()
    {
        await RefusedAsync(News);
        await RefusedAsync(News);
        Assert.Equal("news.herald.example", await KeyAsync(News));

        await RefusedAsync(Sport);
        Assert.Equal("*.herald.example", await KeyAsync(News));
        Assert.Equal("*.herald.example", await KeyAsync(new Uri("https://herald.example/")));
        Assert.Equal("gazette.example", await KeyAsync(new Uri("https://gazette.example/")));

        _clock.Advance(TimeSpan.FromMinutes(50));
        await RefusedAsync(Sport);
        _clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal("*.herald.example", await KeyAsync(News));

        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("news.herald.example", await KeyAsync(News));
    }

    [Fact]
    public async Task Refusals_far_apart_do_not_add_up()
    {
        await RefusedAsync(News);
        _clock.Advance(TimeSpan.FromMinutes(61));
        await RefusedAsync(Sport);

        Assert.Equal("sport.herald.example", await KeyAsync(Sport));
    }

    [Fact]
    public async Task Tenants_of_a_hosting_platform_are_strangers()
    {
        await RefusedAsync(new Uri("https://one.github.io/"));
        await RefusedAsync(new Uri("https://two.github.io/"));

        Assert.Equal("one.github.io", await KeyAsync(new Uri("https://one.github.io/")));
    }

    [Fact]
    public async Task Another_worker_learns_of_it_within_a_minute()
    {
        await using var other = new TestFetcher(time: _clock, hosts: _hosts);
        var keys = other.Get<ThrottleKeys>();
        Assert.Equal("news.herald.example", await keys.KeyAsync(News, ThrottleScope.Host, Token));

        await RefusedAsync(News);
        await RefusedAsync(Sport);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("*.herald.example", await keys.KeyAsync(News, ThrottleScope.Host, Token));
        Assert.Equal(Some.Now + TimeSpan.FromHours(1), await keys.WideUntilAsync("herald.example", Token));
    }

    [Fact]
    public async Task What_a_host_asked_for_holds_for_it_under_the_wider_key_and_for_no_other()
    {
        _hosts.Hold("news.herald.example", Some.Now + TimeSpan.FromHours(2));
        var gate = _fetcher.Get<HostGate>();
        var key = await KeyAsync(News, ThrottleScope.Domain);

        await using var held = await gate.EnterAsync(key, "news.herald.example", TimeSpan.Zero, 1, Token);
        await using var free = await gate.EnterAsync(key, "sport.herald.example", TimeSpan.Zero, 1, Token);

        Assert.Equal(Some.Now + TimeSpan.FromHours(2), held.HeldUntil);
        Assert.Null(free.HeldUntil);
        Assert.Equal(["*.herald.example"], _hosts.Claimed);
    }

    [Fact]
    public async Task Hosts_under_one_key_share_the_delay()
    {
        await using var site = await LoopbackSite.StartAsync();
        await using var fetcher = new TestFetcher(options => options.ConnectTo = site.ConnectTo, _clock, _hosts);
        site.On("/robots.txt", 404).On("/1", "<p>x</p>");
        var source = Some.Source() with
        {
            Politeness = new PolitenessDefinition(TimeSpan.FromSeconds(5), Robots: RobotsPolicy.Ignore, Rights: RightsPolicy.Ignore) { Scope = ThrottleScope.Domain },
        };

        await fetcher.FetchAsync(new Uri("http://news.herald.example/1"), source);
        var second = fetcher.FetchAsync(new Uri("http://sport.herald.example/1"), source);
        var taken = await _clock.AdvanceUntilAsync(second, TimeSpan.FromSeconds(1));

        Assert.True(taken >= TimeSpan.FromSeconds(5), $"only {taken} passed");
        Assert.Equal(["*.herald.example"], _hosts.Known.Keys);
    }

    private Task<string> KeyAsync(Uri url, ThrottleScope? scope = null) => _fetcher.Get<ThrottleKeys>().KeyAsync(url, scope ?? ThrottleScope.Host, Token);

    private Task RefusedAsync(Uri url) => _fetcher.Get<ThrottleKeys>().RefusedAsync(url, Token);
}
