using System.Globalization;
using System.Xml.Linq;

namespace Ingest.Demo.Offers;

/// <summary>RSS 2.0.</summary>
internal sealed class RssOffer(string path) : Offer(path)
{
    private static readonly XNamespace Creator = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";

    public override string ContentType => "application/rss+xml";

    public override string Render(OfferView view) => new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement("rss",
        new XAttribute("version", "2.0"),
        new XAttribute(XNamespace.Xmlns + "dc", Creator),
        new XAttribute(XNamespace.Xmlns + "dcterms", Terms),
        new XElement("channel",
            new XElement("title", view.House.Name),
            new XElement("link", view.House.Root),
            new XElement("description", view.House.Name),
            new XElement("language", view.House.Language),
            new XElement("lastBuildDate", Rfc822(view.LatestChange)),
            view.Stories.Select(Item)));

    private static XElement Item(OfferedStory offered) => new("item",
        new XElement("title", offered.Version.Title),
        new XElement("link", offered.Story.Offered.AbsoluteUri),
        new XElement("guid", new XAttribute("isPermaLink", "false"), $"{offered.Story.House.Id}:{offered.Story.Copy.Slug}"),
        new XElement("description", offered.Version.Summary),
        offered.Story.Copy.Authors.Select(author => new XElement(Creator + "creator", author)),
        new XElement("pubDate", Rfc822(offered.Story.Published)),
        offered.IsEdited ? new XElement(Terms + "modified", offered.Version.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)) : null);

    private static string Rfc822(DateTimeOffset at) => at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);
}
