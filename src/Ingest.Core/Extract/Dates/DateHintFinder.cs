using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Dates;

/// <summary>Everything on a page that may tell its date, most trusted first; reading the dates is the next stage's work.</summary>
internal static partial class DateHintFinder
{
    private const int MostText = 160;
    private const int MostVisible = 12;
    private const int MostPieces = 8;

    /// <summary>Some themes tell in whole sentences when and under which heads a story was filed.</summary>
    private const int MostMeta = 500;

    /// <summary>Elements of one kind that are looked at; a page of thousands is a list of other stories.</summary>
    private const int MostLooked = 500;

    private static readonly string[] PublishedNames =
    [
        "article:published_time", "datePublished", "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "published_date", "dc.date.issued", "dcterms.issued", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "og:published_time", "article.published", "article_date_original",
        "article:published", "cxenseparse:recs:publishtime", "publication_date", "displaydate", "originalpublicationdate", "rnews:datePublished", "ptime",
    ];

    /// <summary>Says when the page was made as often as when the story was published; what stands by the headline knows better.</summary>
    private static readonly string[] MadeNames = ["date", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "dateCreated", "created"];

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
        var marked = Nearest(page, "[itemprop='datePublished'], [property$='datePublished'], time[pubdate]", 2).ToList();
        var times = Nearest(page, "time", MostVisible).ToList();

        // Marks far from the headline, while another time stands by it, are those of other stories.
        var isOther = times.Exists(page.Story.IsNear) && !marked.Exists(page.Story.IsNear);
        if (!isOther)
        {
            AddMarked(hints, marked, DateRole.Published, story);
        }

        Add(hints, DateRole.Modified, page.JsonLd.Text("dateModified"), "json-ld dateModified");
        foreach (var name in ModifiedNames)
        {
            Add(hints, DateRole.Modified, page.Meta.First(name)?.Value, "meta " + name);
        }

        foreach (var element in Nearest(page, "[itemprop='dateModified'], [property$='dateModified']", 1))
        {
            Add(hints, DateRole.Modified, Value(element), "microdata dateModified");
        }

        foreach (var element in Nearest(page, "[property$='dateCreated']", 1))
        {
            Add(hints, DateRole.Published, Value(element), "rdfa dateCreated");
        }

        foreach (var element in times)
        {
            var (role, near) = (IsUpdate(element) ? DateRole.Modified : DateRole.Unstated, story.IsAtHeadline(element));
            Add(hints, role, element.GetAttribute("datetime"), "time datetime", near);
            Add(hints, role, Text(element), "time", near);
        }

        if (isOther)
        {
            AddMarked(hints, marked, DateRole.Unstated, story);
        }

        var visible = Visible(page).Take(MostVisible).Select(element => (Element: element, Hint: Hint(element, story))).ToList();
        AddVisible(hints, visible.Where(seen => story.IsJustBehind(seen.Element)));
        foreach (var text in page.Story.BareDates())
        {
            Add(hints, DateRole.Unstated, text, "text near headline", byHeadline: true);
        }

        AddVisible(hints, visible.Where(seen => story.IsNear(seen.Element)));
        foreach (var name in MadeNames)
        {
            Add(hints, DateRole.Unstated, page.Meta.First(name)?.Value, "meta " + name);
        }

        AddVisible(hints, visible);
        Add(hints, DateRole.Unstated, TitleDay.Find(page.Document.Title), "title");

        // Broken linked data still hold their words.
        Add(hints, DateRole.Published, page.JsonLd.Stray("datePublished"), "json-ld datePublished, broken");
        Add(hints, DateRole.Modified, page.JsonLd.Stray("dateModified"), "json-ld dateModified, broken");

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

        foreach (var element in page.Elements.Matching("[id*='lastmod'], [class*='lastmod'], [class*='last-modified'], [class*='lastedited']").Take(1))
        {
            Add(hints, DateRole.Modified, Text(element), "text ." + (element.Id ?? element.ClassName));
        }

        if (!hints.Exists(hint => hint.Role == DateRole.Published || hint.ByHeadline))
        {
            Add(hints, DateRole.Unstated, ScriptDates.Find(page.Page.Text), DateHint.Script);
        }

        return WikiDates.Has(page) ? WikiDates.Of(hints) : hints;
    }

    private static void AddMarked(List<DateHint> hints, List<IElement> marked, DateRole role, StoryPlace story)
    {
        foreach (var element in marked)
        {
            Add(hints, role, Value(element), "microdata datePublished", story.IsAtHeadline(element));
        }
    }

    private static void AddVisible(List<DateHint> hints, IEnumerable<(IElement Element, DateHint Hint)> visible)
    {
        foreach (var (_, hint) in visible)
        {
            Add(hints, hint.Role, hint.Text, hint.Rule, hint.ByHeadline);
        }
    }

    private static DateHint Hint(IElement element, StoryPlace story)
    {
        var text = Text(element);
        return new DateHint(IsUpdate(element) ? DateRole.Modified : DateRole.Unstated, text.Length < MostText ? text : text[..(MostText - 1)], "text ." + (element.ClassName ?? element.Id)) { ByHeadline = story.IsAtHeadline(element) };
    }

    /// <summary>Elements of the story, those in sight of its headline first.</summary>
    private static IEnumerable<IElement> Nearest(PageSources page, string selector, int most) =>
        page.Elements.Matching(selector).Take(MostLooked).Where(page.Story.Holds).OrderBy(element => page.Story.IsNear(element) ? 0 : 1).Take(most);

    /// <summary>Short texts with digits whose class or id speaks of dates; not the box that the headline itself stands in.</summary>
    private static IEnumerable<IElement> Visible(PageSources page) => page.Elements.Matching("[class*='date'], [class*='Date'], [class*='time'], [class*='Time'], [class*='publish'], [class*='info'], [class*='meta'], [class*='byline'], [class*='submitted'], [class*='created'], [class*='posted'], [id*='date'], [id*='Date'], [class*='fecha'], [class*='data'], [class*='datum'], [class*='tarih']")
        .Take(MostLooked)
        .Where(element => page.Short(element) is { } text && text.AsSpan().Trim().Length is > 4 and var length && (length < MostText || (length < MostMeta && Meta().IsMatch(ElementFacts.Names(element)))) && text.Any(char.IsDigit) && !OfReader().IsMatch(text) && !page.Story.Surrounds(element) && page.Story.Holds(element))
        .OrderBy(element => TodayLine.Holds(element, page.Story) ? 2 : page.Story.IsNear(element) ? 0 : 1);

    private static bool IsUpdate(IElement element) =>
        Updated().IsMatch(InlineText.Of(element)) || Update().IsMatch(ElementFacts.Names(element) + " " + element.GetAttribute("itemprop")) || (element.ParentElement is { } parent && ShortText.Of(parent) is { Length: < MostText } around && Update().IsMatch(around) && Update().IsMatch(element.PreviousSibling?.TextContent ?? string.Empty));

    private static string? Value(IElement element) => element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? (element.LocalName == "abbr" ? element.GetAttribute("title") : null) ?? Text(element);

    /// <summary>With a blank between the numbers of two elements: day and year often have one each.</summary>
    private static string Text(IElement element)
    {
        var whole = InlineText.Of(element);
        var pieces = element.ChildNodes.Select(node => InlineText.Fold(node.TextContent)).Where(piece => piece.Length > 0).Take(MostPieces).ToList();
        return pieces.Count is > 1 and < MostPieces && whole.Length < MostText && pieces.Zip(pieces.Skip(1)).Any(pair => char.IsDigit(pair.First[^1]) && char.IsDigit(pair.Second[0])) ? string.Join(' ', pieces) : whole;
    }

    private static void Add(List<DateHint> hints, DateRole role, string? text, string rule, bool byHeadline = false)
    {
        if (text is not null && InlineText.Fold(text) is { Length: > 3 and < MostText } folded && folded.Any(char.IsDigit) && !hints.Exists(hint => hint.Text == folded && hint.Role == role))
        {
            hints.Add(new DateHint(role, folded, rule) { ByHeadline = byHeadline });
        }
    }

    [GeneratedRegex(@"(post|entry|article)-?_?(meta|info)", RegexOptions.IgnoreCase)]
    private static partial Regex Meta();

    /// <summary>Since when somebody is a reader or writer of the site.</summary>
    [GeneratedRegex(@"^\W*(joined|member since|registered|user since|mitglied seit|registriert|beigetreten|dabei seit|membre depuis|inscrit|miembro desde|se unió|membro (da|desde|dal)|lid sinds|medlem sedan|üyelik|katılım|на сайте с|регистрация|عضو منذ|انضم|注册|註冊|登録)", RegexOptions.IgnoreCase)]
    private static partial Regex OfReader();

    /// <summary>Names of <c>meta</c> elements that say "published" in a vocabulary of their own.</summary>
    [GeneratedRegex(@"publi(sh|c)\w*[-_.: ]?(time|date|on)|upload(ed)?([-_.: ]?(time|date|on|at))?$|pub[-_.]?(date|time)|date[-_.]?(publish|issue|create)|(issue|article|story|post|creation)[-_.]?date|^(dc|dcterms)\.(date|created|issued)", RegexOptions.IgnoreCase)]
    private static partial Regex Publication();

    [GeneratedRegex("updat|modif|edited|geändert|änderung|aktualis|mise à jour|mis à jour|actualiz|обновл|تحديث|aggiorn|更新", RegexOptions.IgnoreCase)]
    private static partial Regex Update();

    /// <summary>A text that begins with the word for a change; "Published … updated …" does not.</summary>
    [GeneratedRegex(@"^\W*(this page was )?(last |zuletzt |letzte |dernière |última )?(updat|modif|edited|geändert|änderung|bearbeit|aktualis|mise à jour|mis à jour|actualiz|обновл|(آخر )?تحديث|(ultimo )?aggiorn|更新)", RegexOptions.IgnoreCase)]
    private static partial Regex Updated();
}
