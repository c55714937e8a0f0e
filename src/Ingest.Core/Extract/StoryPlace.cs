using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Where on a page the story stands: around its headline. What shares a container with the headline belongs to it, other lists, columns and comments do not.</summary>
internal sealed partial class StoryPlace
{
    private const int MostText = 160;
    private const int MostByline = 120;
    private const int TextsBehind = 60;
    private const int TextsBefore = 12;
    private const int NearBehind = 200;
    private const int NearBefore = 50;

    /// <summary>Who has read this many characters of story is no longer at its headline.</summary>
    private const int MostStory = 600;
    private const int LeastSentence = 100;

    private const int MostSteps = 12_000;
    private const int MostBareDate = 40;

    /// <summary>A longer line that states no year is a sentence about some day.</summary>
    private const int MostYearless = 60;
    private const int MostElsewhere = 4;
    private const int MostDepth = 64;

    private static readonly SearchValues<char> OtherDigits = SearchValues.Create("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９");

    private readonly DocumentOrder _order;
    private readonly INode? _headline;
    private readonly HashSet<INode> _around = [];
    private HashSet<INode>? _behind;
    private HashSet<INode>? _before;
    private HashSet<INode>? _at;

    private StoryPlace(INode? headline, DocumentOrder order)
    {
        (_headline, _order) = (headline, order);
        for (var at = headline?.Parent; at is not null; at = at.Parent)
        {
            _around.Add(at);
        }
    }

    public INode? Headline => _headline;

    /// <summary>The page from its start where no heading is the headline.</summary>
    private IEnumerable<INode> Anywhere() => _headline is null ? _order.All().Take(MostSteps) : _order.Behind(_headline).Take(MostSteps).Concat(_order.Before(_headline).Take(MostSteps));

    public static StoryPlace Of(PageSources page)
    {
        var declared = new[] { page.JsonLd.Text("headline"), page.Meta.First("og:title")?.Value, page.Document.Title }.OfType<string>().ToList();
        var titles = declared.Select(Tokens.Folded).Where(title => title.Length > 0).ToList();
        var headings = page.Elements.Matching("h1, h2, h3, h4").Where(heading => !ElementFacts.IsSilent(heading)).Take(60).Select(heading => (Element: heading, Text: Tokens.Folded(InlineText.Of(heading)))).ToList();
        var named = headings.Where(heading => heading.Text.Length >= 8 && titles.Exists(title => title.Contains(heading.Text, StringComparison.Ordinal))).ToList();
        var headline = named.Count > 0 ? named.MaxBy(heading => heading.Text.Length).Element : headings.Find(heading => heading.Element.LocalName == "h1").Element;
        return new StoryPlace(named.Count > 0 ? headline : PlainHeadline.Find(page.Order.Behind(page.Document.Body), declared) ?? headline, page.Order);
    }

    /// <summary>Within sight of the headline: where its byline stands.</summary>
    public bool IsNear(INode node) => IsJustBehind(node) || (_before ??= [.. _order.Before(_headline).Take(NearBefore)]).Contains(node);

    public bool IsJustBehind(INode node) => (_behind ??= [.. _order.Behind(_headline).Take(NearBehind)]).Contains(node);

    /// <summary>Before the story is well under way: what readers see with the headline.</summary>
    public bool IsAtHeadline(INode node) => (_at ??= [.. AtHeadline()]).Contains(node);

    /// <summary>Lines by the headline that are a full date and little else.</summary>
    public IEnumerable<string> BareDates() => Dated(AtHeadline(), text => text.Length <= MostBareDate && FullDate().IsMatch(text), _ => true);

    /// <summary>The headline stands inside.</summary>
    public bool Surrounds(INode node) => _around.Contains(node);

    /// <summary>Not in a list of other stories, the comments, or a side column.</summary>
    public bool Holds(IElement element)
    {
        var depth = 0;
        for (IElement? at = element; at is not null && depth < MostDepth && !_around.Contains(at); at = at.ParentElement, depth++)
        {
            // A short foot or aside inside the article holds its byline.
            var isFoot = at.LocalName is "aside" or "footer" or "nav" || (at != element && Foot().IsMatch(ElementFacts.Names(at)));
            if ((at != element && Elsewhere().IsMatch(ElementFacts.Names(at))) || (isFoot && !(at.ParentElement is { LocalName: not "body" } parent && (parent.LocalName == "article" || _around.Contains(parent)) && IsShort(at))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Short texts with digits: right behind the headline, right before it, then anywhere in its surroundings.</summary>
    public IEnumerable<(string Text, string Rule)> Texts()
    {
        foreach (var text in Dated(AtHeadline(), text => text.Length <= MostYearless || Year().IsMatch(text), _ => true))
        {
            yield return (text, "text near headline");
        }

        foreach (var text in Dated(_order.Before(_headline).Take(TextsBefore), _ => true, Holds))
        {
            yield return (text, "text before headline");
        }

        foreach (var text in Dated(_order.Behind(_headline).Take(MostSteps), text => Label().IsMatch(text), Holds).Take(3))
        {
            yield return (text, "text that says so");
        }

        foreach (var text in Dated(Anywhere(), text => text.Trim().Length <= MostBareDate && Year().IsMatch(text), _ => true).Take(MostElsewhere))
        {
            yield return (text, DateHint.Elsewhere);
        }
    }

    /// <summary>From the headline to where the story is well under way.</summary>
    private IEnumerable<INode> AtHeadline()
    {
        var story = 0;
        foreach (var node in _order.Behind(_headline).Take(TextsBehind))
        {
            story += node is IText { Data.Length: >= LeastSentence } told ? told.Data.Length : 0;
            if (story > MostStory)
            {
                yield break;
            }

            yield return node;
        }
    }

    /// <summary>The text is asked first: most have no date, and what surrounds them need not be looked at.</summary>
    private static IEnumerable<string> Dated(IEnumerable<INode> nodes, Func<string, bool> wanted, Func<IElement, bool> counts)
    {
        foreach (var node in nodes)
        {
            if (node is IText { Data: var data } && Opening(data) is { } text && wanted(text) && node.ParentElement is { } parent && !ElementFacts.IsSilent(parent) && counts(parent))
            {
                yield return text;
            }
        }
    }

    /// <summary>A short text with digits, or how a long one opens where that is a date in front of the story.</summary>
    private static string? Opening(string data)
    {
        var text = data.AsSpan().Trim();
        if (text.Length >= MostText)
        {
            text = text[0] == '(' || char.IsDigit(text[0]) ? text[..MostBareDate] : [];
        }

        return text.Length > 5 && (text.ContainsAnyInRange('0', '9') || text.ContainsAny(OtherDigits)) ? text.ToString() : null;
    }

    private static bool IsShort(IElement element)
    {
        var left = MostByline;
        return Fits(element, ref left);
    }

    /// <summary>Every node counts as one character, so that neither depth nor breadth is walked far.</summary>
    private static bool Fits(INode node, ref int left)
    {
        foreach (var child in node.ChildNodes)
        {
            left -= child is IText { Data: var text } ? text.AsSpan().Trim().Length : 1;
            if (left < 0 || !Fits(child, ref left))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"(^|[\s_-])(related|comments?|sidebar|teasers?|recommend\w*|popular|latest|trending|more-?(news|stories)|archive|calendar)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"(^|[\s_-])(?<!(post|entry|article|story)[_-])(footer|widget|aside)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Foot();

    [GeneratedRegex(@"(?<!\d)(19[89]|20[0-4])\d(?!\d)|\d\d?[./]\d\d?[./]\d\d(?!\d)|[\u0660-\u0669\u06F0-\u06F9]{4}|年", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"^\W*(?:\p{L}{2,12}\.?,? )?(\d{1,2}[./-]\d{1,2}[./-](19|20)?\d\d|(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\.? \p{L}{3,12}\.?,? (19|20)\d\d|\p{L}{3,12}\.? \d{1,2},? (19|20)\d\d)(?!\d)\D{0,6}(\d{1,2}[:.h]\d\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    /// <summary>Words by which a page introduces its date, in the languages of the web's larger news houses.</summary>
    [GeneratedRegex(
        @"^\W*(published|post(?:ed| time| date)|created|submitted|date|released|erschienen|veröffentlicht|datum|gespeichert|erstellt|stand|publié|mis en ligne|publicado|fecha|creado|pubblicato|data|gepubliceerd|geplaatst|julkaistu|publicerad|publisert|udgivet|опубликовано|дата|опубліковано|opublikowano|dodano|yayın|tarih|نشر|تاريخ|تاریخ|הוא|פורסם|発表|公開|掲載|发布|發布|入力|입력|등록)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
