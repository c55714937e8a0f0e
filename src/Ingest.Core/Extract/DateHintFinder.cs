using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Everything on a page that may tell its date, most trusted first; reading the dates is the next stage's work.</summary>
internal static partial class DateHintFinder
{
    private const int MostText = 160;
    private const int MostVisible = 12;

    private static readonly string[] PublishedNames =
    [
        "article:published_time", "datePublished", "date", "pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
        "dc.date.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "og:published_time", "article.published", "article_date_original",
        "article:published", "cxenseparse:recs:publishtime", "publication_date", "displaydate", "originalpublicationdate", "dateCreated", "created", "rnews:datePublished", "ptime",
    ];

    private static readonly string[] ModifiedNames = ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "dcterms.modified", "dc.date.modified", "revised", "modified", "lastmod"];

    public static IReadOnlyList<DateHint> Find(PageSources page)
    {
        var hints = new List<DateHint>();
        Add(hints, DateRole.Published, page.JsonLd.Text("datePublished"), "json-ld datePublished");
        foreach (var name in PublishedNames)
        {
            Add(hints, DateRole.Published, page.Meta.First(name)?.Value, "meta " + name);
        }

        Add(hints, DateRole.Published, page.JsonLd.Text("dateCreated") ?? page.JsonLd.Text("uploadDate"), "json-ld dateCreated");
        foreach (var element in page.Document.QuerySelectorAll("[itemprop='datePublished'], time[pubdate]").Where(IsOfTheStory).Take(2))
        {
            Add(hints, DateRole.Published, Value(element), "microdata datePublished");
        }

        Add(hints, DateRole.Modified, page.JsonLd.Text("dateModified"), "json-ld dateModified");
        foreach (var name in ModifiedNames)
        {
            Add(hints, DateRole.Modified, page.Meta.First(name)?.Value, "meta " + name);
        }

        foreach (var element in page.Document.QuerySelectorAll("[itemprop='dateModified']").Where(IsOfTheStory).Take(1))
        {
            Add(hints, DateRole.Modified, Value(element), "microdata dateModified");
        }

        foreach (var element in page.Document.QuerySelectorAll("time").Where(IsOfTheStory).Take(MostVisible))
        {
            Add(hints, IsUpdate(element) ? DateRole.Modified : DateRole.Unstated, element.GetAttribute("datetime"), "time datetime");
            Add(hints, IsUpdate(element) ? DateRole.Modified : DateRole.Unstated, InlineText.Of(element), "time");
        }

        foreach (var element in Visible(page.Document).Take(MostVisible))
        {
            Add(hints, IsUpdate(element) ? DateRole.Modified : DateRole.Unstated, InlineText.Of(element), "text ." + (element.ClassName ?? element.Id));
        }

        NearHeadline(page.Document, hints);
        return hints;
    }

    /// <summary>Short texts with digits whose class or id speaks of dates.</summary>
    private static IEnumerable<IElement> Visible(IDocument document) => document
        .QuerySelectorAll("[class*='date'], [class*='Date'], [class*='time'], [class*='Time'], [class*='publish'], [class*='info'], [class*='meta'], [class*='byline'], [id*='date'], [id*='Date'], [class*='fecha'], [class*='data'], [class*='datum'], [class*='tarih']")
        .Where(element => ShortText.Of(element) is { } text && text.AsSpan().Trim().Length is > 4 and < MostText && text.Any(char.IsDigit) && IsOfTheStory(element));

    /// <summary>Short texts right behind the headline.</summary>
    private static void NearHeadline(IDocument document, List<DateHint> hints)
    {
        INode? node = document.QuerySelector("h1");
        for (var steps = 0; node is not null && steps < 60; steps++)
        {
            node = Next(node);
            if (node is IText { Data: var text } && text.Trim().Length is > 5 and < MostText && text.Any(char.IsDigit) && (node.ParentElement is not { } parent || !ElementFacts.IsSilent(parent)))
            {
                Add(hints, Updated().IsMatch(text) ? DateRole.Modified : DateRole.Unstated, text, "text near headline");
            }
        }
    }

    internal static INode? Next(INode node)
    {
        if (node.FirstChild is { } child)
        {
            return child;
        }

        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (at.NextSibling is { } sibling)
            {
                return sibling;
            }
        }

        return null;
    }

    /// <summary>Not in a list of other stories, the comments, or a side column.</summary>
    private static bool IsOfTheStory(IElement element)
    {
        var depth = 0;
        for (IElement? at = element.ParentElement; at is not null && depth < 12; at = at.ParentElement, depth++)
        {
            if (at.LocalName is "aside" or "footer" or "nav" || Elsewhere().IsMatch(ElementFacts.Names(at)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUpdate(IElement element) =>
        Updated().IsMatch(InlineText.Of(element)) || Update().IsMatch(ElementFacts.Names(element) + " " + element.GetAttribute("itemprop")) || (element.ParentElement is { } parent && ShortText.Of(parent) is { Length: < MostText } around && Update().IsMatch(around) && Update().IsMatch(element.PreviousSibling?.TextContent ?? string.Empty));

    private static string? Value(IElement element) => element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? InlineText.Of(element);

    private static void Add(List<DateHint> hints, DateRole role, string? text, string rule)
    {
        var folded = text is null ? string.Empty : InlineText.Fold(text);
        if (folded.Length is > 3 and < MostText && folded.Any(char.IsDigit) && !hints.Any(hint => hint.Text == folded && hint.Role == role))
        {
            hints.Add(new DateHint(role, folded, rule));
        }
    }

    [GeneratedRegex(@"(^|[\s_-])(related|comments?|sidebar|teasers?|recommend\w*|popular|latest|trending|more-?(news|stories)|widget|footer|archive|calendar)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex("updat|modif|aktualis|mise à jour|mis à jour|actualiz|обновл|تحديث|aggiorn|更新", RegexOptions.IgnoreCase)]
    private static partial Regex Update();

    /// <summary>A text that begins with the word for a change; "Published … updated …" does not.</summary>
    [GeneratedRegex(@"^\W*(last |zuletzt |letzte |dernière |última )?(updat|modif|aktualis|mise à jour|mis à jour|actualiz|обновл|(آخر )?تحديث|(ultimo )?aggiorn|更新)", RegexOptions.IgnoreCase)]
    private static partial Regex Updated();
}
