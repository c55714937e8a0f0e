using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Titles;

/// <summary>The headings of a page that may be its headline; the name of the site, crumbs and menus are not among them.</summary>
internal static partial class HeadlineReader
{
    private const int MostHeadings = 50;
    private const int MostBelow = 60;
    private const int Longest = 400;

    /// <summary>A box is named within so many steps above its heading.</summary>
    private const int MostSteps = 5;

    private const int LeastRest = 8;

    /// <summary>What the headings of the first rank say, in the order of the page; without one, what is marked as the headline.</summary>
    public static List<string> First(PageSources page, HouseNames house) =>
        Read(page, house, "h1", MostHeadings) is { Count: > 0 } first ? first : Read(page, house, "[itemprop~='headline']", 1);

    /// <summary>Those of lower ranks, where pages give the first to the name of the site.</summary>
    public static List<string> Below(PageSources page, HouseNames house) => Read(page, house, "h2, h3", MostBelow);

    private static List<string> Read(PageSources page, HouseNames house, string ranks, int most) =>
    [
        .. page.Elements.Matching(ranks)
            .Where(heading => !ElementFacts.IsSilent(heading) && page.Short(heading) is not null)
            .Take(most)
            .Where(heading => !IsFurniture(heading) && !LeadsHome(heading, page))
            .Select(heading => SiteSuffix.CutLabel(Text(heading, page), house))
            .Where(text => text.Length is > 0 and < Longest && !house.Are(text)),
    ];

    /// <summary>Without the heading line and the subtitle that some pages put inside.</summary>
    private static string Text(IElement heading, PageSources page)
    {
        var whole = InlineText.Of(heading);
        foreach (var child in page.Elements.Inside(heading, "small, [class]").Where(child => child.LocalName == "small" || Apart().IsMatch(ElementFacts.Names(child))).Take(MostSteps))
        {
            var part = InlineText.Of(child);
            if (part.Length == 0 || whole.Length - part.Length < LeastRest)
            {
                continue;
            }

            whole = whole.StartsWith(part, StringComparison.Ordinal) ? whole[part.Length..] : whole.EndsWith(part, StringComparison.Ordinal) ? whole[..^part.Length] : whole;
            whole = whole.Trim().TrimStart(':', '-', '–', '|', '/').Trim();
        }

        return whole;
    }

    private static bool IsFurniture(IElement heading)
    {
        var steps = 0;
        for (IElement? at = heading; at is not null && steps < MostSteps; at = at.ParentElement, steps++)
        {
            // Themes write down all that they can do in the classes of the whole page.
            if (at.LocalName is "body" or "main" or "article")
            {
                return false;
            }

            if (at.LocalName is "nav" or "footer" or "dialog" || Furniture().IsMatch(ElementFacts.Names(at)) || (steps == 0 && IsUnseen(at)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A crumb, or shown to nobody; a class that hides on small screens only says so beside it.</summary>
    private static bool IsUnseen(IElement heading) =>
        heading.Attributes.Any(attribute => attribute.Name.Contains("breadcrumb", StringComparison.Ordinal))
        || (ElementFacts.Names(heading) is { Length: > 0 } names && Unseen().IsMatch(names) && !names.Contains(':', StringComparison.Ordinal));

    /// <summary>All of it a link to the front page.</summary>
    private static bool LeadsHome(IElement heading, PageSources page) =>
        page.Elements.Inside(heading, "a[href]").FirstOrDefault() is { } link
        && (link.GetAttribute("rel") is "home" || (Uri.TryCreate(page.Base, link.GetAttribute("href"), out var url) && url.Scheme is "http" or "https" && url.AbsolutePath.Length <= 1 && url.Fragment.Length == 0 && page.Page.Url.PathAndQuery.Length > 1));

    [GeneratedRegex(@"bread-?crumb|(^|[\s_-])(site-?(title|name|header)|logo|brand(ing)?|blog-?title|menu-?toggle|cookies?|consent|newsletter|comments?|sidebar|widget-?title)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Furniture();

    [GeneratedRegex(@"(^|[\s_-])(hidden|visually-?hidden|sr-only|screen-reader(-text)?|element-invisible|aural)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Unseen();

    [GeneratedRegex(
        @"over-?line|kicker|top-?line|dachzeile|roof-?line|spitzmarke|eyebrow|(pre|sur|sup|supra|over|ante)-?tit(le|ulo|el)|volanta|occhiello|sub-?(title|headline|heading|titulo|titel)|h\d-?small|element-invisible|visually-?hidden|sr-only|screen-?reader|off-?screen",
        RegexOptions.IgnoreCase)]
    private static partial Regex Apart();
}
