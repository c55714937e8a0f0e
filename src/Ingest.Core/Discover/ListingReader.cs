using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ingest.Core.Common.Dates;
using Ingest.Core.Discover.Markup;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Discover;

/// <summary>Reads the anchors of an HTML page that a selector names.</summary>
internal static class ListingReader
{
    /// <summary>How many levels above an anchor its date is looked for.</summary>
    private const int DateLevels = 4;

    public static Discovery Read(Page page, DiscoverDefinition.Listing listing)
    {
        using var document = new HtmlParser().ParseDocument(page.Text);
        var from = LinkAddress.Resolve(document.QuerySelector("base[href]")?.GetAttribute("href"), page.Url) ?? page.Url;
        var links = new LinkSet(listing.Max, page.Url);
        var matches = document.QuerySelectorAll(listing.Css);
        var anchors = matches.Select(Anchor).OfType<IElement>().Distinct().ToList();
        var language = document.DocumentElement.GetAttribute("lang");
        foreach (var anchor in anchors)
        {
            if (!links.Add(Link(anchor, anchors, from, language)))
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
            Notes = [.. matches.Length == 0 ? [$"'{listing.Css}' matched nothing"] : (string[])[], .. links.Notes()],
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

    private static Link? Link(IElement anchor, List<IElement> anchors, Uri from, string? language) =>
        Address(anchor, from) is not { } url ? null : new Link
        {
            Url = url,
            Title = Title(anchor),
            Published = Date(anchor, anchors),
            Language = string.IsNullOrWhiteSpace(language) ? null : language,
        };

    private static string? Title(IElement anchor)
    {
        var texts = (string?[])[anchor.TextContent, anchor.GetAttribute("title"), anchor.GetAttribute("aria-label"), anchor.QuerySelector("img[alt]")?.GetAttribute("alt")];
        return texts.Select(text => HtmlText.Fold(text ?? "")).FirstOrDefault(text => text.Length > 0);
    }

    /// <summary>The one machine-readable time that stands with the anchor and with no other.</summary>
    private static DateTimeOffset? Date(IElement anchor, List<IElement> anchors)
    {
        var around = anchor;
        for (var level = 0; level < DateLevels && around is not null && !HoldsOther(around, anchor, anchors); level++, around = around.ParentElement)
        {
            var times = around.QuerySelectorAll("time[datetime]");
            if (times.Length > 0)
            {
                return times.Length == 1 ? TimestampReader.Read(times[0].GetAttribute("datetime")!)?.ToInstant(TimeSpan.Zero) : null;
            }
        }

        return null;
    }

    private static bool HoldsOther(IElement around, IElement anchor, List<IElement> anchors) =>
        anchors.Exists(other => other != anchor && around.Contains(other) && other.GetAttribute("href") != anchor.GetAttribute("href"));
}
