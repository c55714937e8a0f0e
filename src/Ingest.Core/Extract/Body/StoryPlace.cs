using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Dates;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Extract.Titles;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>Where on a page the story stands: around its headline. What shares a container with the headline belongs to it, other lists, columns and comments do not.</summary>
internal sealed partial class StoryPlace
{
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

    private readonly PageTree _tree;
    private readonly INode? _headline;
    private readonly int _at;
    private readonly TimeBudget _time;
    private int? _byHeadline;
    private readonly DatedTexts _texts;
    private readonly TreeHints _hints;

    private StoryPlace(INode? headline, PageSources page) => (_headline, _at, _tree, _time, _texts, _hints) = (headline, page.Tree.PlaceOf(headline), page.Tree, page.Time, new DatedTexts(page.Tree), new TreeHints(page.Tree, page.Hints));

    public INode? Headline => _headline;

    public static StoryPlace Of(PageSources page)
    {
        var declared = new[] { page.JsonLd.Text("headline"), page.Meta.First("og:title")?.Value, page.Document.Title }.OfType<string>().ToList();
        var titles = declared.Select(Tokens.Folded).Where(title => title.Length > 0).ToList();
        var headings = page.Elements.Matching("h1, h2, h3, h4").Where(heading => !ElementFacts.IsSilent(heading)).Take(60).Select(heading => (Element: heading, Text: Tokens.Folded(InlineText.Of(heading)))).ToList();
        var named = headings.Where(heading => heading.Text.Length >= 8 && titles.Exists(title => title.Contains(heading.Text, StringComparison.Ordinal))).ToList();
        var headline = named.Count > 0 ? named.MaxBy(heading => heading.Text.Length).Element : headings.Find(heading => heading.Element.LocalName == "h1").Element;
        return new StoryPlace(named.Count > 0 ? headline : PlainHeadline.Find(page.Tree, declared) ?? headline, page);
    }

    /// <summary>Within sight of the headline: where its byline stands.</summary>
    public bool IsNear(INode node) => _at >= 0 && _tree.PlaceOf(node) is >= 0 and var at && at != _at && at >= _at - NearBefore && at <= _at + NearBehind;

    public bool IsJustBehind(INode node) => _at >= 0 && _tree.PlaceOf(node) is var at && at > _at && at <= _at + NearBehind;

    /// <summary>Before the story is well under way: what readers see with the headline.</summary>
    public bool IsAtHeadline(INode node) => _at >= 0 && _tree.PlaceOf(node) is var at && at > _at && at < (_byHeadline ??= AtHeadline());

    /// <summary>Lines by the headline that are a full date and little else.</summary>
    public IEnumerable<string> BareDates() => Dated(_texts.Between(_at + 1, AtHeadline()), text => text.Length <= MostBareDate && FullDate().IsMatch(text), anywhere: true);

    /// <summary>The headline stands inside.</summary>
    public bool Surrounds(INode node) => _at >= 0 && _tree.PlaceOf(node) is >= 0 and var at && _tree.Holds(at, _at);

    /// <summary>Not in a list of other stories, the comments, or a side column.</summary>
    public bool Holds(IElement element) => Holds(_tree.PlaceOf(element));

    /// <summary>Short texts with digits: right behind the headline, right before it, then anywhere in its surroundings.</summary>
    public IEnumerable<(string Text, string Rule)> Texts()
    {
        foreach (var text in Dated(_texts.Between(_at + 1, AtHeadline()), text => text.Length <= MostYearless || Year().IsMatch(text), anywhere: true))
        {
            yield return (text, "text near headline");
        }

        foreach (var text in Dated(_texts.Before(_at, TextsBefore), _ => true, anywhere: false))
        {
            yield return (text, "text before headline");
        }

        foreach (var text in Dated(_at < 0 ? [] : _texts.Behind(_at, MostSteps), text => Label().IsMatch(text), anywhere: false).Take(3))
        {
            yield return (text, "text that says so");
        }

        // The page from its start where no heading is the headline.
        var all = _headline is null ? _texts.Behind(-1, MostSteps) : _texts.Behind(_at, MostSteps).Concat(_texts.Before(_at, MostSteps));
        foreach (var text in Dated(all, text => text.Trim().Length <= MostBareDate && Year().IsMatch(text), anywhere: true).Take(MostElsewhere))
        {
            yield return (text, DateHint.Elsewhere);
        }
    }

    /// <summary>From the headline to where the story is well under way: the number of the first node that is no longer by it.</summary>
    private int AtHeadline()
    {
        var story = 0;
        var at = _at + 1;
        for (var end = _at < 0 ? at : Math.Min(at + TextsBehind, _tree.Count); at < end; at++)
        {
            story += _tree.TextAt(at) is { Length: >= LeastSentence } told ? told.Length : 0;
            if (story > MostStory)
            {
                break;
            }
        }

        return _at < 0 ? 0 : at;
    }

    /// <summary>The text is asked first: most have no date, and what surrounds them need not be looked at.</summary>
    private IEnumerable<string> Dated(IEnumerable<(int At, string Text)> texts, Func<string, bool> wanted, bool anywhere)
    {
        foreach (var (at, text) in texts.TakeWhile(_ => !_time.IsSpentInLoop))
        {
            if (wanted(text) && _tree.ParentOf(at) is >= 0 and var parent && !_tree.IsSilent(parent) && (anywhere || Holds(parent)))
            {
                yield return text;
            }
        }
    }

    private bool Holds(int inner)
    {
        var at = inner;
        for (var depth = 0; at >= 0 && depth < MostDepth && !_tree.Holds(at, _at); depth++)
        {
            // A short foot or aside inside the article holds its byline.
            var hints = at == inner ? NameHint.None : _hints.At(at);
            if (hints.HasFlag(NameHint.Elsewhere) || ((hints.HasFlag(NameHint.Foot) || _tree.WordAt(at) is "aside" or "footer" or "nav") && !IsByline(at)))
            {
                return false;
            }

            at = _tree.ParentOf(at);
        }

        return true;
    }

    private bool IsByline(int foot) =>
        _tree.ParentOf(foot) is >= 0 and var parent && _tree.WordAt(parent) is not "body" && (_tree.WordAt(parent) == "article" || _tree.Holds(parent, _at)) && IsShort(foot);

    /// <summary>Every node counts as one character, so that neither depth nor breadth is walked far.</summary>
    private bool IsShort(int element)
    {
        var left = MostByline;
        for (var at = element + 1; at < _tree.EndOf(element) && left >= 0; at++)
        {
            left -= _tree.TextAt(at) is { } text ? text.AsSpan().Trim().Length : 1;
        }

        return left >= 0;
    }

    [GeneratedRegex(@"(?<!\d)(19[89]|20[0-4])\d(?!\d)|\d\d?[./]\d\d?[./]\d\d(?!\d)|[\u0660-\u0669\u06F0-\u06F9]{4}|年", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"^\W*(?:\p{L}{2,12}\.?,? )?(\d{1,2}[./-]\d{1,2}[./-](19|20)?\d\d|(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\.? \p{L}{3,12}\.?,? (19|20)\d\d|\p{L}{3,12}\.? \d{1,2},? (19|20)\d\d)(?!\d)\D{0,6}(\d{1,2}[:.h]\d\d)?", RegexOptions.CultureInvariant)]
    private static partial Regex FullDate();

    /// <summary>Words by which a page introduces its date, in the languages of the web's larger news houses.</summary>
    [GeneratedRegex(
        @"^\W*(this (?:entry|article|post|story) was (?:first |originally )?(?:posted|published|written|created)|dieser (?:artikel|beitrag|eintrag) wurde (?:(?:zuerst |erstmals )?am .{4,30})?(?:veröffentlicht|geschrieben|erstellt|publiziert)|cet (?:article|entrée) a été (?:publié|posté|écrit)|ce billet a été (?:publié|posté|écrit)|est[ea] (?:entrada|artículo) (?:se publicó|fue publicad)|dit (?:bericht|artikel) (?:werd|is) (?:geplaatst|gepubliceerd)|questo articolo è stato (?:pubblicato|scritto)|published|post(?:ed| time| date)|created|submitted|date|released|erschienen|veröffentlicht|datum|gespeichert|erstellt|stand|publié|mis en ligne|publicado|fecha|creado|pubblicato|data|gepubliceerd|geplaatst|julkaistu|publicerad|publisert|udgivet|опубликовано|дата|опубліковано|opublikowano|dodano|yayın|tarih|نشر|تاريخ|تاریخ|הוא|פורסם|発表|公開|掲載|发布|發布|入力|입력|등록)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
