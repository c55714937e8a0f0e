using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Discover.Markup;
using Ingest.Core.Model;

namespace Ingest.Core.Discover.Sites;

/// <summary>The anchors of a page that look like feeds: by the address, or by the word they show.</summary>
internal static partial class FeedAnchors
{
    private const int Most = 20;

    public static IEnumerable<FoundPlace> Of(IDocument document, Uri from) =>
        document.QuerySelectorAll("a[href]")
            .Select(anchor => (Anchor: anchor, Url: LinkAddress.Resolve(anchor.GetAttribute("href"), from)))
            .Where(found => found.Url is not null && (LooksLikeFeed(found.Url) || SaysFeed(found.Anchor)) && (SiteHosts.IsSame(found.Url, from) || FeedHost().IsMatch(found.Url.Host)))
            .Select(found => new FoundPlace(PlaceKind.Feed, found.Url!, "anchor"))
            .DistinctBy(place => place.Url).Take(Most);

    public static bool LooksLikeFeed(Uri url) => FeedAddress().IsMatch(url.PathAndQuery);

    private static bool SaysFeed(IElement anchor) =>
        HtmlText.Fold(anchor.TextContent) is { Length: < 20 } text && FeedWord().IsMatch(text);

    [GeneratedRegex(@"(?:\.rss|\.rdf|\.atom|/rss/?|/rss2/?|/feed/?|/feeds/?|/atom/?|(?:^|/)(?:rss|feed|atom|index|feeds)[a-z0-9_\-]*\.(?:xml|json|php)|/feeds?/[a-z0-9_\-]+/?|/(?:rss|feeds?)/[a-z0-9_\-./]+\.(?:xml|rss|json))(?:\?.*)?$|[?&](?:feed|format|type|output)=(?:rss2?|atom|feed)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FeedAddress();

    [GeneratedRegex(@"^(?:RSS|Atom|JSON Feed|RSS[ \-]?feeds?|XML)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FeedWord();

    [GeneratedRegex(@"^(?:feeds?[0-9]?|rss)\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FeedHost();
}
