using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Live;

/// <summary>Entries of live blogs in markup: as microdata, or in boxes that the larger publishing systems name alike.</summary>
internal static partial class LiveMarkup
{
    private const int MostLooked = 3_000;
    private const int MostDepth = 200;
    private const int MostEntries = 500;
    private const int LongestTitle = 300;
    private const int MostInside = 400;

    public static (IReadOnlyList<LiveUpdate> Entries, string Rule) Read(PageSources page)
    {
        var marked = Outermost(page.Elements.Matching("[itemprop~='liveBlogUpdate']").Take(MostLooked));
        if (marked.Count > 0)
        {
            return (Entries(page, marked), "microdata liveBlogUpdate");
        }

        var isDeclared = page.JsonLd.IsLiveBlog;
        var named = Outermost(page.Elements.Matching("[class*='live' i], [class*='ticker' i], [class*='lx-stream' i]").Take(MostLooked)
            .Where(element => element.LocalName is "article" or "div" or "section" or "li" && IsEntry(page, element, isDeclared)));
        return ([.. Entries(page, named).Where(entry => entry.At is not null)], "live-blog markup");
    }

    /// <summary>Where the page does not say that it is a live blog, the box has to stand in its story: sites run tickers in their heads and columns.</summary>
    private static bool IsEntry(PageSources page, IElement element, bool isDeclared)
    {
        var names = ElementFacts.Names(element);
        return isDeclared ? Named().IsMatch(names) || Loose().IsMatch(names) : Named().IsMatch(names) && !IsApart(element) && page.Story.Holds(element);
    }

    private static bool IsApart(IElement element)
    {
        var at = element.ParentElement;
        for (var depth = 0; at is not (null or { LocalName: "header" or "nav" or "aside" }) && depth < MostDepth; depth++)
        {
            at = at.ParentElement;
        }

        return at is not null;
    }

    /// <summary>A box in the box of an entry is a part of it.</summary>
    private static List<IElement> Outermost(IEnumerable<IElement> elements)
    {
        var (outer, seen) = (new List<IElement>(), new HashSet<INode>());
        foreach (var element in elements)
        {
            var at = element.Parent;
            for (var depth = 0; at is not null && depth < MostDepth && !seen.Contains(at); depth++)
            {
                at = at.Parent;
            }

            if (at is null && outer.Count < MostEntries)
            {
                outer.Add(element);
                seen.Add(element);
            }
        }

        return outer;
    }

    private static List<LiveUpdate> Entries(PageSources page, List<IElement> elements)
    {
        if (elements.Count == 0)
        {
            return [];
        }

        return [.. elements.Select(element => Entry(element, page.Surroundings))];
    }

    private static LiveUpdate Entry(IElement element, Surroundings surroundings)
    {
        var title = element.QuerySelector("[itemprop~='headline']") ?? element.QuerySelector("h2, h3, h4, h5");
        var time = element.QuerySelector("[itemprop~='datePublished']") ?? element.QuerySelector("time") ?? element.QuerySelector("[class*='time'], [class*='date']");
        var body = element.QuerySelector("[itemprop~='articleBody']") ?? element;
        var headline = title is null ? null : InlineText.Of(title);
        headline = headline is { Length: > 0 and <= LongestTitle } ? headline : null;
        var blocks = surroundings.Tree.PlaceOf(body) is >= 0 and var at ? BlockReader.Read(surroundings.Tree, [at], surroundings, fates: null) : [];
        return new LiveUpdate(
            time is null ? null : TimeOf(time),
            headline,
            [.. blocks.Select(block => block.Text).Where(text => text != headline && (time is null || text != InlineText.Of(time))).Take(MostInside)]);
    }

    private static string? TimeOf(IElement time) =>
        (time.GetAttribute("content") ?? time.GetAttribute("datetime") ?? InlineText.Of(time)) is { Length: > 3 and < 100 } text && text.Any(char.IsDigit) ? text : null;

    /// <summary>The box of one entry, not the list of all.</summary>
    [GeneratedRegex(@"(^|\s)([\w-]*[-_])?(?:(?:live[-_]*(?:blog|ticker)(?:[-_]*blog)?|ticker[-_]*blog)[-_]+(?:post|entry|update|item|event|block)|live[-_]+(?:post|entry|update|block)|ticker[-_]+(?:post|entry|update|event))(?:[-_]{1,2}(container|wrapper|box))?(\s|$)|(^|\s)lx-stream__post-container(\s|$)|(^|\s)(liveBlogPost|LiveBlogEntry|liveEntry|livePost)(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    /// <summary>Names that tickers of headlines and lists of dates bear as well.</summary>
    [GeneratedRegex(@"(^|\s)([\w-]*[-_])?(?:ticker[-_]+(?:item|block)|live[-_]+(?:event|item))(?:[-_]{1,2}(container|wrapper|box))?(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Loose();
}
