using Ingest.Core.Discover.Markup;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Feeds;

/// <summary>Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, and CDF.</summary>
internal static class XmlFeedReader
{
    public const int MostItems = 2_000;

    public static Discovery Read(Page page)
    {
        var reader = new ElementReader(page.Text, page.Url);
        var links = new LinkSet(MostItems, page.Url);
        var cadence = new FeedCadence();
        string? format = null;
        string? title = null;
        string? language = null;
        Uri? hub = null, topic = null, older = null;
        Uri? site = null;
        while (reader.Next() is { } element)
        {
            format ??= Format(element);
            switch (element.Name)
            {
                case "item" or "entry":
                    var scope = reader.Scope with { Language = reader.Scope.Language ?? language, Base = Base(reader.Scope, site, page) };
                    if (!links.Add(FeedItem.Read(element, scope)))
                    {
                        return Result();
                    }

                    break;
                case "title":
                    title ??= FeedText.Plain(element);
                    break;
                case "language" or "dc:language":
                    language ??= HtmlText.Fold(element.Text()) is { Length: > 0 } code ? code : null;
                    break;
                case "link" or "atom:link" when element.Attribute("rel") is { } rel and ("hub" or "self" or "next" or "prev-archive"):
                    var target = LinkAddress.Resolve(element.Attribute("href"), reader.Scope.Base);
                    (hub, topic, older) = rel switch
                    {
                        "hub" => (hub ?? target, topic, older),
                        "self" => (hub, topic ?? target, older),
                        _ => (hub, topic, older ?? target),
                    };
                    break;
                case "link" when element.Attribute("href") is null && element.Text().Contains("://", StringComparison.Ordinal):
                    site ??= LinkAddress.Resolve(element.Text(), reader.Scope.Base);
                    break;
                default:
                    cadence.Read(element);
                    break;
            }
        }

        return Result();

        Discovery Result() => new()
        {
            Format = format ?? "rss",
            Title = title,
            Hub = hub,
            Topic = topic,
            Older = older,
            Links = links.Links,
            Cadence = cadence.ToHints(),
            Notes = [.. links.Notes(), .. reader.Notes()],
        };
    }

    private static string Format(Element root) => root.Name switch
    {
        "feed" => "atom",
        "rdf" or "rdf:rdf" => "rdf",
        _ => "rss",
    };

    /// <summary>Relative links of a feed that is served from another host than its site (a feed service) are meant from the site.</summary>
    private static Uri Base(Scope scope, Uri? site, Page page) =>
        site is not null && scope.Base == page.Url && site.Host != page.Url.Host ? site : scope.Base;
}
