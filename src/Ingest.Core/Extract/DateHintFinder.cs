using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Everything on a page that may tell its date, most trusted first; reading the dates is the next stage's work.</summary>
internal static partial class DateHintFinder
{
    private const int MostText = 160;
    private const int MostVisible = 12;

    /// <summary>Elements of one kind that are looked at; a page of thousands is a list of other stories.</summary>
    private const int MostLooked = 500;

    private const int MostHeadLevels = 4;

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
        var story = page.Story;
        Add(hints, DateRole.Published, page.JsonLd.Text("datePublished"), "json-ld datePublished");
        foreach (var name in PublishedNames)
        {
            Add(hints, DateRole.Published, page.Meta.First(name)?.Value, "meta " + name);
        }

        Add(hints, DateRole.Published, page.JsonLd.Text("dateCreated") ?? page.JsonLd.Text("uploadDate"), "json-ld dateCreated");
        foreach (var element in page.Document.QuerySelectorAll("[itemprop='datePublished'], [property$='datePublished'], time[pubdate]").Take(MostLooked).Where(story.Holds).Take(2))
        {
            Add(hints, DateRole.Published, Value(element), "microdata datePublished");
        }

        Add(hints, DateRole.Modified, page.JsonLd.Text("dateModified"), "json-ld dateModified");
        foreach (var name in ModifiedNames)
        {
            Add(hints, DateRole.Modified, page.Meta.First(name)?.Value, "meta " + name);
        }

        foreach (var element in page.Document.QuerySelectorAll("[itemprop='dateModified'], [property$='dateModified']").Take(MostLooked).Where(story.Holds).Take(1))
        {
            Add(hints, DateRole.Modified, Value(element), "microdata dateModified");
        }

        foreach (var element in page.Document.QuerySelectorAll("[property$='dateCreated']").Take(MostLooked).Where(story.Holds).Take(1))
        {
            Add(hints, DateRole.Published, Value(element), "rdfa dateCreated");
        }

        foreach (var element in page.Document.QuerySelectorAll("time").Take(MostLooked).Where(story.Holds).Take(MostVisible))
        {
            Add(hints, IsUpdate(element) ? DateRole.Modified : DateRole.Unstated, element.GetAttribute("datetime"), "time datetime");
            Add(hints, IsUpdate(element) ? DateRole.Modified : DateRole.Unstated, InlineText.Of(element), "time");
        }

        foreach (var element in Visible(page.Document, story).Take(MostVisible))
        {
            Add(hints, IsUpdate(element) ? DateRole.Modified : DateRole.Unstated, InlineText.Of(element), "text ." + (element.ClassName ?? element.Id));
        }

        // Vocabularies of their own and the page around the article often tell when the page was made.
        foreach (var (name, value) in page.Meta.Named(Publication()))
        {
            Add(hints, DateRole.Unstated, value, "meta " + name);
        }

        Add(hints, DateRole.Unstated, page.JsonLd.Beside("datePublished"), "json-ld datePublished of the page");
        foreach (var (text, rule) in story.Texts())
        {
            Add(hints, Updated().IsMatch(text) ? DateRole.Modified : DateRole.Unstated, text, rule);
        }

        return hints;
    }

    /// <summary>Short texts with digits whose class or id speaks of dates.</summary>
    private static IEnumerable<IElement> Visible(IDocument document, StoryPlace story) => document
        .QuerySelectorAll("[class*='date'], [class*='Date'], [class*='time'], [class*='Time'], [class*='publish'], [class*='info'], [class*='meta'], [class*='byline'], [class*='submitted'], [class*='created'], [class*='posted'], [id*='date'], [id*='Date'], [class*='fecha'], [class*='data'], [class*='datum'], [class*='tarih']")
        .Take(MostLooked)
        .Where(element => ShortText.Of(element) is { } text && text.AsSpan().Trim().Length is > 4 and < MostText && text.Any(char.IsDigit) && story.Holds(element))
        .OrderBy(element => IsToday(element, story));

    /// <summary>The head of a page tells today's date.</summary>
    private static bool IsToday(IElement element, StoryPlace story)
    {
        var at = element;
        for (var level = 0; level < MostHeadLevels && at is not null && !story.IsAround(at); level++, at = at.ParentElement)
        {
            if ((at.LocalName == "header" && at.Closest("article, main") is null) || Today().IsMatch(ElementFacts.Names(at)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUpdate(IElement element) =>
        Updated().IsMatch(InlineText.Of(element)) || Update().IsMatch(ElementFacts.Names(element) + " " + element.GetAttribute("itemprop")) || (element.ParentElement is { } parent && ShortText.Of(parent) is { Length: < MostText } around && Update().IsMatch(around) && Update().IsMatch(element.PreviousSibling?.TextContent ?? string.Empty));

    private static string? Value(IElement element) => element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? (element.LocalName == "abbr" ? element.GetAttribute("title") : null) ?? InlineText.Of(element);

    private static void Add(List<DateHint> hints, DateRole role, string? text, string rule)
    {
        var folded = text is null ? string.Empty : InlineText.Fold(text);
        if (folded.Length is > 3 and < MostText && folded.Any(char.IsDigit) && !hints.Any(hint => hint.Text == folded && hint.Role == role))
        {
            hints.Add(new DateHint(role, folded, rule));
        }
    }

    /// <summary>Names of <c>meta</c> elements that say "published" in a vocabulary of their own.</summary>
    [GeneratedRegex(@"publi(sh|c)\w*[-_.: ]?(time|date|on)|pub[-_.]?(date|time)|date[-_.]?(publish|issue|create)|(issue|article|story|post|creation)[-_.]?date|^(dc|dcterms)\.(date|created|issued)", RegexOptions.IgnoreCase)]
    private static partial Regex Publication();

    [GeneratedRegex("updat|modif|aktualis|mise à jour|mis à jour|actualiz|обновл|تحديث|aggiorn|更新", RegexOptions.IgnoreCase)]
    private static partial Regex Update();

    [GeneratedRegex(@"(^|[\s_-])(today|now|clock|(?<!(article|post|entry|story|news|content|single|page|title|blog)[_-]{1,2})header|top-?bar|top-?head|masthead|ticker)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Today();

    /// <summary>A text that begins with the word for a change; "Published … updated …" does not.</summary>
    [GeneratedRegex(@"^\W*(last |zuletzt |letzte |dernière |última )?(updat|modif|aktualis|mise à jour|mis à jour|actualiz|обновл|(آخر )?تحديث|(ultimo )?aggiorn|更新)", RegexOptions.IgnoreCase)]
    private static partial Regex Updated();
}
