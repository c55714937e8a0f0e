using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Pipeline;

public sealed class TrialTests : IAsyncLifetime
{
    private readonly ScriptedFetcher _site = new();
    private LeasedStore _shared = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shared = await LeasedStore.OpenAsync();
        _services = _shared.Worker("trial", services => services.AddSingleton<IFetcher>(_site));
    }

    public ValueTask DisposeAsync() => _shared.DisposeAsync();

    [Fact]
    public async Task The_first_sitemaps_of_an_index_are_followed()
    {
        const string Index = "https://herald.example/sitemap.xml";
        _site.On(Index, "<sitemapindex>" + string.Concat(Enumerable.Range(0, 9).Select(n => $"<sitemap><loc>https://herald.example/map-{n}.xml</loc></sitemap>")) + "</sitemapindex>", "application/xml");
        for (var n = 0; n < 9; n++)
        {
            _site.On($"https://herald.example/map-{n}.xml", $"<urlset><url><loc>https://herald.example/news/{n}</loc></url></urlset>", "application/xml");
        }

        var documents = new List<TriedDocument>();
        await foreach (var document in Trial().DiscoverAsync(Some.Source() with { Discover = [new DiscoverDefinition.Sitemap(new Uri(Index))] }, Token))
        {
            documents.Add(document);
        }

        Assert.Equal((5, 4), (documents.Count, documents.Sum(document => document.Wanted.Count)));
    }

    [Fact]
    public async Task A_page_that_redirects_to_what_the_source_excludes_is_rejected_as_in_a_run()
    {
        var page = Some.Page(MadeUpNews.Page(1), "https://herald.example/video/1");
        _site.On("https://herald.example/news/1", new FetchResult.Fetched(page));
        var source = Some.Source() with { Filter = new UrlFilter([], [new UrlGlob("/video/**")]) };

        var tried = await Trial().ReadAsync(new Link { Url = new Uri("https://herald.example/news/1") }, source, Token);

        Assert.Equal(RejectionReason.Excluded, Assert.IsType<Extraction.Rejected>(tried.Extraction).Reason);
        Assert.Null(tried.Story);
    }

    private Trial Trial() => ActivatorUtilities.CreateInstance<Trial>(_services);
}
