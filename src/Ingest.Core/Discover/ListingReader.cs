using AngleSharp.Dom;
using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Discover.Markup;
using Ingest.Core.Discover.Sites;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Discover;

/// <summary>Reads the anchors of an HTML page that a selector names or that look like articles.</summary>
internal static class ListingReader
{
    /// <summary>How many levels above an anchor its date is looked for.</summary>
    private const int DateLevels = 4;

    /// <summary>How many anchors of one item (picture, headline, "more") are passed over to find the next item.</summary>
    private const int AnchorsOfItem = 5;

    public static Discovery Read(Page page, DiscoverDefinition.Listing listing)
    {
        if (MarkupBudget.Problem(page.Text) is { } problem)
        {
            return new Discovery { Format = "listing", Problem = problem };
        }

        var document = PageParser.Parse(page.Text);
        var from = LinkAddress.Resolve(document.QuerySelector("base[href]")?.GetAttribute("href"), page.Url) ?? page.Url;
        var links = new LinkSet(listing.Max, page.Url);
        var matches = listing.Css is { } selector ? document.QuerySelectorAll(selector).ToList() : ArticleAnchors.Find(document, page.Url, from);
        var anchors = matches.Select(Anchor).OfType<IElement>().Distinct().ToList();
        var language = document.DocumentElement.GetAttribute("lang");
        var times = TimesUnder(document);
        for (var at = 0; at < anchors.Count; at++)
        {
            var place = at;
            if (!links.Add(listing.Css is null ? WithoutFragment(Address(anchors[at], from)) : Address(anchors[at], from), url => Link(url, anchors, place, times, language)))
            {
                break;
            }
        }

        var next = listing is { NextCss: { } css, NextPages: > 0 } ? document.QuerySelector(css) : null;
        return new Discovery
        {
            Format = "listing",
            Title = HtmlText.Fold(document.Title ?? "") is { Length: > 0 } title ? title : null,
            Links = links.Links,
            Follow = next is not null && Anchor(next) is { } follow && Address(follow, from) is { } url && url != page.Url ? [url] : [],
            Notes = [.. links.Notes()],
            Problem = anchors.Count > 0 ? null : listing.Css is null ? "no link on the page looks like an article" : matches.Count == 0 ? $"'{listing.Css}' matched nothing" : $"nothing that '{listing.Css}' matched is or holds a link",
        };
    }

    /// <summary>The match itself, or the first anchor inside, or the one around it.</summary>
    private static IElement? Anchor(IElement match) =>
        match.HasAttribute("href") ? match : match.QuerySelector("a[href]") ?? match.Closest("a[href]");

    private static Uri? Address(IElement anchor, Uri from)
    {
        var href = anchor.GetAttribute("href");
        return string.IsNullOrWhiteSpace(href) || href.TrimStart().StartsWith('#') ? null : LinkAddress.Resolve(href, from);
    }

    /// <summary>A place on the page (<c>#comments</c>) is the article itself.</summary>
    private static Uri? WithoutFragment(Uri? url) => url is { Fragment.Length: > 0 } && !url.Fragment.StartsWith("#!", StringComparison.Ordinal) ? new Uri(url.GetLeftPart(UriPartial.Query)) : url;

    private static Link Link(Uri url, List<IElement> anchors, int at, Dictionary<IElement, IElement?> times, string? language)
    {
        var published = Date(anchors, at, times);
        return new Link
        {
            Url = url,
            Title = Title(anchors[at]),
            Published = published?.At,
            PublishedQuality = published?.Quality,
            Language = string.IsNullOrWhiteSpace(language) ? null : language,
        };
    }

    private static string? Title(IElement anchor)
    {
        var texts = (string?[])[anchor.TextContent, anchor.GetAttribute("title"), anchor.GetAttribute("aria-label"), anchor.QuerySelector("img[alt]")?.GetAttribute("alt")];
        return texts.Select(text => HtmlText.Fold(text ?? "")).FirstOrDefault(text => text.Length > 0);
    }

    /// <summary>The machine-readable time inside each element that holds one; null for several. Found once, for a search around every anchor would read the page again and again.</summary>
    private static Dictionary<IElement, IElement?> TimesUnder(IDocument document)
    {
        var times = new Dictionary<IElement, IElement?>();
        foreach (var time in document.QuerySelectorAll("time[datetime]"))
        {
            for (var above = time.ParentElement; above is not null; above = above.ParentElement)
            {
                if (times.TryAdd(above, time))
                {
                    continue;
                }

                if (times[above] is null)
                {
                    break;
                }

                times[above] = null;
            }
        }

        return times;
    }

    /// <summary>The one machine-readable time that stands with the anchor and with no other.</summary>
    private static LinkDate? Date(List<IElement> anchors, int at, Dictionary<IElement, IElement?> times)
    {
        var before = Neighbor(anchors, at, -1);
        var after = Neighbor(anchors, at, 1);
        var around = anchors[at];
        for (var level = 0; level < DateLevels && around is not null; level++, around = around.ParentElement)
        {
            if ((before is not null && around.Contains(before)) || (after is not null && around.Contains(after)))
            {
                return null;
            }

            if (times.TryGetValue(around, out var time))
            {
                return time is null ? null : LinkDate.Read(time.GetAttribute("datetime"));
            }
        }

        return null;
    }

    /// <summary>The next anchor of another address: in document order, so that an element holds it or holds no other.</summary>
    private static IElement? Neighbor(List<IElement> anchors, int at, int step)
    {
        var own = anchors[at].GetAttribute("href");
        for (var tries = 0; tries < AnchorsOfItem; tries++)
        {
            at += step;
            if (at < 0 || at >= anchors.Count)
            {
                return null;
            }

            if (anchors[at].GetAttribute("href") != own)
            {
                return anchors[at];
            }
        }

        return null;
    }
}
