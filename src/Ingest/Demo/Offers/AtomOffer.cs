using System.Xml.Linq;

namespace Ingest.Demo.Offers;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal sealed class AtomOffer(string path) : Offer(path)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public override string ContentType => "application/atom+xml";

    public override string Render(OfferView view) => new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement(Atom + "feed",
        new XAttribute(XNamespace.Xml + "lang", view.House.Language),
        new XElement(Atom + "title", view.House.Name),
        new XElement(Atom + "id", view.House.Root),
        new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", new Uri(view.House.Root, Path))),
        new XElement(Atom + "updated", view.Stamp(view.LatestChange)),
        new XElement(Atom + "author", new XElement(Atom + "name", view.House.Name)),
        view.Stories.Select(story => Entry(view, story)));

    private static XElement Entry(OfferView view, OfferedStory offered) => new(Atom + "entry",
        new XElement(Atom + "title", offered.Version.Title),
        new XElement(Atom + "id", $"tag:{view.House.Host},2020:{offered.Story.Copy.Slug}"),
        new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", offered.Story.Offered.AbsoluteUri)),
        new XElement(Atom + "published", view.Stamp(offered.Story.Published)),
        new XElement(Atom + "updated", view.Stamp(offered.ModifiedAt)),
        offered.Story.Copy.Authors.Select(author => new XElement(Atom + "author", new XElement(Atom + "name", author))),
        new XElement(Atom + "summary", offered.Version.Summary));
}
