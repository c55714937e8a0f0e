using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Fetch;

public sealed class TdmCacheTests : IAsyncLifetime
{
    private const string Reserving = """[{"location":"/news/","tdm-reservation":1}]""";
    private const string Path = "/.well-known/tdmrep.json";

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
                options.Rights = RightsPolicy.Obey;
            },
            _clock);
        _site.On("/news/1", "<p>x</p>").On("/free/1", "<p>x</p>").On(Path, Reserving);
    }

    public async ValueTask DisposeAsync()
    {
        await _fetcher.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_file_of_the_site_is_read_once_a_day()
    {
        Assert.Equal(new Reservation("tdmrep.json", "location /news/"), await FindAsync("/news/1"));
        Assert.Null(await FindAsync("/free/1"));
        _clock.Advance(TimeSpan.FromHours(23));
        await FindAsync("/news/1");
        Assert.Equal(1, Asked);

        _clock.Advance(TimeSpan.FromHours(2));
        await FindAsync("/news/1");
        Assert.Equal(2, Asked);
    }

    [Fact]
    public async Task The_last_copy_holds_while_the_file_cannot_be_had()
    {
        await FindAsync("/news/1");
        _site.On(Path, 503);
        _clock.Advance(TimeSpan.FromHours(25));

        Assert.NotNull(await FindAsync("/news/1"));
        _site.On(Path, 404);
        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await FindAsync("/news/1"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_had_is_asked_for_ever_more_seldom_and_once_each_time()
    {
        await using var stubborn = new TestFetcher(options => (options.ConnectTo, options.Retries, options.Rights) = (_site.ConnectTo, 2, RightsPolicy.Obey), _clock);
        _site.On(Path, 503);
        var asked = new List<int>();
        foreach (var minutes in (int[])[0, 59, 2, 118, 3, 239, 2])
        {
            _clock.Advance(TimeSpan.FromMinutes(minutes));
            await stubborn.FetchAsync(new Uri("http://herald.example/news/1"), Source);
            asked.Add(Asked);
        }

        Assert.Equal([1, 1, 2, 2, 3, 3, 4], asked);
    }

    [Fact]
    public async Task It_is_asked_for_at_every_hop_before_the_page_there()
    {
        _site.On("/old/1", 302, ("Location", "http://gazette.example/news/1"));

        Assert.NotNull(await FindAsync("/old/1"));

        Assert.Equal(
            ["herald.example" + Path, "herald.example/old/1", "gazette.example" + Path, "gazette.example/news/1"],
            _site.AllRequests.Where(request => request.Path != "/robots.txt").Select(request => request.Host.Split(':')[0] + request.Path));
    }

    [Fact]
    public async Task It_is_not_asked_for_where_nothing_depends_on_it()
    {
        var careless = Source with { Politeness = new PolitenessDefinition(TimeSpan.Zero, Rights: RightsPolicy.Ignore) };

        await _fetcher.FetchAsync(new Uri("http://herald.example/news/1"), careless);
        await _fetcher.FetchAsync(new Uri("http://herald.example/news/1"), Source, FetchKind.Feed);

        Assert.Equal(0, Asked);
    }

    [Fact]
    public async Task It_is_not_asked_for_where_robots_txt_forbids_it()
    {
        _site.On("/robots.txt", "User-agent: *\nDisallow: /.well-known/");

        Assert.Null(await FindAsync("/news/1"));
        Assert.Equal(0, Asked);
    }

    [Fact]
    public async Task Repeated_robots_headers_are_kept_apart()
    {
        _site.On("/news/1", "<p>x</p>", 200, ("X-Robots-Tag", "otherbot: noindex"), ("X-Robots-Tag", "noarchive"));

        var page = Assert.IsType<FetchResult.Fetched>(await _fetcher.FetchAsync(new Uri("http://herald.example/news/1"), Source)).Page;

        Assert.Equal("otherbot: noindex\nnoarchive", page.Headers["X-Robots-Tag"]);
    }

    private int Asked => _site.AllRequests.Count(request => request.Path == Path);

    private static SourceDefinition Source => Some.Source() with { Politeness = new PolitenessDefinition(TimeSpan.Zero) };

    private async Task<Reservation?> FindAsync(string path) =>
        Assert.IsType<FetchResult.Fetched>(await _fetcher.FetchAsync(new Uri("http://herald.example" + path), Source)).Page.SiteReservation;
}
