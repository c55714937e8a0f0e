namespace Ingest.Core.Sources.Format;

/// <summary>Keys of <c>discover</c>.</summary>
internal static class DiscoverFormat
{
    public static readonly MapFormat Links = new(
    [
        new KeyFormat("css", Forms.Selector, "Selector of the anchors, or of elements that hold one.", "\"h3 > a[href]\"") { IsRequired = true },
        new KeyFormat("max", new ValueFormat.Number(1, 10_000), "Most links taken from one page; default 200.", "40"),
    ]);

    public static readonly MapFormat Next = new(
    [
        new KeyFormat("css", Forms.Selector, "Selector of the link to the following listing page.", "\"a[rel=next]\"") { IsRequired = true },
        new KeyFormat("pages", new ValueFormat.Number(1, 1_000), "How many following pages are read; default 1.", "2"),
    ]);

    public static readonly MapFormat Entry = new(
    [
        new KeyFormat("feed", Forms.Url, "Address of an RSS, RDF, Atom or JSON feed.", "https://herald.example/rss.xml"),
        new KeyFormat("sitemap", Forms.Url, "Address of a sitemap, a news sitemap or an index of sitemaps.", "https://herald.example/news-sitemap.xml"),
        new KeyFormat("listing", Forms.Url, "Address of a page whose anchors lead to articles.", "https://herald.example/news"),
        new KeyFormat("site", Forms.Url, "Address of a home page; what offers the site's links is found and remembered.", "https://herald.example/"),
        new KeyFormat("links", new ValueFormat.Either(Forms.Selector, new ValueFormat.Map(Links)), "Which anchors of a listing are taken; without it, those that look like articles.", "{ css: \"h3 > a[href]\", max: 40 }"),
        new KeyFormat("next", new ValueFormat.Either(Forms.Selector, new ValueFormat.Map(Next)), "Where a listing goes on.", "{ css: \"a[rel=next]\", pages: 2 }"),
        new KeyFormat("max_age", Forms.Duration, "Offers older than this are passed over; default no limit.", "48h"),
    ])
    {
        ExactlyOneOf = ["feed", "sitemap", "listing", "site"],
    };
}
