using Ingest.Core.Fetch;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Fetch;

public sealed class SiteInspectorTests
{
    private static readonly Uri News = new("https://news.herald.example/1");

    [Fact]
    public async Task The_turn_is_told_with_its_reason_and_time()
    {
        var (clock, hosts) = (new FakeTimeProvider(Some.Now), new OwnHosts());
        await using var fetcher = new TestFetcher(time: clock, hosts: hosts);
        var inspector = fetcher.Get<SiteInspector>();
        var token = TestContext.Current.CancellationToken;
        var domain = Some.Source() with { Politeness = new PolitenessDefinition(TimeSpan.FromSeconds(7)) { Scope = ThrottleScope.Domain } };
        hosts.Hold("news.herald.example", Some.Now + TimeSpan.FromMinutes(4));

        var own = await inspector.ThrottleAsync(News, Some.Source(), token);
        var shared = await inspector.ThrottleAsync(News, domain, token);
        await fetcher.Get<ThrottleKeys>().RefusedAsync(News, token);
        await fetcher.Get<ThrottleKeys>().RefusedAsync(new Uri("https://sport.herald.example/1"), token);
        var widened = await inspector.ThrottleAsync(News, Some.Source(), token);

        Assert.Equal(new ThrottleAnswer("news.herald.example", "each host has a pace of its own", TimeSpan.Zero, Some.Now + TimeSpan.FromMinutes(4)), own);
        Assert.Equal(new ThrottleAnswer("*.herald.example", "politeness.scope of source herald", TimeSpan.FromSeconds(7), Some.Now + TimeSpan.FromMinutes(4)), shared);
        Assert.Equal(("*.herald.example", "two hosts of herald.example answered 429 lately; widened until 2026-03-02 13:00:00Z"), (widened.Key, widened.Reason));
    }
}
