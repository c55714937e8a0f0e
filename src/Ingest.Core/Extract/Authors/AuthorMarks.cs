using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Authors;

/// <summary>Places of a page that are marked as its byline: by vocabulary, by class, by the address of a link.</summary>
internal static partial class AuthorMarks
{
    private const int MostLooked = 300;
    private const int LongestByline = 160;

    /// <summary>A box about the author has a name in it; longer ones are stories.</summary>
    private const int MostInside = 6;

    /// <summary>Around the headline so many nodes belong to it.</summary>
    private const int Behind = 160;
    private const int Before = 60;

    private const int MostTogether = 12;

    /// <summary>Between two marks of one byline lie no more nodes.</summary>
    private const int Apart = 24;

    private const string Vocabulary = "[itemprop~='author'], a[rel~='author'], .vcard .fn, .vcard.author, .h-card.p-author, [property='author'], address.author, .submitted .username, a.username, .author-name, .authorname";

    private const string Named =
        "[class*='author'], [class*='Author'], [class*='byline'], [class*='Byline'], [class*='by-line'], [id*='author'], [id*='byline'], [class*='autor'], [class*='Autor'], [class*='auteur'], [class*='autore'], [class*='verfasser'], [class*='writer'], [class*='contributor'], " +
        "[class*='reporter'], [class*='journalist'], [class*='redacteur'], [class*='skribent'], [class*='yazar'], [class*='creator'], [class*='Poster'], [class*='columnist'], p.by, [class*='attribution'], [data-testid*='author'], [data-testid*='byline']";

    /// <summary>Texts that may name the authors, the best first; each of one place.</summary>
    public static IEnumerable<(IReadOnlyList<string> Texts, string Rule)> Find(PageSources page)
    {
        foreach (var text in Groups(page, Vocabulary, element => !Other().IsMatch(ElementFacts.Names(element))))
        {
            yield return (text, "marked author");
        }

        foreach (var text in Groups(page, Named, element => Name().IsMatch(Names(element)) && !Other().IsMatch(ElementFacts.Names(element))))
        {
            yield return (text, "named author");
        }
    }

    /// <summary>Links by the headline that lead to the page of one writer.</summary>
    public static IEnumerable<(IReadOnlyList<string> Texts, string Rule)> Linked(PageSources page)
    {
        var near = page.Order.Behind(page.Story.Headline, Behind).Concat(page.Order.Before(page.Story.Headline, Before));
        var links = near.Where(at => page.Tree.TagAt(at) == "a").Select(page.Tree.HandOut).Where(element => element.GetAttribute("href") is { } href && Profile().IsMatch(href) && !OtherNames.Hold(element, page)).Select(Line).OfType<string>().Take(MostTogether).ToList();
        if (links.Count > 0)
        {
            yield return (links, "link to an author");
        }
    }

    /// <summary>The marked places: those by the headline first, then the others in the order of the page; neighbours of one box go together.</summary>
    private static IEnumerable<IReadOnlyList<string>> Groups(PageSources page, string selector, Func<IElement, bool> counts)
    {
        var marked = page.Elements.Matching(selector).Take(MostLooked).Where(element => counts(element) && element.LocalName is not ("article" or "main" or "body" or "html") && !ElementFacts.IsSilent(element) && !OtherNames.Hold(element, page)).ToList();
        if (marked.Count == 0)
        {
            yield break;
        }

        var headline = page.Story.Headline is { } node ? page.Order.PlaceOf(node) : 0;
        var used = new HashSet<INode>();
        var all = marked.Select(element => (Element: element, At: page.Order.PlaceOf(element))).ToList();
        var isOfHouse = false;
        foreach (var (element, at) in all.OrderBy(mark => IsNear(mark.At - headline) ? 0 : 1))
        {
            if (used.Contains(element))
            {
                continue;
            }

            // Where the byline is that of the house or an agency, marks far from the headline are those of other stories.
            if (isOfHouse && !IsNear(at - headline))
            {
                yield break;
            }

            // Names of one byline stand side by side, each marked as the first is.
            var (together, last) = (new List<IElement>(), at);
            foreach (var other in all.SkipWhile(mark => mark.At < at).Where(mark => mark.Element.ClassName == element.ClassName && mark.Element.LocalName == element.LocalName).TakeWhile(mark => mark.At - last <= Apart).Take(MostTogether))
            {
                together.Add(other.Element);
                last = other.At;
            }

            used.UnionWith(together);
            var texts = together.SelectMany(mark => Texts(mark, page)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (texts.Count > 0)
            {
                isOfHouse |= IsNear(at - headline) && texts.SelectMany(PersonName.Split).ToList() is { Count: > 0 } names && names.TrueForAll(name => page.House.Are(name) || NewsAgencies.Contain(name));
                yield return texts;
            }
        }
    }

    private static bool IsNear(int distance) => distance is > -Before and < Behind;

    /// <summary>The names inside where they are marked themselves, else the short text of the place.</summary>
    private static IEnumerable<string> Texts(IElement element, PageSources page)
    {
        // Marks stand in marks: what holds more than a byline is not looked through once for each.
        if (page.Short(element) is null)
        {
            return [];
        }

        var inside = page.Elements.Inside(element, "[itemprop='name'], [class*='name'], [class*='Name'], a[rel~='author'], .fn")
            .Where(inner => !ElementFacts.IsSilent(inner) && !Other().IsMatch(ElementFacts.Names(inner))).Take(MostInside).Select(Line).OfType<string>().ToList();
        if (inside.Count > 0)
        {
            return inside;
        }

        var links = page.Elements.Inside(element, "a[href]").Take(MostInside).Select(Line).OfType<string>().Where(text => PersonName.IsPerson(text) && PersonName.IsWhole(text)).ToList();
        return links.Count > 0 ? links : Line(element) is not null ? [Parted(element)] : Headed(element, page);
    }

    /// <summary>In a box with a text about the author, what stands out.</summary>
    private static IEnumerable<string> Headed(IElement element, PageSources page) =>
        page.Elements.Inside(element, "h2, h3, h4, h5, strong, b, a").Take(MostInside).Select(Line).OfType<string>().Take(1);

    /// <summary>The text with a break where one element ends and another begins: what follows a name in an element of its own is a trade, a house or a day.</summary>
    private static string Parted(IElement element)
    {
        var text = string.Empty;
        foreach (var piece in element.GetDescendants().OfType<IText>().Where(node => node.ParentElement is { } parent && !ElementFacts.IsSilent(parent)).Select(node => InlineText.Fold(node.Data)).Where(piece => piece.Length > 0).Take(MostTogether))
        {
            text += text.Length == 0 ? piece : Open().IsMatch(text) || Joint().IsMatch(piece) ? " " + piece : "\n" + piece;
        }

        return text;
    }

    private static string? Line(IElement element) => ShortText.Of(element) is not null && InlineText.Of(element) is { Length: > 1 and < LongestByline } text ? text : null;

    private static string Names(IElement element) => ElementFacts.Names(element) + " " + element.GetAttribute("data-testid");

    /// <summary>More of the name, or another one, has to follow.</summary>
    [GeneratedRegex(@"(^|[\s.,:])(by|von|par|por|di|door|av|af|and|und|et|y|e|och|og|en|&|text|author|autor(in)?|автор|بقلم|dr|prof)\W*$|[,:&]$", RegexOptions.IgnoreCase)]
    private static partial Regex Open();

    [GeneratedRegex(@"^(and|und|et|y|e|och|og|en|&|,)(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(@"(?<![a-z])(co)?(author|autor(in|e)?|auteure?|byline|by-line|verfasser|writer|contributor|reporter|journalist|redacteur|skribent|yazar|creator|columnist|attribution)(s|en|es)?(?!i[sztn]|itä|ity)|(?<=[a-z])(Author|Byline|Autor|Writer|Contributor|Poster)|^\s*by\s*$")]
    private static partial Regex Name();

    /// <summary>Pictures, lives and comments beside the name.</summary>
    [GeneratedRegex(@"comment|avatar|image|img|photo|picture|portrait|thumb|(?<![a-z])bio(?![a-z])|biograph|desc|social|follow|reviewer|reviewed|fact-?check|related|copyright|credit|more-link|role|job|position|twitter|facebook", RegexOptions.IgnoreCase)]
    private static partial Regex Other();

    /// <summary>The address of a page about one writer.</summary>
    [GeneratedRegex(@"/(authors?|autor(en|es|in|i|e)?|auteurs?|profiles?|contributors?|columnists?|journalists?|writers?|reporters?|redact(eur|ie)s?|redaktion|skribenter?|yazar(lar)?|penulis|tac-gia|by|byline|avtor|opinionistas?|firmas?)/[^/?#]+", RegexOptions.IgnoreCase)]
    private static partial Regex Profile();
}
