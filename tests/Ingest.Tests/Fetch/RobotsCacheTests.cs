using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Fetch;

public sealed class RobotsCacheTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(Some.Now);
    private LoopbackSite _site = null!;
    private TestFetcher _fetcher = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync();
        _fetcher = new TestFetcher(
            options =>
            {
                options.ConnectTo = _site.ConnectTo;
                options.Retries = 0;
            },
            _clock);
        _site.On("/news/1", "<p>x</p>");
    }

    public async ValueTask DisposeAsync()
    {
        await _fetcher.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Without_a_file_everything_is_allowed(int status)
    {
        _site.On("/robots.txt", status);

        Assert.IsType<FetchResult.Fetched>(await FetchAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task While_the_file_cannot_be_had_nothing_is_allowed(int status)
    {
        _site.On("/robots.txt", status);

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync());

        Assert.Equal(FailureKind.RobotsUnreachable, failed.Kind);
        Assert.Equal($"herald.example: robots.txt answered {status}, so nothing may be fetched for now", failed.Detail);
        Assert.Empty(_site.Requests);
    }

    [Fact]
    public async Task A_failure_is_remembered_for_a_short_while()
    {
        _site.OnEach("/robots.txt", 500, 404);
        await FetchAsync();

        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.IsType<FetchResult.Failed>(await FetchAsync());
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<FetchResult.Fetched>(await FetchAsync());
        Assert.Equal(2, RobotsRequests);
    }

    [Fact]
    public async Task A_file_is_believed_for_a_day()
    {
        _site.On("/robots.txt", "User-agent: *\nDisallow: /private");
        await FetchAsync();

        _clock.Advance(TimeSpan.FromHours(23));
        await FetchAsync();
        Assert.Equal(1, RobotsRequests);
        _clock.Advance(TimeSpan.FromHours(2));
        await FetchAsync();
        Assert.Equal(2, RobotsRequests);
    }

    [Fact]
    public async Task An_old_copy_serves_while_the_file_cannot_be_had()
    {
        _site.On("/robots.txt", "User-agent: *\nDisallow: /private").On("/private/1", "<p>x</p>");
        await FetchAsync();
        _site.On("/robots.txt", 503);
        _clock.Advance(TimeSpan.FromHours(25));

        Assert.IsType<FetchResult.Fetched>(await FetchAsync());
        Assert.IsType<FetchResult.Refused>(await FetchAsync("http://herald.example/private/1"));
    }

    [Fact]
    public async Task Redirects_are_followed_across_hosts_and_the_rules_are_those_of_the_first()
    {
        _site.On("herald.example/robots.txt", 301, ("Location", "http://cdn.example/r.txt"))
            .On("cdn.example/r.txt", "User-agent: *\nDisallow: /news");

        var refused = Assert.IsType<FetchResult.Refused>(await FetchAsync());

        Assert.Equal("robots.txt of herald.example, line 2: Disallow: /news", refused.Detail);
    }

    [Fact]
    public async Task More_than_five_redirects_count_as_no_file()
    {
        _site.On("/robots.txt", 302, ("Location", "/r?0"));
        var hop = 0;
        _site.On("/r", context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"/r?{++hop}";
            return Task.CompletedTask;
        });

        Assert.IsType<FetchResult.Fetched>(await FetchAsync());
        Assert.Equal(5, hop);
    }

    [Fact]
    public async Task A_redirect_to_a_private_address_counts_as_no_file()
    {
        _site.On("/robots.txt", 302, ("Location", "http://169.254.169.254/robots.txt"));

        Assert.IsType<FetchResult.Fetched>(await FetchAsync());
    }

    [Fact]
    public async Task The_first_500_KiB_are_read_and_the_rest_is_not()
    {
        var padding = string.Concat(Enumerable.Repeat("# " + new string('x', 97) + "\n", 5200));
        _site.On("/robots.txt", "User-agent: *\nDisallow: /early\n" + padding + "Disallow: /news\n").On("/early", "<p>x</p>");

        Assert.IsType<FetchResult.Fetched>(await FetchAsync());
        Assert.IsType<FetchResult.Refused>(await FetchAsync("http://herald.example/early"));
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_one_request()
    {
        _site.On("/robots.txt", "User-agent: *\nAllow: /");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => FetchAsync()));

        Assert.Equal(1, RobotsRequests);
    }

    [Fact]
    public async Task The_file_is_asked_in_the_host_s_turn()
    {
        var source = Source with { Politeness = new PolitenessDefinition(TimeSpan.FromSeconds(5)) };

        var fetching = _fetcher.FetchAsync(new Uri("http://herald.example/news/1"), source);
        var taken = await _clock.AdvanceUntilAsync(fetching, TimeSpan.FromSeconds(1));

        Assert.IsType<FetchResult.Fetched>(await fetching);
        Assert.True(taken >= TimeSpan.FromSeconds(5), $"only {taken} passed");
    }

    private static SourceDefinition Source => Some.Source() with { Politeness = new PolitenessDefinition(TimeSpan.Zero) };

    private int RobotsRequests => _site.AllRequests.Count(request => request.Path == "/robots.txt");

    private Task<FetchResult> FetchAsync(string url = "http://herald.example/news/1") => _fetcher.FetchAsync(new Uri(url), Source);
}
