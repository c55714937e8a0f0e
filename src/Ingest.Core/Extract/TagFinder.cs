using AngleSharp.Dom;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract;

/// <summary>The tags of a story: what its metadata list, else what its page links to as tags.</summary>
internal static class TagFinder
{
    private const int Most = 40;
    private const int MostLooked = 200;
    private const int Longest = 60;

    public static (IReadOnlyList<string> Tags, string Rule) Find(PageSources page)
    {
        var candidates = new (IEnumerable<string> Texts, string Rule)[]
        {
            (page.Meta.All("article:tag").SelectMany(Words), "meta article:tag"),
            (page.JsonLd.Texts("keywords").SelectMany(Words), "json-ld keywords"),
            (page.Meta.All("keywords").Concat(page.Meta.All("news_keywords")).SelectMany(Words), "meta keywords"),
            (Linked(page, "a[rel~='tag']"), "link tag"),
            (Linked(page, "[typeof='skos:Concept'], [itemprop='keywords'] a"), "rdfa concept"),
        };
        foreach (var (texts, rule) in candidates)
        {
            if (texts.Distinct(StringComparer.OrdinalIgnoreCase).Take(Most).ToList() is { Count: > 0 } tags)
            {
                return (tags, rule);
            }
        }

        return ([], string.Empty);
    }

    private static IEnumerable<string> Linked(PageSources page, string selector) => page.Elements.Matching(selector).Take(MostLooked)
        .Where(element => page.Story.Holds(element) && !IsCategory(element))
        .Select(element => InlineText.Of(element).Trim(' ', '#', ',', '،')).Where(text => text.Length is > 0 and <= Longest);

    /// <summary>WordPress calls its categories <c>category tag</c>.</summary>
    private static bool IsCategory(AngleSharp.Dom.IElement element) => element.GetAttribute("rel")?.Contains("category", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Words(string text) => text.Split([',', ';', '،', '、', '؛'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
