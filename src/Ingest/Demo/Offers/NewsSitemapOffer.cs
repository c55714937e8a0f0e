using System.Xml.Linq;

namespace Ingest.Demo.Offers;

/// <summary>A news sitemap, whole or one part of several.</summary>
/// <param name="part">Number of this part, from 0.</param>
/// <param name="parts">How many parts share the stories.</param>
internal sealed class NewsSitemapOffer(string path, int part = 0, int parts = 1) : Offer(path)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    public override string ContentType => IsGzipFile ? "application/gzip" : "application/xml";

    public override bool IsGzipFile => Path.EndsWith(".gz", StringComparison.Ordinal);

    public override string Render(OfferView view) => new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement(Sitemap + "urlset",
        new XAttribute(XNamespace.Xmlns + "news", News),
        view.Stories.Where(IsMine).Select(story => Url(view, story)));

    /// <summary>By slug, so that a story stays in its part when others appear.</summary>
    private bool IsMine(OfferedStory offered) => offered.Story.Copy.Slug.Sum(c => c) % parts == part;

    private static XElement Url(OfferView view, OfferedStory offered) => new(Sitemap + "url",
        new XElement(Sitemap + "loc", offered.Story.Offered.AbsoluteUri),
        new XElement(Sitemap + "lastmod", view.Stamp(offered.ModifiedAt)),
        new XElement(News + "news",
            new XElement(News + "publication",
                new XElement(News + "name", view.House.Name),
                new XElement(News + "language", view.House.Language)),
            new XElement(News + "publication_date", view.Stamp(offered.Story.Published)),
            new XElement(News + "title", offered.Version.Title)));
}
