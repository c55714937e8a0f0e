using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Sites;

/// <summary>Reads from a home page where its site offers links.</summary>
public static class SiteReader
{
    /// <summary>The feeds that the page names or links to, best first; empty when it names none.</summary>
    public static IReadOnlyList<FoundPlace> FeedsOf(Page page)
    {
        if (MarkupDepth.IsTooDeep(page.Text))
        {
            return [];
        }

        var document = PageParser.Parse(page.Text);
        var from = LinkAddress.Resolve(document.QuerySelector("base[href]")?.GetAttribute("href"), page.Url) ?? page.Url;
        return [.. AdvertisedFeeds.Of(document, from).Concat(FeedAnchors.Of(document, from)).Where(place => place.Url != page.Url).DistinctBy(place => place.Url)];
    }

    /// <summary>Sitemaps of a robots.txt that are likely to hold news, those that say so first.</summary>
    /// <param name="lines">The lines as written.</param>
    /// <param name="home">The home page.</param>
    public static IReadOnlyList<FoundPlace> SitemapsOf(IEnumerable<string> lines, Uri home) =>
    [
        .. lines.Select(line => LinkAddress.Resolve(line, home)).OfType<Uri>().Distinct()
            .OrderBy(url => url.AbsolutePath.Contains("news", StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .Select(url => new FoundPlace(PlaceKind.Sitemap, url, "robots.txt")),
    ];

    /// <summary>What is tried on a site that advertises nothing.</summary>
    public static IEnumerable<FoundPlace> UsualPlacesOf(Uri home) => UsualPlaces.Of(home);
}
