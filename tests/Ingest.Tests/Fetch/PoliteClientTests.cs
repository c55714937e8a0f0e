using System.Globalization;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Fetch;

public sealed class PoliteClientTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(Some.Now);
    private LoopbackSite _site = null!;
    private readonly OwnHosts _hosts = new();
    private TestFetcher _fetcher = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        _fetcher = new TestFetcher(time: _clock, hosts: _hosts);
    }

    public async ValueTask DisposeAsync()
    {
        await _fetcher.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(522)]
    [InlineData(524)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        _site.OnEach("/news/1", status, status, 200);

        var fetching = FetchAsync("/news/1");
        await _clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(1));

        Assert.IsType<FetchResult.Fetched>(await fetching);
        Assert.Equal(3, _site.Requests.Count);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(501)]
    public async Task What_will_not_pass_is_not(int status)
    {
        _site.OnEach("/news/1", status, 200);

        Assert.IsType<FetchResult.Failed>(await FetchAsync("/news/1"));
        Assert.Single(_site.Requests);
    }

    [Fact]
    public async Task After_three_tries_it_is_a_failure()
    {
        _site.OnEach("/news/1", 503);

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync("/news/1"));

        Assert.Equal(FailureKind.ServerError, failed.Kind);
        Assert.Equal(3, _site.Requests.Count);
    }

    [Fact]
    public async Task A_short_Retry_After_is_waited_out()
    {
        var first = true;
        _site.On("/news/1", context =>
        {
            context.Response.StatusCode = first ? 503 : 200;
            context.Response.Headers.RetryAfter = first ? "4" : default;
            first = false;
            return Task.CompletedTask;
        });

        var fetching = FetchAsync("/news/1");
        var taken = await _clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(1));

        Assert.IsType<FetchResult.Fetched>(await fetching);
        Assert.True(taken >= TimeSpan.FromSeconds(4), $"asked again after {taken}");
    }

    [Theory]
    [InlineData(429, "120")]
    [InlineData(503, "120")]
    [InlineData(403, "120")]
    [InlineData(429, "Mon, 02 Mar 2026 12:02:00 GMT")]
    public async Task A_long_Retry_After_ends_the_call_and_holds_the_host(int status, string retryAfter)
    {
        _site.On("/news/1", status, ("Retry-After", retryAfter)).On("/news/2", "<p>x</p>");

        var first = Assert.IsType<FetchResult.Failed>(await FetchAsync("/news/1"));
        var second = Assert.IsType<FetchResult.Failed>(await FetchAsync("/news/2"));

        var until = Some.Now.AddSeconds(120);
        Assert.Equal((FailureKind.AskedToWait, until), (first.Kind, first.NotBefore));
        Assert.Equal((FailureKind.AskedToWait, until), (second.Kind, second.NotBefore));
        Assert.Single(_site.Requests);

        _clock.Advance(TimeSpan.FromSeconds(121));
        Assert.IsType<FetchResult.Fetched>(await FetchAsync("/news/2"));
    }

    [Fact]
    public async Task Retry_After_counts_on_a_success_too_and_at_most_for_a_day()
    {
        _site.On("/news/1", "<p>x</p>", headers: ("Retry-After", (88 * 3600).ToString(CultureInfo.InvariantCulture)));

        var fetched = Assert.IsType<FetchResult.Fetched>(await FetchAsync("/news/1"));

        Assert.Equal(Some.Now.AddHours(24), fetched.NotBefore);
        Assert.Equal(Some.Now.AddHours(24), _fetcher.Get<HostGate>().NextAllowedAt(HostKey));
    }

    [Fact]
    public async Task It_counts_on_a_304_and_on_a_redirect_as_well()
    {
        _site.On("/same", 304, ("Retry-After", "120")).On("/moved", 301, ("Location", "/there"), ("Retry-After", "120")).On("/there", "<p>x</p>");

        var same = await _fetcher.FetchAsync(_site.Url("/same"), _site.Source(), validators: new Validators("\"1\"", null));
        _clock.Advance(TimeSpan.FromSeconds(121));
        var moved = Assert.IsType<FetchResult.Failed>(await FetchAsync("/moved"));

        Assert.IsType<FetchResult.NotModified>(same);
        Assert.Equal(Some.Now.AddSeconds(120), same.NotBefore);
        Assert.Equal((FailureKind.AskedToWait, Some.Now.AddSeconds(241)), (moved.Kind, moved.NotBefore));
        Assert.DoesNotContain(_site.Requests, request => request.Path == "/there");
    }

    [Fact]
    public async Task A_hold_outlives_a_restart()
    {
        _site.On("/news/1", 429, ("Retry-After", "600"));
        await FetchAsync("/news/1");

        await using var restarted = new TestFetcher(time: _clock, hosts: _hosts);
        var failed = Assert.IsType<FetchResult.Failed>(await restarted.FetchAsync(_site.Url("/news/1"), _site.Source()));

        Assert.Equal((FailureKind.AskedToWait, Some.Now.AddSeconds(600)), (failed.Kind, failed.NotBefore));
        Assert.Single(_site.Requests);
    }

    [Fact]
    public async Task A_host_that_keeps_failing_is_left_alone_and_then_probed()
    {
        _site.On("/robots.txt", 404).OnEach("/a", 500).OnEach("/b", 500, 500, 500, 500, 500, 200);

        await FetchAsync("/a");
        await FetchAsync("/b");
        var down = Assert.IsType<FetchResult.Failed>(await FetchAsync("/b"));

        Assert.Equal((FailureKind.HostDown, Some.Now.AddMinutes(1)), (down.Kind, down.NotBefore));
        Assert.Equal($"{HostKey}: left alone until 12:01:00 UTC after 8 failures in a row; the last: answered 500", down.Detail);
        Assert.Equal(8, _site.Requests.Count);

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<FetchResult.Fetched>(await FetchAsync("/b"));
        Assert.IsType<FetchResult.Fetched>(await FetchAsync("/b"));
    }

    [Fact]
    public async Task One_failed_probe_closes_the_host_again()
    {
        _site.OnEach("/a", 500);
        await FetchAsync("/a");
        await FetchAsync("/a");
        await FetchAsync("/a");
        _clock.Advance(TimeSpan.FromMinutes(1));

        var probe = Assert.IsType<FetchResult.Failed>(await FetchAsync("/a"));

        Assert.Equal(FailureKind.HostDown, probe.Kind);
        Assert.Equal(9, _site.Requests.Count);
    }

    [Fact]
    public async Task A_success_in_between_starts_the_count_again()
    {
        _site.OnEach("/a", 500).OnEach("/b", 200);

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(FailureKind.ServerError, Assert.IsType<FetchResult.Failed>(await FetchAsync("/a")).Kind);
            Assert.IsType<FetchResult.Fetched>(await FetchAsync("/b"));
        }
    }

    [Fact]
    public async Task Every_try_waits_for_the_host_s_turn()
    {
        _site.OnEach("/a", 500, 500, 200);
        var source = _site.Source() with { Politeness = new PolitenessDefinition(TimeSpan.FromSeconds(5), Robots: RobotsPolicy.Ignore) };

        var fetching = _fetcher.FetchAsync(_site.Url("/a"), source);
        var taken = await _clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(1));

        Assert.IsType<FetchResult.Fetched>(await fetching);
        Assert.True(taken >= TimeSpan.FromSeconds(10), $"only {taken} passed");
    }

    [Fact]
    public async Task Crawl_delay_widens_the_spacing_but_not_beyond_its_limit()
    {
        _site.On("/robots.txt", "User-agent: *\nCrawl-delay: 600\n").OnEach("/a", 200);

        var begun = _clock.GetUtcNow();
        await _clock.AdvanceUntilAsync(FetchAsync("/a"), TimeSpan.FromSeconds(1));

        // Only the page itself starts a spacing of 120 s: robots.txt was asked before its rule was known.
        var next = _fetcher.Get<HostGate>().NextAllowedAt(HostKey)!.Value;
        Assert.InRange(next, begun + TimeSpan.FromSeconds(120), _clock.GetUtcNow() + TimeSpan.FromSeconds(120));
    }

    private string HostKey => $"127.0.0.1:{_site.Port}";

    private Task<FetchResult> FetchAsync(string path) => _fetcher.FetchAsync(_site.Url(path), _site.Source());
}
