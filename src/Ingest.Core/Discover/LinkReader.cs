using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Discover.Feeds;
using Ingest.Core.Discover.Sitemaps;
using Ingest.Core.Discover.Sites;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Discover;

/// <summary>Turns a fetched feed, sitemap or listing into links. What the document is decides how it is read; the entry is a hint.</summary>
public static class LinkReader
{
    /// <summary>Reads a document that an entry of a source led to.</summary>
    /// <param name="page">The document.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="zone">Zone of the source, for dates that state no offset; null for UTC.</param>
    public static Discovery Read(Page page, DiscoverDefinition entry, TimeZoneInfo? zone)
    {
        page = PackedPage.Unpack(page, out var problem);
        if (problem is not null)
        {
            return Unreadable(entry, problem);
        }

        var found = DocumentSniffer.Sniff(page.Text);
        page = WithText(page, found);
        var discovery = found switch
        {
            DocumentKind.Html when entry is DiscoverDefinition.Listing listing => ListingReader.Read(page, listing),
            DocumentKind.Html => Unreadable(entry, $"an HTML page, not a {Expected(entry)}"),
            DocumentKind.Unknown or DocumentKind.OtherXml when entry is DiscoverDefinition.Listing listing => ListingReader.Read(page, listing),
            var kind => Read(page, kind, entry.MaxAge) ?? Unreadable(entry, $"{Name(kind)}, not a {Expected(entry)}"),
        };
        return OnlyRecent(InZone(WithHint(WithHeader(discovery, page), entry), zone), entry.MaxAge, page.FetchedAt);
    }

    /// <summary>Reads a document of which nothing is known; of an HTML page the links that look like articles, or all where none does, and the feeds it names as documents to follow.</summary>
    public static Discovery Sniff(Page page)
    {
        page = PackedPage.Unpack(page, out var problem);
        if (problem is not null)
        {
            return new Discovery { Format = "unknown", Problem = problem };
        }

        var kind = DocumentSniffer.Sniff(page.Text);
        page = WithText(page, kind);
        return kind == DocumentKind.Html
            ? PageOf(page) with { Follow = [.. SiteReader.FeedsOf(page).Select(place => place.Url)] }
            : Read(page, kind, null) ?? new Discovery { Format = "unknown", Problem = $"{Name(kind)}: neither a feed nor a sitemap nor a page" };
    }

    /// <summary>True for a page that is neither feed nor sitemap.</summary>
    internal static bool IsPage(Discovery discovery) => discovery.Format is "listing" or "page" or "unknown";

    /// <summary>Only sitemaps are read part by part; what turns out to be something else is decoded as a whole after all.</summary>
    private static Page WithText(Page page, DocumentKind kind) =>
        page.IsTextCut && kind is not (DocumentKind.Sitemap or DocumentKind.TextSitemap)
            ? page with { Text = TextDecoder.Decode(page.Bytes.Span, page.Charset).Text, IsTextCut = false }
            : page;

    private static Discovery PageOf(Page page)
    {
        var articles = ListingReader.Read(page, new DiscoverDefinition.Listing(page.Url, null));
        return articles.Links.Count > 0
            ? articles
            : ListingReader.Read(page, new DiscoverDefinition.Listing(page.Url, "a[href]")) with { Format = "page", Notes = ["no link looks like an article; every link is shown"] };
    }

    private static Discovery? Read(Page page, DocumentKind kind, TimeSpan? maxAge) => kind switch
    {
        DocumentKind.XmlFeed => XmlFeedReader.Read(page),
        DocumentKind.JsonFeed => JsonFeedReader.Read(page),
        DocumentKind.Sitemap => SitemapReader.Read(page, maxAge),
        DocumentKind.TextSitemap => TextSitemapReader.Read(page),
        _ => null,
    };

    private static Discovery Unreadable(DiscoverDefinition entry, string problem) => new() { Format = Expected(entry), Problem = problem };

    private static string Expected(DiscoverDefinition entry) => entry switch
    {
        DiscoverDefinition.Feed => "feed",
        DiscoverDefinition.Sitemap => "sitemap",
        _ => "listing",
    };

    private static string Name(DocumentKind kind) => kind switch
    {
        DocumentKind.Empty => "an empty document",
        DocumentKind.OtherXml => "XML of another kind",
        _ => "text of an unknown kind",
    };

    /// <summary>Says when the document is not what the entry calls it.</summary>
    private static Discovery WithHint(Discovery discovery, DiscoverDefinition entry)
    {
        var isSitemap = discovery.Format.Contains("sitemap", StringComparison.Ordinal);
        var isListing = discovery.Format == "listing";
        var isExpected = discovery.Problem is not null || entry switch
        {
            DiscoverDefinition.Sitemap => isSitemap,
            DiscoverDefinition.Listing => isListing,
            _ => !isSitemap && !isListing,
        };
        return isExpected
            ? discovery
            : discovery with { Notes = [$"the source calls this a {Expected(entry)}; it was read as the {discovery.Format} that it is", .. discovery.Notes] };
    }

    /// <summary>What the <c>Link</c> header says of hub and topic goes before the document (WebSub §4).</summary>
    private static Discovery WithHeader(Discovery discovery, Page page) =>
        page.Headers.GetValueOrDefault("Link") is { } header && LinkHeader.Find(header, "hub", page.Url) is { } hub
            ? discovery with { Hub = hub, Topic = LinkHeader.Find(header, "self", page.Url) ?? discovery.Topic }
            : discovery;

    private static Discovery InZone(Discovery discovery, TimeZoneInfo? zone) =>
        zone is null ? discovery : discovery with { Links = [.. discovery.Links.Select(link => LinkDate.InZone(link, zone))] };

    /// <summary>Leaves out what the document itself dates before the limit; undated offers stay.</summary>
    private static Discovery OnlyRecent(Discovery discovery, TimeSpan? maxAge, DateTimeOffset now)
    {
        if (maxAge is null)
        {
            return discovery;
        }

        var recent = discovery.Links.Where(link => !((link.Modified > link.Published ? link.Modified : link.Published ?? link.Modified) < now - maxAge)).ToList();
        var old = discovery.Links.Count - recent.Count;
        return old == 0 ? discovery : discovery with
        {
            Links = recent,
            Notes = [.. discovery.Notes, string.Create(CultureInfo.InvariantCulture, $"items older than max_age: {old}")],
        };
    }
}
