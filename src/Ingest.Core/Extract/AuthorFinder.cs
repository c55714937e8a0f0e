using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract;

/// <summary>The people who wrote the story; houses and agencies apart.</summary>
internal static partial class AuthorFinder
{
    private const int MostAuthors = 12;
    private const int MostSteps = 80;

    /// <summary>So many names of one place are looked at.</summary>
    private const int MostNames = 100;

    private static readonly string[] Agencies = ["reuters", "afp", "ap", "associated press", "the associated press", "dpa", "ansa", "efe", "tass", "interfax", "xinhua", "kyodo", "yonhap", "pti", "upi", "bloomberg", "agence france presse", "رويترز", "وكالات", "أ ف ب", "د ب أ"];

    public static (IReadOnlyList<string> Authors, (string Name, string Rule)? Agency, string? Rule) Find(PageSources page)
    {
        (string Name, string Rule)? agency = null;
        var houses = page.JsonLd.Names("publisher").Houses.Append(page.SiteName).OfType<string>().Select(Tokens.Folded).ToHashSet(StringComparer.Ordinal);
        foreach (var (names, rule) in Candidates(page))
        {
            var people = new List<string>();
            var split = names.SelectMany(Split).Take(MostNames).ToList();
            var declared = rule.StartsWith("json-ld", StringComparison.Ordinal);
            if (rule.StartsWith("meta", StringComparison.Ordinal) && split.Exists(name => IsHouse(name, houses)))
            {
                // "herald.example, Quilport, Mostland": the house and where it sits.
                continue;
            }

            foreach (var name in split)
            {
                if (Agencies.Contains(Tokens.Folded(name)))
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
                return (people, agency, rule);
            }
        }

        return ([], agency ?? (page.JsonLd.Names("author").Houses is [var house, ..] ? (house, "json-ld author") : null), null);
    }

    private static IEnumerable<(IReadOnlyList<string> Names, string Rule)> Candidates(PageSources page)
    {
        yield return (page.JsonLd.Names("author").People, "json-ld author");
        foreach (var name in new[] { "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "shareaholic:article_author_name", "citation_author", "twitter:data1" })
        {
            yield return (name == "twitter:data1" && !(page.Meta.First("twitter:label1") is { } label && Label().IsMatch(label.Value)) ? [] : page.Meta.All(name), "meta " + name);
        }

        foreach (var selector in new[] { "[itemprop='author'] [itemprop='name']", "[itemprop='author']", "a[rel='author']", ".byline a", ".author a", "[class*='byline'] a", "[class*='author-name']", "[class*='authorName']", ".byline", ".author", "p.by", "[class*='entry-author']", "[class*='text__author']", "[class*='__author']", "[class*='authorname']", "[class*='list-author']", "[class*='meta--author']", ".submitted .username" })
        {
            yield return ([.. page.Document.QuerySelectorAll(selector).Where(e => !ElementFacts.IsSilent(e)).Take(4).Select(InlineText.Of).Where(text => text.Length is > 2 and < 120)], "css " + selector);
        }

        yield return (BesideHeadline(page), "byline");
    }

    /// <summary>"By Ada Mostwick" shortly behind the headline, whatever its element is called.</summary>
    private static IReadOnlyList<string> BesideHeadline(PageSources page)
    {
        foreach (var node in page.Order.Behind(page.Document.QuerySelector("h1")).Take(MostSteps))
        {
            if (node is IText { Parent: IElement parent } text && !ElementFacts.IsSilent(parent) && Written().IsMatch(text.Data))
            {
                // The name often stands in an element of its own behind the word.
                var line = parent.LocalName is "span" or "em" or "b" or "i" or "small" && text.Data.Trim().Length < 12 && parent.ParentElement is { } wider ? InlineText.Of(wider) : InlineText.Of(parent);
                if (line.Length < 80 && NameLine().Match(line) is { Success: true } match)
                {
                    return [Month().Replace(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value, string.Empty)];
                }
            }
        }

        return [];
    }

    private static IEnumerable<string> Split(string text)
    {
        var names = By().Replace(text, string.Empty);
        names = names.Split(['|', '•', '·', '\n', '(', '—'], 2)[0];
        return Between().Split(names).Select(name => name.Trim(' ', ',', '.', ':', ';', '-', '–', '/'));
    }

    private static bool IsPerson(string name, PageSources page)
    {
        if (name.Length is < 3 or > 60 || name.Any(c => char.IsDigit(c) || c is '@' or '#' or ':' or '/' or '<' or '=' or '_') || name.Split(' ').Length > 6)
        {
            return false;
        }

        var folded = Tokens.Folded(name);
        return folded.Length > 2 && !NoPerson().IsMatch(folded) && !Degree().IsMatch(name) && (page.SiteName is not { } site || Tokens.Folded(site) != folded)
            && !page.Page.Url.Host.Replace("www.", string.Empty, StringComparison.Ordinal).Split('.')[0].Equals(folded.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A host name, or the name of the house that publishes the page; only where the page declares it to be a person is it believed.</summary>
    private static bool IsHouse(string name, HashSet<string> houses) => HostName().IsMatch(name) || houses.Contains(Tokens.Folded(name));

    [GeneratedRegex(@"^\s*(view\s+all\s+posts\s+by|see\s+all\s+(articles|posts)\s+by|written\s+by|posted\s+by|story\s+by|by|(?:verfasst|geschrieben|erstellt|veröffentlicht)\s+von|von|par|por|door|av|di|autor(in)?|author|from|di|текст|автор|بقلم|كتب|كتبت|نوشته)\s*:?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"^\s*(by|written by|posted by|von|par|por|door|автор|текст|بقلم|كتبت?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    [GeneratedRegex(@"^(?:(?:[Bb]y|BY|Written by|Posted by|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|Door|Автор|Текст)\s*:?\s+(\p{Lu}[\p{L}'’.-]*(?:(?: and| und| et| y|,)? \p{Lu}[\p{L}'’.-]+){1,7})|(?:بقلم|كتبت?)\s*[:/-]?\s+(\p{L}+(?: \p{L}+){1,3}))(?:$|\s*[,|•·—–-]|\s+(?:on|am|le|el)\s|\s*\d)")]
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

    [GeneratedRegex(@"\b(staff|editor(s|ial)?|redaktion|redaccion|redazione|redaction|newsroom|news desk|desk|admin|administrator|team|correspondent|reporter|press|agency|agencies|news|online|contributor|webmaster|guest|officer|author|autor|auteur|published|updated|promoted|written by|photographs?|photo|fotos?|experts?|dietitian|sponsored|http|www|com|admin)\b")]
    private static partial Regex NoPerson();
}
