using AngleSharp.Html.Parser;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract;

/// <summary>Turns a fetched page into an article, or says why it cannot; the operator's rules first, then what the page declares, then what its shape shows.</summary>
public sealed class ArticleExtractor
{
    private const int MostCharacters = 8 * 1024 * 1024;
    private const int MostElements = 200_000;

    /// <summary>A body shorter than this is sought again with names disbelieved.</summary>
    private const int ThinBody = 500;

    public Extraction Extract(Page page, ExtractDefinition rules)
    {
        if (PageGate.Before(page) is { } no)
        {
            return no;
        }

        if (page.Text.Length > MostCharacters || page.Text.AsSpan().Count('<') > MostElements)
        {
            return new Extraction.Rejected(RejectionReason.TooComplex, $"{page.Text.Length} characters and {page.Text.AsSpan().Count('<')} tags; {MostCharacters} and {MostElements} are read");
        }

        if (MarkupDepth.IsTooDeep(page.Text))
        {
            return new Extraction.Rejected(RejectionReason.TooComplex, $"elements are nested more than {MarkupDepth.Most} deep");
        }

        using var document = new HtmlParser().ParseDocument(page.Text);
        foreach (var element in rules.Remove.SelectMany(css => document.QuerySelectorAll(css)).ToList())
        {
            element.Remove();
        }

        var sources = new PageSources(page, document, JsonLd.Read(document), MetaTags.Read(document));
        var ruled = new RuledFields(document, rules);
        return Read(sources, rules, ruled) with { Unmatched = ruled.Unmatched };
    }

    private static Extraction Read(PageSources page, ExtractDefinition rules, RuledFields ruled)
    {
        var provenance = new Dictionary<string, string>();
        T Note<T>(string field, T value, string? rule)
        {
            if (rule is not null)
            {
                provenance[field] = rule;
            }

            return value;
        }

        var document = page.Document;
        var found = ruled.Title.Count > 0 ? (Title: ruled.Title[0], Rule: "css " + rules.Title!.Css) : TitleFinder.Find(page);
        if (found is not { } title)
        {
            return new Extraction.Rejected(RejectionReason.NoTitle, "neither heading, title nor metadata names a headline; extract.title of the source can");
        }

        var dates = ruled.Dates.Concat(DateHintFinder.Find(page)).ToList();
        var (authors, agency, authorRule) = ruled.Authors.Count > 0 ? (ruled.Authors, null, "css " + rules.Authors!.Css) : AuthorFinder.Find(page);
        var section = ruled.Section ?? page.JsonLd.Text("articleSection") ?? page.Meta.First("article:section", "section", "cxenseparse:section")?.Value;
        var tags = ruled.Tags.Count > 0 ? ruled.Tags : Tags(page);
        var summary = ruled.Summary ?? page.Meta.First("og:description", "description", "twitter:description", "dc.description")?.Value ?? page.JsonLd.Text("description");
        var image = ImageFinder.Find(page, ruled.Image);
        var canonical = CanonicalFinder.Find(page);

        var (body, bodyRule) = Body(page, rules, ruled);
        body = StrayBlocks.Without(body, title.Title, authors);
        if (PageGate.After(page, title.Title, body) is { } no)
        {
            return no;
        }

        return new Extraction.Found(new Article
        {
            Url = page.Page.Url,
            CanonicalUrl = Note("url", canonical, canonical is null ? null : "canonical"),
            Title = Note("title", title.Title, title.Rule),
            Body = Note("body", body, bodyRule),
            Authors = Note("authors", authors, authors.Count > 0 ? authorRule : null),
            Agency = agency,
            Dates = dates,
            Language = document.DocumentElement.GetAttribute("lang") ?? page.JsonLd.Text("inLanguage") ?? page.Meta.First("og:locale", "content-language", "language")?.Value,
            SiteName = page.SiteName,
            Section = section,
            Tags = tags,
            Image = image,
            Summary = summary,
            AccessibleForFree = page.JsonLd.Bool("isAccessibleForFree"),
            Live = page.JsonLd.Type == "LiveBlogPosting",
            Provenance = provenance,
        });
    }

    private static (IReadOnlyList<Block> Body, string Rule) Body(PageSources page, ExtractDefinition rules, RuledFields ruled)
    {
        if (ruled.ReadBody() is { Count: > 0 } own)
        {
            return (own, "css " + rules.Body!.Css);
        }

        var found = Find(page.Document, lenient: false);
        if (found.Sum(block => block.Text.Length) < ThinBody && Find(page.Document, lenient: true) is { } wider && wider.Sum(block => block.Text.Length) > 2 * found.Sum(block => block.Text.Length))
        {
            found = wider;
        }

        // Publishers cut and flatten the body that they declare; it serves where the page itself has (almost) none.
        var declared = DeclaredBody.Read(page.JsonLd.Raw("articleBody"));
        var length = declared.Sum(block => block.Text.Length);
        return length > 200 && found.Sum(block => block.Text.Length) < length * 0.4 ? (declared, "json-ld articleBody") : (found, "body finder");
    }

    private static List<Block> Find(AngleSharp.Dom.IDocument document, bool lenient)
    {
        var surroundings = new Surroundings(document, lenient);
        return BlockReader.Read(BodyFinder.Find(document, surroundings), surroundings);
    }

    private static IReadOnlyList<string> Tags(PageSources page)
    {
        var tags = page.Meta.All("article:tag").SelectMany(Words).ToList();
        tags = tags.Count > 0 ? tags : [.. page.JsonLd.Texts("keywords").SelectMany(Words)];
        tags = tags.Count > 0 ? tags : [.. page.Meta.All("keywords").Concat(page.Meta.All("news_keywords")).SelectMany(Words)];
        return [.. tags.Distinct(StringComparer.OrdinalIgnoreCase).Take(40)];
    }

    private static IEnumerable<string> Words(string text) => text.Split([',', ';', '،', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
