using Ingest.Core.Model;

namespace Ingest.Core.Discover.Sites;

/// <summary>Where content management systems put feeds and sitemaps; tried once, and only on sites that advertise nothing.</summary>
internal static class UsualPlaces
{
    private static readonly (PlaceKind Kind, string Path)[] Paths =
    [
        (PlaceKind.Feed, "/feed/"),
        (PlaceKind.Feed, "/rss.xml"),
        (PlaceKind.Feed, "/rss"),
        (PlaceKind.Feed, "/feed.xml"),
        (PlaceKind.Feed, "/atom.xml"),
        (PlaceKind.Feed, "/index.xml"),
        (PlaceKind.Sitemap, "/news-sitemap.xml"),
        (PlaceKind.Sitemap, "/sitemap.xml"),
    ];

    public static IEnumerable<FoundPlace> Of(Uri home) => Paths.Select(usual => new FoundPlace(usual.Kind, new Uri(home, usual.Path), "usual path"));
}
