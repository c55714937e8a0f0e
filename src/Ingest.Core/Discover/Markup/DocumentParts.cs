using System.Collections.Frozen;

namespace Ingest.Core.Discover.Markup;

/// <summary>Which elements of feeds and sitemaps hold which: what the repair of missing end tags rests on.</summary>
internal static class DocumentParts
{
    private static readonly FrozenSet<string> Roots = FrozenSet.ToFrozenSet(["rss", "rdf", "feed", "channel", "urlset", "sitemapindex"]);

    private static readonly FrozenSet<string> Containers = FrozenSet.ToFrozenSet(["rss", "rdf:rdf", "rdf", "feed", "channel", "urlset", "sitemapindex"]);

    /// <summary>Fields of an item whose value is text: nothing but inline markup belongs inside.</summary>
    private static readonly FrozenSet<string> TextFields = FrozenSet.ToFrozenSet(
        ["title", "link", "guid", "id", "pubdate", "published", "updated", "issued", "modified", "comments", "dc:date", "dc:creator", "loc", "lastmod",
        "changefreq", "priority"]);

    private static readonly FrozenSet<string> Fields = FrozenSet.ToFrozenSet(
        [.. TextFields, "description", "summary", "content", "content:encoded", "author", "category", "enclosure", "source", "media:content",
        "media:group", "media:thumbnail", "news:news", "image:image", "dc:subject"]);

    /// <param name="name">Name as written, in lower case.</param>
    public static bool IsRoot(string name) => Roots.Contains(name[(name.IndexOf(':') + 1)..]);

    public static bool IsContainer(string name) => Containers.Contains(name);

    /// <param name="isSitemap">Sitemaps and feeds share no item names: the <c>url</c> of a feed is that of its picture.</param>
    public static bool IsItem(string name, bool isSitemap) => isSitemap ? name is "url" or "sitemap" : name is "item" or "entry";

    /// <summary>True when <paramref name="next"/> cannot stand inside <paramref name="field"/>, so that the field must have ended.</summary>
    public static bool EndsField(Element field, string next) =>
        TextFields.Contains(field.Name) && Fields.Contains(next) && field.Attribute("type")?.Contains("xhtml", StringComparison.OrdinalIgnoreCase) != true;
}
