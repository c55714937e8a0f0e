using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Pipeline;

public sealed class SiteSourceTests : IAsyncLifetime
{
    private const string Home = "https://herald.example/";

    private readonly ScriptedFetcher _site = new();
    private LeasedStore _shared = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static SourceDefinition Source => Some.Source() with { Discover = [new DiscoverDefinition.Site(new Uri(Home))] };

    public async ValueTask InitializeAsync()
    {
        _shared = await LeasedStore.OpenAsync();
        _services = _shared.Worker("site", services => services.AddSingleton<IFetcher>(_site)
            .AddSingleton<SitemapLines>((_, _, _) => Task.FromResult<IReadOnlyList<string>>([])));
    }

    public ValueTask DisposeAsync() => _shared.DisposeAsync();

    [Fact]
    public async Task What_is_found_is_read_in_the_same_run_without_asking_twice_and_remembered()
    {
        _site.On(Home, "<html><head><link rel=alternate type=application/rss+xml href=/feed></head></html>").On(Home + "feed", Rss("1"));

        await RunAsync();
        var first = _site.RequestedUrls;
        await RunAsync();

        Assert.Equal([Home, Home + "feed", Home + "news/1"], first);
        Assert.Equal(Home + "feed", Assert.Single(_site.RequestedUrls.Skip(3), url => !url.Contains("/news/", StringComparison.Ordinal)));
        Assert.Equal("link element", Assert.Single(Assert.Single((await StateAsync()).Found).Places).How);
    }

    [Fact]
    public async Task When_what_was_found_fails_the_site_is_looked_at_again()
    {
        _site.On(Home, "<html><head><link rel=alternate type=application/rss+xml href=/feed></head></html>")
            .On(Home, "<html><head><link rel=alternate type=application/rss+xml href=/new></head></html>")
            .On(Home + "feed", Rss("1")).Fails(Home + "feed", FailureKind.NotFound).On(Home + "new", Rss("2"));

        await RunAsync();
        await RunAsync();
        var failing = Assert.Single((await StateAsync()).Found).Failing;
        await RunAsync();

        Assert.True(failing);
        var found = Assert.Single((await StateAsync()).Found);
        Assert.Equal((false, "/new"), (found.Failing, Assert.Single(found.Places).Url.AbsolutePath));
    }

    [Theory]
    [InlineData(FailureKind.AskedToWait)]
    [InlineData(FailureKind.ServerError)]
    public async Task An_outage_of_what_was_found_starts_no_new_search(FailureKind kind)
    {
        _site.On(Home, "<html><head><link rel=alternate type=application/rss+xml href=/feed></head></html>").On(Home + "feed", Rss("1")).Fails(Home + "feed", kind);

        await RunAsync();
        await RunAsync();

        Assert.False(Assert.Single((await StateAsync()).Found).Failing);
    }

    [Fact]
    public async Task A_site_on_which_nothing_is_found_is_a_failure_and_its_usual_paths_are_tried_once()
    {
        _site.On(Home, "<html><body>Welcome</body></html>");

        var report = await RunAsync();
        var requests = _site.Requests.Count;
        await RunAsync();

        Assert.Contains("neither a feed nor a sitemap nor a list of articles was found", report.FirstError, StringComparison.Ordinal);
        Assert.Equal(requests + 1, _site.Requests.Count);
    }

    [Fact]
    public async Task After_a_gap_the_older_pages_of_a_feed_are_read_and_no_more_than_three()
    {
        var source = Some.Source();
        const string Feed = "https://herald.example/rss.xml";
        _site.On(Feed, Rss("1", next: "/p1")).On(Feed, Rss("9", next: "/p1"));
        for (var n = 1; n < 9; n++)
        {
            _site.On($"https://herald.example/p{n}", Rss($"older-{n}", next: $"/p{n + 1}"));
        }

        await RunAsync(source);
        Assert.DoesNotContain("https://herald.example/p1", _site.RequestedUrls);
        await RunAsync(source);

        Assert.Equal(["/p1", "/p2", "/p3"], _site.Requests.Select(request => request.Url.AbsolutePath).Where(path => path.StartsWith("/p", StringComparison.Ordinal)));
    }

    private static string Rss(string story, string? next = null) =>
        $"<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel>{(next is null ? "" : $"<atom:link rel='next' href='{next}'/>")}<item><link>https://herald.example/news/{story}</link></item></channel></rss>";

    private Task<RunReport> RunAsync(SourceDefinition? source = null) =>
        _services.GetRequiredService<SourceRunner>().RunAsync(source ?? Source, null, new RunTally(), CancellationToken.None, Token);

    private async Task<SourceState> StateAsync() => (await _services.GetRequiredService<IIngestStore>().Sources.FindAsync(Source.Id, Token))!;
}
