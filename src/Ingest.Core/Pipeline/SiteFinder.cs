using Ingest.Core.Discover;
using Ingest.Core.Discover.Sites;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

/// <summary>
/// Finds what offers the links of a site of which only the home page is known: the feeds it names, the feeds it links to, the sitemaps of its
/// robots.txt, its own list of articles; the usual paths are tried once in its life, and only where nothing else was found. Of a section, the feeds
/// and the list of articles of that section go before the feeds of the whole site.
/// </summary>
public sealed class SiteFinder(IFetcher fetcher, SitemapLines sitemaps, TimeProvider time, ILogger<SiteFinder> logger)
{
    /// <summary>Candidates that are fetched of one kind of advertisement.</summary>
    private const int MostTries = 4;

    /// <summary>A front page with fewer headlines than this is a gate, not a front page.</summary>
    private const int LeastArticles = 5;

    /// <summary>A sitemap whose newest entry is older than this is an archive.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(30);

    /// <param name="home">The home page.</param>
    /// <param name="source">The source whose rules of politeness apply.</param>
    /// <param name="probe">Whether the usual paths may be tried.</param>
    /// <param name="bySection">Whether an address below the root means that part of the site alone; otherwise it is the home page of the whole, wherever that stands.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SiteFinding> FindAsync(Uri home, SourceDefinition source, bool probe, bool bySection, CancellationToken cancellationToken)
    {
        var answer = await fetcher.FetchAsync(new FetchRequest(home, FetchKind.Listing, source, Validators.None), cancellationToken);
        if (answer is not FetchResult.Fetched { Page: var page })
        {
            return new SiteFinding(null, answer);
        }

        var search = new Search(home, page.Url.Host, source);
        var own = LinkReader.Sniff(page);
        if (!LinkReader.IsPage(own) && own.Problem is null)
        {
            search.Take(new FoundPlace(own.Format.Contains("sitemap", StringComparison.Ordinal) ? PlaceKind.Sitemap : PlaceKind.Feed, page.Url, "the page itself"), page);
            return Done(search, answer, probed: false);
        }

        var named = SiteReader.FeedsOf(page);
        search.Section = bySection ? SiteSection.Of(home, own) : null;
        foreach (var how in named.OrderBy(place => search.Section?.IsNamedBy(place.Url) == false ? 1 : 0).GroupBy(place => place.How))
        {
            await TryAsync(search, how, cancellationToken);
        }

        var lists = own is { Format: "listing", Problem: null } && own.Links.Count >= LeastArticles;
        if (!search.IsOver && search.Section is not null && lists)
        {
            search.Take(new FoundPlace(PlaceKind.Listing, page.Url, "list of articles"), page, search.WhyPage);
        }

        if (!search.IsOver)
        {
            await TryAsync(search, SiteReader.SitemapsOf(await sitemaps(page.Url, source, cancellationToken), page.Url), cancellationToken);
        }

        var probing = !search.IsOver && probe && named.Count == 0;
        if (probing)
        {
            await TryAsync(search, SiteReader.UsualPlacesOf(page.Url), cancellationToken, most: int.MaxValue);
        }

        if (search is { IsFound: false, Stop: { } stop })
        {
            return new SiteFinding(null, stop);
        }

        if (!search.IsFound && lists)
        {
            search.Take(new FoundPlace(PlaceKind.Listing, page.Url, "list of articles"), page);
        }

        if (!search.IsFound && search.Larger is { } site)
        {
            search.Take(site.Place, site.Page, $"of the whole site, for nothing of this section alone was found: {site.Why}", isOfAll: true);
        }

        return Done(search, answer, probing && search.Stop is null);
    }

    private SiteFinding Done(Search search, FetchResult home, bool probed)
    {
        var places = search.Places;
        logger.SiteSearched(search.Source.Id, search.Home.Host, places.Count == 0 ? "nothing" : string.Join(", ", places.Select(place => $"{place.How} {place.Url.AbsolutePath}")));
        return new SiteFinding(new FoundSite(search.Home, time.GetUtcNow(), places) { Probed = probed }, home) { Pages = search.Pages, Why = search.Why, Section = search.IsOfAll ? search.Section?.Path : null };
    }

    /// <summary>The first of the candidates that offers links is enough: sections repeat what the main feed has.</summary>
    private async Task TryAsync(Search search, IEnumerable<FoundPlace> candidates, CancellationToken cancellationToken, int most = MostTries)
    {
        foreach (var place in candidates.Take(most).TakeWhile(_ => !search.IsOver))
        {
            var kind = place.Kind == PlaceKind.Feed ? FetchKind.Feed : FetchKind.Sitemap;
            var answer = await fetcher.FetchAsync(new FetchRequest(place.Url, kind, search.Source, Validators.None), cancellationToken);
            if (answer is not FetchResult.Fetched { Page: var page })
            {
                search.Hear(place, answer);
                continue;
            }

            var discovery = LinkReader.Sniff(page);
            if (discovery.Problem is null && !LinkReader.IsPage(discovery) && await OffersNewsAsync(discovery, search.Source, cancellationToken))
            {
                search.Weigh(place, page, discovery);
            }
        }
    }

    /// <summary>A feed with items; a sitemap, or the first of an index, that dates something recently.</summary>
    private async Task<bool> OffersNewsAsync(Discovery discovery, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (!discovery.Format.Contains("sitemap", StringComparison.Ordinal))
        {
            return discovery.Links.Count > 0;
        }

        if (discovery is { Links.Count: 0, Follow: [var first, ..] })
        {
            return await fetcher.FetchAsync(new FetchRequest(first, FetchKind.Sitemap, source, Validators.None), cancellationToken) is FetchResult.Fetched { Page: var part }
                && IsRecent(LinkReader.Sniff(part));
        }

        return IsRecent(discovery);
    }

    private bool IsRecent(Discovery discovery)
    {
        var oldest = time.GetUtcNow() - Fresh;
        return discovery.Links.Any(link => link.Published > oldest || link.Modified > oldest);
    }

    /// <summary>One search and what it has so far.</summary>
    private sealed class Search(Uri home, string host, SourceDefinition source)
    {
        private readonly List<FoundPlace> _places = [];
        private readonly Dictionary<Uri, Page> _pages = [];

        public Uri Home { get; } = home;

        public SourceDefinition Source { get; } = source;

        public IReadOnlyList<FoundPlace> Places => _places;

        public IReadOnlyDictionary<Uri, Page> Pages => _pages;

        public bool IsFound => _places.Count > 0;

        /// <summary>The site's answer that it wants to be asked nothing more for now; null for none.</summary>
        public FetchResult? Stop { get; private set; }

        public bool IsOver => IsFound || Stop is not null;

        /// <summary>A feed elsewhere that cannot be had does not speak for the site.</summary>
        public void Hear(FoundPlace place, FetchResult answer)
        {
            if (place.Url.Host == host && answer is FetchResult.Failed { Kind: FailureKind.AskedToWait or FailureKind.HostDown or FailureKind.RobotsUnreachable })
            {
                Stop = answer;
            }
        }

        /// <summary>Null for a site as a whole.</summary>
        public SiteSection? Section { get; set; }

        /// <summary>The first feed that is of a larger part of the site than was asked for; null for none.</summary>
        public (FoundPlace Place, Page Page, string Why)? Larger { get; private set; }

        public string? Why { get; private set; }

        /// <summary>What was taken is not of the section alone.</summary>
        public bool IsOfAll { get; private set; }

        /// <summary>Why the page of a section is taken.</summary>
        public string WhyPage => Larger is { } larger
            ? $"the page of this section; {larger.Place.Url} was passed over, for {larger.Why}"
            : "the page of this section, which names no feed of its own";

        /// <summary>Takes what is of the section, and remembers a feed that is not.</summary>
        public void Weigh(FoundPlace place, Page page, Discovery discovery)
        {
            if (Section is null || place.Kind != PlaceKind.Feed)
            {
                Take(place, page, isOfAll: true);
            }
            else if (Section.WhyOwn(place.Url, discovery.Links) is { } why)
            {
                Take(place, page, why);
            }
            else
            {
                Larger ??= (place, page, Section.WhyOther(discovery.Links));
            }
        }

        public void Take(FoundPlace place, Page page, string? why = null, bool isOfAll = false)
        {
            _places.Add(place);
            _pages[place.Url] = page;
            Why = why;
            IsOfAll = isOfAll;
        }
    }
}
