using System.Xml.Linq;

namespace Ingest.Demo.Offers;

/// <summary>A sitemap index.</summary>
/// <param name="children">Paths of the sitemaps.</param>
internal sealed class SitemapIndexOffer(string path, params string[] children) : Offer(path)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public override string ContentType => "application/xml";

    public override string Render(OfferView view) => new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement(Sitemap + "sitemapindex",
        children.Select(child => new XElement(Sitemap + "sitemap",
            new XElement(Sitemap + "loc", new Uri(view.House.Root, child).AbsoluteUri),
            new XElement(Sitemap + "lastmod", view.Stamp(view.LatestChange)))));
}
