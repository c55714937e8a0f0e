using Ingest.Backends;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Pipeline;

public sealed class SourceRunnerTests : IAsyncLifetime
{
    private const string Index = "https://herald.example/sitemap.xml";
    private const string Feed = "https://herald.example/rss.xml";

    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ScriptedFetcher _site = new();
    private readonly LogLines _log = new();
    private IIngestStore _store = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, _time, Token);
        await _store.MigrateAsync(Token);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Pipeline:LinksAtOnce"] = "1" }).Build();
        _services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log)).AddIngest(settings, _store, new SourceCatalog())
            .AddFakeTime(_time).AddSingleton<IFetcher>(_site).BuildServiceProvider(validateScopes: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        _stopping.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_stop_among_the_documents_keeps_what_was_read_and_the_next_run_reads_the_rest()
    {
        var source = Some.Source() with { Discover = [new DiscoverDefinition.Sitemap(new Uri(Index))] };
        _site.On(Index, SitemapIndex(5), "application/xml");
        for (var n = 0; n < 5; n++)
        {
            _site.On($"https://herald.example/map-{n}.xml", StopAfter(n == 1, Sitemap(n)));
            _site.On($"https://herald.example/news/{n}", MadeUpNews.Page(n));
        }

        var first = await RunAsync(source);
        var (state, requested) = (await _store.Sources.FindAsync(source.Id, Token), _site.RequestedUrls);
        var second = await RunAsync(source, CancellationToken.None);

        Assert.Equal([Index, "https://herald.example/map-0.xml", "https://herald.example/map-1.xml"], requested);
        Assert.Equal((2, 1, 0), (first.Documents, first.NewLinks, first.Stored));
        Assert.Equal((Some.Now, 0d, null), (state!.DueAt, state.Failures, state.Interval));
        Assert.Equal((4, 5), (second.NewLinks, second.Stored));
        Assert.True((await _store.Sources.FindAsync(source.Id, Token))!.DueAt > Some.Now);
    }

    [Fact]
    public async Task What_a_feed_asks_for_holds_on_when_it_answers_304()
    {
        _site.On(Feed, Rss(1).Replace("<channel>", "<channel><ttl>720</ttl>", StringComparison.Ordinal), "application/rss+xml", etag: "\"1\"");
        _site.On("https://herald.example/news/0", MadeUpNews.Page(0));
        await RunAsync(Some.Source(), CancellationToken.None);

        await RunAsync(Some.Source(), CancellationToken.None);

        Assert.InRange((await _store.Sources.FindAsync(new SourceId("herald"), Token))!.DueAt!.Value - Some.Now, TimeSpan.FromHours(10.8), TimeSpan.FromHours(13.2));
    }

    [Fact]
    public async Task A_listing_whose_selector_matches_nothing_is_a_failure()
    {
        var source = Some.Source() with { Discover = [new DiscoverDefinition.Listing(new Uri("https://herald.example/"), ".gone a")] };
        _site.On("https://herald.example/", "<html><body><a href=/news/1>One</a></body></html>");

        var report = await RunAsync(source, CancellationToken.None);

        Assert.Equal("malformed", Assert.Single(report.Failed).Key);
        Assert.Contains("'.gone a' matched nothing", report.FirstError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_about_a_document_are_logged_once_with_it()
    {
        _site.On(Feed, Rss(1).Replace("</channel>", "<item><title>no link</title></item></channel>", StringComparison.Ordinal), "application/rss+xml");
        _site.On("https://herald.example/news/0", MadeUpNews.Page(0));

        await RunAsync(Some.Source(), CancellationToken.None);

        Assert.Contains("items without a usable link: 1", Assert.Single(_log.Lines, line => line.Id == 808).Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_among_the_pages_ends_the_one_in_work_and_leaves_the_others()
    {
        _site.On(Feed, Rss(3), "application/rss+xml");
        for (var n = 0; n < 3; n++)
        {
            _site.On($"https://herald.example/news/{n}", StopAfter(true, MadeUpNews.Page(n), "text/html; charset=utf-8"));
        }

        var first = await RunAsync(Some.Source());
        var dueAt = (await _store.Sources.FindAsync(new SourceId("herald"), Token))!.DueAt;
        var second = await RunAsync(Some.Source(), CancellationToken.None);

        Assert.Equal((1, 2, Some.Now), (first.Stored, first.LeftOver, dueAt!.Value));
        Assert.Equal((2, 0), (second.Stored, second.LeftOver));
    }

    [Fact]
    public async Task When_a_host_asks_to_wait_its_other_pages_wait_too_without_being_asked_for()
    {
        var wish = Some.Now.AddHours(2);
        _site.On(Feed, Rss(3), "application/rss+xml");
        for (var n = 0; n < 3; n++)
        {
            _site.On($"https://herald.example/news/{n}", new FetchResult.Failed(FailureKind.AskedToWait, "503") { NotBefore = wish });
        }

        var report = await RunAsync(Some.Source(), CancellationToken.None);

        Assert.Equal(2, _site.Requests.Count);
        Assert.Equal((2, 1), (report.LeftOver, report.Failed["asked_to_wait"]));
        var due = await _store.Links.DueAsync(new SourceId("herald"), wish, 10, Token);
        Assert.Equal([(LinkState.Failed, 0, 1, wish), (LinkState.Failed, 0, 1, wish), (LinkState.Failed, 0, 1, wish)], due.Select(link => (link.State, link.Attempts, link.HostFaults, link.NextTry!.Value)));
        Assert.True((await _store.Sources.FindAsync(new SourceId("herald"), Token))!.DueAt >= wish);
    }

    private Task<RunReport> RunAsync(SourceDefinition source, CancellationToken? stopping = null) =>
        _services.GetRequiredService<SourceRunner>().RunAsync(source, fence: null, new RunTally(), stopping ?? _stopping.Token, Token);

    /// <summary>The answer; when told so, the program is asked to stop while it is on its way.</summary>
    private Func<FetchRequest, FetchResult> StopAfter(bool stop, string text, string contentType = "application/xml") => request =>
    {
        if (stop)
        {
            _stopping.Cancel();
        }

        return new FetchResult.Fetched(Some.Page(text, request.Url.AbsoluteUri, contentType));
    };

    private static string SitemapIndex(int maps) => Xml("sitemapindex", "sitemap", Enumerable.Range(0, maps).Select(n => $"https://herald.example/map-{n}.xml"));

    private static string Sitemap(int n) => Xml("urlset", "url", [$"https://herald.example/news/{n}"]);

    private static string Xml(string root, string entry, IEnumerable<string> locations) =>
        $"""<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{string.Concat(locations.Select(url => $"<{entry}><loc>{url}</loc></{entry}>"))}</{root}>""";

    private static string Rss(int items) =>
        $"<rss version=\"2.0\"><channel><title>Herald</title>{string.Concat(Enumerable.Range(0, items).Select(n => $"<item><link>https://herald.example/news/{n}</link></item>"))}</channel></rss>";
}
