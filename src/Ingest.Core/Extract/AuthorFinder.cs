using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract;

/// <summary>The people who wrote the story; houses and agencies apart.</summary>
internal static partial class AuthorFinder
{
    private const int MostAuthors = 12;
    private const int MostSteps = 80;
    private const int LongestLine = 120;

    /// <summary>So many names of one place are looked at.</summary>
    private const int MostNames = 100;

    private static readonly string[] Agencies = ["reuters", "afp", "ap", "associated press", "the associated press", "dpa", "ansa", "efe", "tass", "interfax", "xinhua", "kyodo", "yonhap", "pti", "upi", "bloomberg", "agence france presse", "رويترز", "وكالات", "أ ف ب", "د ب أ", "الأناضول", "وام", "واس", "كونا", "قنا", "بترا", "وفا", "سانا", "شينخوا", "سبوتنيك", "إرنا", "ایرنا", "ایسنا", "تسنیم", "ایلنا", "اے پی پی", "סוכנויות הידיעות", "רויטרס", "סוכנויות"];

    private static readonly FrozenSet<string> AgencyNames = Agencies.Select(Tokens.Folded).ToFrozenSet(StringComparer.Ordinal);

    public static (IReadOnlyList<string> Authors, (string Name, string Rule)? Agency, string? Rule) Find(PageSources page)
    {
        (string Name, string Rule)? agency = null;
        var houses = page.JsonLd.Names("publisher").Houses.Append(page.SiteName).OfType<string>().Select(Tokens.Folded).ToHashSet(StringComparer.Ordinal);
        foreach (var (names, rule) in Candidates(page))
        {
            var people = new List<string>();
            var declared = rule.StartsWith("json-ld", StringComparison.Ordinal);
            var split = names.SelectMany(name => Split(name, declared)).Take(MostNames).ToList();
            if (rule.StartsWith("meta", StringComparison.Ordinal) && split.Exists(name => IsHouse(name, houses)))
            {
                // "herald.example, Quilport, Mostland": the house and where it sits.
                continue;
            }

            foreach (var name in split)
            {
                if (AgencyNames.Contains(Tokens.Folded(name)))
                {
                    agency ??= (name, rule);
                }
                else if (IsPerson(name, page) && (declared || !IsHouse(name, houses)) && !people.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    people.Add(name);
                    if (people.Count == MostAuthors)
                    {
                        break;
                    }
                }
            }

            if (people.Count > 0)
            {
                return (people, agency ?? Beside(page, houses), rule);
            }
        }

        return ([], agency ?? (page.JsonLd.Names("author").Houses is [var house, ..] ? (house, "json-ld author") : null), null);
    }

    /// <summary>A house named among the authors that does not publish the page: whose report it is.</summary>
    private static (string Name, string Rule)? Beside(PageSources page, HashSet<string> houses) =>
        page.JsonLd.Names("author").Houses.FirstOrDefault(house => !houses.Contains(Tokens.Folded(house))) is { } other ? (other, "json-ld author") : null;

    private static IEnumerable<(IReadOnlyList<string> Names, string Rule)> Candidates(PageSources page)
    {
        yield return (page.JsonLd.Names("author").People, "json-ld author");
        foreach (var name in new[] { "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "shareaholic:article_author_name", "citation_author", "twitter:data1" })
        {
            yield return (name == "twitter:data1" && !(page.Meta.First("twitter:label1") is { } label && Label().IsMatch(label.Value)) ? [] : page.Meta.All(name), "meta " + name);
        }

        foreach (var selector in new[] { "[itemprop='author'] [itemprop='name']", "[itemprop='author']", "a[rel='author']", ".byline a", ".author a", "[class*='byline'] a", "[class*='by-line']", "[class*='author-name']", "[class*='authorName']", ".byline", ".author", "#author", ".authors", "p.by", "[class*='entry-author']", "[class*='text__author']", "[class*='__author']", "[class*='authorname']", "[class*='list-author']", "[class*='meta--author']", ".submitted .username" })
        {
            yield return ([.. page.Document.QuerySelectorAll(selector).Where(e => !ElementFacts.IsSilent(e)).Take(4).Select(InlineText.Of).Where(text => text.Length is > 2 and < 120)], "css " + selector);
        }

        yield return (BesideHeadline(page, page.Document.QuerySelector("h1")), "byline");
        yield return (BesideHeadline(page, page.Story.Headline), "byline");
        yield return (Linked(page), "link author");
        yield return ([.. page.Document.QuerySelectorAll("[class*='post-author'], [class*='posted-by'], [class*='article-author'], [class*='createdby']").Take(MostNames).Where(e => !ElementFacts.IsSilent(e) && page.Story.Holds(e)).Select(InlineText.Of).Where(text => text.Length is > 2 and < LongestLine).Take(1)], "author near headline");
        foreach (var found in SideBylines.Find(page))
        {
            yield return found;
        }
    }

    /// <summary>"By Ada Mostwick" shortly behind the headline, whatever its element is called.</summary>
    private static IReadOnlyList<string> BesideHeadline(PageSources page, INode? headline)
    {
        foreach (var node in page.Order.Behind(headline).Take(MostSteps))
        {
            if (node is IText { Parent: IElement parent } text && !ElementFacts.IsSilent(parent) && text.Data.Length < LongestLine && (Written().IsMatch(text.Data) || Stroke().Split(text.Data).Any(part => Written().IsMatch(part))))
            {
                // The name often stands in an element of its own behind the word.
                var line = parent.LocalName is "span" or "em" or "b" or "i" or "small" && text.Data.Trim().Length < 12 && parent.ParentElement is { } wider ? InlineText.Of(wider) : InlineText.Of(parent);
                line = line.Length < LongestLine && Written().IsMatch(line) ? line : Stroke().Split(InlineText.Fold(text.Data)).FirstOrDefault(part => Written().IsMatch(part)) ?? string.Empty;
                if (line.Length < LongestLine && NameLine().Match(line) is { Success: true } match)
                {
                    return [Month().Replace(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value, string.Empty)];
                }
            }
        }

        return [];
    }

    /// <summary>Publishing systems keep a page of what each author wrote and link to it by the headline.</summary>
    private static IReadOnlyList<string> Linked(PageSources page)
    {
        var links = page.Order.Behind(page.Story.Headline).Take(MostSteps).OfType<IElement>()
            .Where(element => element.LocalName == "a" && AuthorPage().IsMatch(element.GetAttribute("href") ?? string.Empty) && !ElementFacts.IsSilent(element) && InlineText.Of(element).Length is > 2 and < LongestLine).ToList();
        return [.. links.Where(link => link.ParentElement == links[0].ParentElement).Select(InlineText.Of)];
    }

    [GeneratedRegex(@"\s*[|•·]\s*|\s[-–—]\s|\s*،\s(?=\d)")]
    private static partial Regex Stroke();

    [GeneratedRegex(@"/(author|auteur|autor|autore|columnist|writer|profile)s?/[^/?#]", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorPage();

    /// <summary>"ليلى حداد - بيروت": the place follows the name.</summary>
    private static readonly string[] Spaced = [" - ", " – "];

    private static IEnumerable<string> Split(string text, bool declared)
    {
        var names = By().Replace(text, string.Empty);
        names = names.Split(['|', '•', '·', '\n', '(', '—'], 2)[0];
        names = declared ? names : names.Split(Spaced, 2, StringSplitOptions.None)[0];
        return Between().Split(names).Select(name => name.Trim(' ', ',', '.', ':', ';', '-', '–', '/'));
    }

    private static bool IsPerson(string name, PageSources page)
    {
        if (name.Length is < 3 or > 60 || name.Any(c => char.IsDigit(c) || c is '@' or '#' or ':' or '/' or '<' or '=' or '_') || name.Split(' ').Length > 6)
        {
            return false;
        }

        var folded = Tokens.Folded(name);
        return folded.Length > 2 && !NoPerson().IsMatch(folded) && !NoNames.AreIn(name) && !Degree().IsMatch(name) && (page.SiteName is not { } site || Tokens.Folded(site) != folded)
            && !page.Page.Url.Host.Replace("www.", string.Empty, StringComparison.Ordinal).Split('.')[0].Equals(folded.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A host name, or the name of the house that publishes the page; only where the page declares it to be a person is it believed.</summary>
    private static bool IsHouse(string name, HashSet<string> houses) => HostName().IsMatch(name) || houses.Contains(Tokens.Folded(name));

    [GeneratedRegex(@"^\s*(view\s+all\s+posts\s+by|see\s+all\s+(articles|posts)\s+by|written\s+by|posted\s+by|story\s+by|by|(?:verfasst|geschrieben|erstellt|veröffentlicht)\s+von|von|par|por|door|av|di|autor(in)?|author|from|di|текст|автор|كتب بواسطة|كتبها|كتبه|بقلم|بواسطة|كتبت|كتب|إعداد|مرسلة بواسطة|نوشته|نویسنده|نگارنده|تحریر|رپورٹ|از|מאת|נכתב על ידי|نووسینی|نووسەر|ئامادەکردنی|لیکوال|لیکونکی)\s*:?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"^\s*(by|written by|posted by|von|par|por|door|автор|текст|بقلم|كتبت?|إعداد|نویسنده|نگارنده|تحریر|رپورٹ|מאת|نووسینی|ئامادەکردنی|لیکوال)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:(?:[Bb]y|BY|Written by|Posted by|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|Door|Автор|Текст)\s*:?\s+(\p{Lu}[\p{L}'’.-]*(?:(?: and| und| et| y|,)? \p{Lu}[\p{L}'’.-]+){1,7})|(?:بقلم|كتبت?|إعداد|نویسنده|نگارنده|تحریر|رپورٹ|מאת|نووسینی|ئامادەکردنی|لیکوال)\s*[:/-]?\s+([\p{L}\p{M}]+(?: [\p{L}\p{M}]+){1,3}?))(?:$|\s*[,،|•·—–-]|\s+(?:on|am|le|el|لە|في|در)\s|\s*\d)")]
    private static partial Regex NameLine();

    /// <summary>The date often follows with nothing between.</summary>
    [GeneratedRegex(@",?\s*(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(t?\.|[a-z]{2,6})?$")]
    private static partial Regex Month();

    [GeneratedRegex(@"^(https?://)?[\w-]+(\.[\w-]+)*\.[a-z]{2,12}$", RegexOptions.IgnoreCase)]
    private static partial Regex HostName();

    /// <summary>How sharing tags announce the author, in the languages of the larger publishing systems.</summary>
    [GeneratedRegex(@"^(written by|author|verfasst von|geschrieben von|autor|auteur|écrit par|escrito por|scritto da|geschreven door|skrevet av|skriven av|kirjoittaja|napisane przez|yazan|автор|كتبه)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    /// <summary>What stands behind the comma of a name.</summary>
    [GeneratedRegex(@"^(Ph\.?\s?D|M\.?D|D\.?V\.?M|M\.?B\.?A|M\.?S|M\.?A|R\.?D|R\.?N|R\.?D\.?N|L\.?D|M\.?P\.?H|C\.?F\.?A|C\.?P\.?A|C\.?F\.?P|CEPF|J\.?D|Esq|Jr|Sr)[.®]*$")]
    private static partial Regex Degree();

    [GeneratedRegex(@"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|(?-i:(?<=\s)[eyи](?=\s))|、|،|\s+و(?=\S{3}))\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(staff|editor(s|ial)?|redaktion|redaccion|redazione|redaction|newsroom|news desk|desk|admin|administrator|team|correspondent|reporter|press|agency|agencies|news|online|contributor|webmaster|guest|officer|author|autor|auteur|published|updated|promoted|written by|posted by|powered by|articles by|log in|sign in|sign up|photographs?|photo|fotos?|experts?|dietitian|sponsored|http|www|com|admin)\b")]
    private static partial Regex NoPerson();
}
