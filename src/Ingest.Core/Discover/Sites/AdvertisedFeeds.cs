using AngleSharp.Dom;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Sites;

/// <summary>The feeds that a page names in its <c>link</c> elements, best first.</summary>
internal static class AdvertisedFeeds
{
    private const int Most = 50;

    public static IEnumerable<FoundPlace> Of(IDocument document, Uri from) =>
        document.QuerySelectorAll("link[href]").Where(IsFeed).Take(Most)
            .Select(link => (Link: link, Url: LinkAddress.Resolve(link.GetAttribute("href"), from)))
            .Where(found => found.Url is not null && !found.Url.AbsolutePath.Contains("/oembed", StringComparison.OrdinalIgnoreCase))
            .OrderBy(found => Rank(found.Link, found.Url!, Language(document.DocumentElement.GetAttribute("lang"))))
            .Select(found => new FoundPlace(PlaceKind.Feed, found.Url!, "link element"));

    private static bool IsFeed(IElement link)
    {
        var rel = (link.GetAttribute("rel") ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (rel.Contains("feed"))
        {
            return true;
        }

        var type = (link.GetAttribute("type") ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return rel.Contains("alternate") && !rel.Contains("stylesheet")
            && type is "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" or "application/feed+json" or "application/rss" or "application/atom"
                or "text/rss+xml" or "text/rss" or "application/xml" or "text/xml";
    }

    /// <summary>Feeds of comments and of one search or author come last, editions in other languages before them; else the order of the page is kept.</summary>
    private static int Rank(IElement link, Uri url, string? language)
    {
        var words = (link.GetAttribute("title") + " " + url.PathAndQuery).ToLowerInvariant();
        var isAside = words.Contains("comment", StringComparison.Ordinal) || words.Contains("/author/", StringComparison.Ordinal) || words.Contains("/search", StringComparison.Ordinal);
        var isForeign = language is not null && Language(link.GetAttribute("hreflang")) is { } other && other != language;
        return (isAside ? 2 : 0) + (isForeign ? 1 : 0);
    }

    private static string? Language(string? tag) => string.IsNullOrWhiteSpace(tag) ? null : tag.Trim().Split('-', '_')[0].ToLowerInvariant();
}
