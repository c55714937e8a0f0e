using System.Text.RegularExpressions;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract;

/// <summary>The people who wrote the story; houses and agencies apart.</summary>
internal static partial class AuthorFinder
{
    private const int MostAuthors = 12;

    private static readonly string[] Agencies = ["reuters", "afp", "ap", "associated press", "the associated press", "dpa", "ansa", "efe", "tass", "interfax", "xinhua", "kyodo", "yonhap", "pti", "upi", "bloomberg", "agence france presse", "رويترز", "وكالات", "أ ف ب", "د ب أ"];

    public static (IReadOnlyList<string> Authors, string? Agency, string? Rule) Find(PageSources page)
    {
        string? agency = null;
        foreach (var (names, rule) in Candidates(page))
        {
            var people = new List<string>();
            foreach (var name in names.SelectMany(Split))
            {
                if (Agencies.Contains(Tokens.Folded(name)))
                {
                    agency ??= name;
                }
                else if (IsPerson(name, page) && !people.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    people.Add(name);
                }
            }

            if (people.Count > 0)
            {
                return ([.. people.Take(MostAuthors)], agency, rule);
            }
        }

        return ([], agency ?? page.JsonLd.Names("author").Houses.FirstOrDefault(), null);
    }

    private static IEnumerable<(IReadOnlyList<string> Names, string Rule)> Candidates(PageSources page)
    {
        yield return (page.JsonLd.Names("author").People, "json-ld author");
        foreach (var name in new[] { "author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "twitter:data1" })
        {
            yield return (name == "twitter:data1" && page.Meta.First("twitter:label1")?.Value is not ("Written by" or "Author") ? [] : page.Meta.All(name), "meta " + name);
        }

        foreach (var selector in new[] { "[itemprop='author'] [itemprop='name']", "[itemprop='author']", "a[rel='author']", ".byline a", ".author a", "[class*='byline'] a", "[class*='author-name']", "[class*='authorName']", ".byline", ".author" })
        {
            yield return ([.. page.Document.QuerySelectorAll(selector).Where(e => !ElementFacts.IsSilent(e)).Take(4).Select(InlineText.Of).Where(text => text.Length is > 2 and < 120)], "css " + selector);
        }
    }

    private static IEnumerable<string> Split(string text)
    {
        var names = By().Replace(text, string.Empty);
        names = names.Split(['|', '•', '·', '\n', '(', '—'], 2)[0];
        return Between().Split(names).Select(name => name.Trim(' ', ',', '.', ':', ';', '-', '–', '/'));
    }

    private static bool IsPerson(string name, PageSources page)
    {
        if (name.Length is < 3 or > 60 || name.Any(c => char.IsDigit(c) || c is '@' or '/' or '<' or '=' or '_') || name.Split(' ').Length > 6)
        {
            return false;
        }

        var folded = Tokens.Folded(name);
        return folded.Length > 2 && !NoPerson().IsMatch(folded) && (page.SiteName is not { } site || Tokens.Folded(site) != folded)
            && !page.Page.Url.Host.Replace("www.", string.Empty, StringComparison.Ordinal).Split('.')[0].Equals(folded.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"^\s*(view\s+all\s+posts\s+by|see\s+all\s+(articles|posts)\s+by|written\s+by|posted\s+by|story\s+by|by|von|par|por|door|av|di|autor(in)?|author|from|di|текст|автор|بقلم|كتب|كتبت|نوشته)\s*:?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|、|،|\s+و(?=\S{3}))\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(staff|editor(s|ial)?|redaktion|redaccion|redazione|redaction|newsroom|news desk|desk|admin|administrator|team|correspondent|reporter|press|agency|agencies|news|online|contributor|webmaster|guest|published|updated|promoted|sponsored|http|www|com|admin)\b")]
    private static partial Regex NoPerson();
}
