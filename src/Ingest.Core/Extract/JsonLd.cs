using System.Text.Json;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>The article that a page describes in JSON-LD (schema.org NewsArticle and its kin); tolerant of arrays, graphs and stray characters.</summary>
internal sealed class JsonLd
{
    public static readonly JsonLd None = new(null, [], null);

    private const int MostOthers = 50;

    private static readonly HashSet<string> Types =
    [
        "NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
        "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle", "SatiricalArticle", "TechArticle", "ScholarlyArticle", "Report", "SocialMediaPosting", "Review",
    ];

    /// <summary>No list of keywords or authors that means anything is longer.</summary>
    private const int MostValues = 1_000;

    private readonly JsonElement? _article;
    private readonly List<JsonElement> _others;
    private readonly string? _broken;

    private JsonLd(JsonElement? article, List<JsonElement> others, string? broken) => (_article, _others, _broken) = (article, others, broken);

    public bool Found => _article is not null;

    public string? Type => _article is { } article ? TypesOf(article).FirstOrDefault() : null;

    public static JsonLd Read(IDocument document)
    {
        JsonElement? best = null;
        string? broken = null;
        var others = new List<JsonElement>();
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (JsonLdText.Parse(script.TextContent) is not { } root)
            {
                broken ??= script.TextContent;
                continue;
            }

            foreach (var item in Flatten(root, 0))
            {
                if (TypesOf(item).Any(Types.Contains) && (best is null || (!Has(best.Value, "datePublished") && Has(item, "datePublished"))))
                {
                    best = item;
                }
                else if (others.Count < MostOthers)
                {
                    others.Add(item);
                }
            }
        }

        return best is null && others.Count == 0 && broken is null ? None : new JsonLd(best, others, broken);
    }

    public string? Text(string name) => _article is { } article && article.TryGetProperty(name, out var value) ? TextOf(value) : null;

    /// <summary>What another thing on the page says, such as the <c>WebPage</c> around the article.</summary>
    public string? Beside(string name) => _others.Select(other => other.TryGetProperty(name, out var value) ? TextOf(value) : null).FirstOrDefault(text => text is not null);

    /// <summary>The first short string of the name in linked data that cannot be read as such.</summary>
    public string? Stray(string name) => _broken is null ? null : JsonLdText.Stray(_broken, name);

    /// <summary>The steps of the first path to the page that it describes, from the top.</summary>
    public IReadOnlyList<string> Breadcrumbs()
    {
        var path = _others.Find(other => TypesOf(other).Contains("BreadcrumbList"));
        return path.ValueKind == JsonValueKind.Object && path.TryGetProperty("itemListElement", out var steps) && steps.ValueKind == JsonValueKind.Array
            ? [.. steps.EnumerateArray().Take(MostOthers).Select(step => step.ValueKind == JsonValueKind.Object && !Has(step, "name") && step.TryGetProperty("item", out var item) ? TextOf(item) : TextOf(step)).OfType<string>()]
            : [];
    }

    public bool IsLiveBlog => LiveBlogs().Any();

    /// <summary>The entries of the live blog that the page declares, as they stand.</summary>
    public IEnumerable<LiveUpdate> LiveUpdates() =>
        LiveBlogs().SelectMany(blog => blog.TryGetProperty("liveBlogUpdate", out var updates) ? Several(updates) : []).Where(update => update.ValueKind == JsonValueKind.Object).Take(MostValues).Select(update =>
        {
            string? Own(string name) => update.TryGetProperty(name, out var value) ? TextOf(value) : null;
            var text = update.TryGetProperty("articleBody", out var body) && body.ValueKind == JsonValueKind.String ? JsonText.Of(body) : Own("description") ?? Own("text");
            return new LiveUpdate(Own("datePublished") ?? Own("dateCreated") ?? Own("dateModified"), Own("headline") ?? Own("name"), [.. DeclaredBody.Read(text).Select(block => block.Text)]);
        });

    private IEnumerable<JsonElement> LiveBlogs() => (_article is { } article ? _others.Prepend(article) : _others).Where(thing => TypesOf(thing).Contains("LiveBlogPosting"));

    private static IEnumerable<JsonElement> Several(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1);

    /// <summary>The string as it stands, line breaks, markup and character references included.</summary>
    public string? Raw(string name) => _article is { } article && article.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;

    public IReadOnlyList<string> Texts(string name) => _article is { } article && article.TryGetProperty(name, out var value) ? [.. TextsOf(value)] : [];

    public bool? Bool(string name) => _article is { } article && article.TryGetProperty(name, out var value) ? BoolOf(value) : null;

    /// <summary>The selectors of the parts that are not free; an empty one where a part names none.</summary>
    public IEnumerable<string> PaidParts() => _article is { } article && article.TryGetProperty("hasPart", out var parts)
        ? Several(parts).Take(MostOthers)
            .Where(part => part.ValueKind == JsonValueKind.Object && part.TryGetProperty("isAccessibleForFree", out var free) && BoolOf(free) is false)
            .SelectMany(part => part.TryGetProperty("cssSelector", out var selector) ? TextsOf(selector) : [string.Empty])
        : [];

    /// <summary>Also <c>"False"</c> and <c>"http://schema.org/False"</c>.</summary>
    private static bool? BoolOf(JsonElement value) => TextOf(value)?.ToLowerInvariant() is not { } text ? null
        : text[(text.LastIndexOf('/') + 1)..] switch { "true" or "yes" or "1" => true, "false" or "no" or "0" => false, _ => null };

    /// <summary>Names of the people, and of the houses, under a property.</summary>
    public (IReadOnlyList<string> People, IReadOnlyList<string> Houses) Names(string name) => _article is { } article ? NamesOf(article, name) : ([], []);

    /// <summary>Names under a property that the page says are those of people, not merely of no house.</summary>
    public IEnumerable<string> Persons(string name) => _article is { } article && article.TryGetProperty(name, out var value)
        ? Several(value).Take(MostValues).Select(Referred).Where(IsPerson).Select(TextOf).OfType<string>()
        : [];

    private (IReadOnlyList<string> People, IReadOnlyList<string> Houses) NamesOf(JsonElement thing, string name)
    {
        var (people, houses) = (new List<string>(), new List<string>());
        if (thing.TryGetProperty(name, out var value))
        {
            foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MostValues) : Enumerable.Repeat(value, 1))
            {
                var named = Referred(item);
                if (TextOf(named) is { Length: > 0 } text)
                {
                    (named.ValueKind == JsonValueKind.Object && TypesOf(named).Any(type => type.EndsWith("Organization", StringComparison.OrdinalIgnoreCase)) && !IsPerson(named) ? houses : people).Add(text);
                }
            }
        }

        return (people, houses);
    }

    /// <summary>Names of the people under a property of another thing on the page, such as the <c>WebPage</c> around the article.</summary>
    public IReadOnlyList<string> PeopleBeside(string name) =>
        _others.Find(other => Has(other, name) && (TypesOf(other).Any(type => type.EndsWith("Page", StringComparison.Ordinal)))) is { ValueKind: JsonValueKind.Object } found ? NamesOf(found, name).People : [];

    /// <summary>The people that the page describes as things of their own.</summary>
    public IReadOnlyList<string> Persons() => [.. _others.Where(IsPerson).Select(other => TextOf(other)).OfType<string>().Distinct()];

    /// <summary>The thing of the page that a bare <c>@id</c> points to; whatever has a name stays itself.</summary>
    private JsonElement Referred(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || Has(item, "name") || !item.TryGetProperty("@id", out var id) || id.ValueKind != JsonValueKind.String)
        {
            return item;
        }

        var target = JsonText.Of(id);
        return _others.Find(other => Has(other, "name") && other.TryGetProperty("@id", out var own) && own.ValueKind == JsonValueKind.String && JsonText.Of(own) == target) is { ValueKind: JsonValueKind.Object } found
            ? found
            : item;
    }

    public (string? Url, int? Width, int? Height, string? Caption) Image()
    {
        if (_article is not { } article || !article.TryGetProperty("image", out var value))
        {
            return default;
        }

        var first = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value;
        if (first.ValueKind != JsonValueKind.Object)
        {
            return (TextOf(first), null, null, null);
        }

        int? Number(string name) => first.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var pixels) ? pixels : null;
        return (first.TryGetProperty("url", out var url) ? TextOf(url) : null, Number("width"), Number("height"), first.TryGetProperty("caption", out var caption) ? TextOf(caption) : null);
    }

    private static IEnumerable<JsonElement> Flatten(JsonElement element, int depth)
    {
        if (depth > 8)
        {
            yield break;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var inner in element.EnumerateArray().SelectMany(item => Flatten(item, depth + 1)))
            {
                yield return inner;
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            yield return element;
            foreach (var name in new[] { "@graph", "mainEntity", "mainEntityOfPage", "hasPart" })
            {
                if (element.TryGetProperty(name, out var nested))
                {
                    foreach (var inner in Flatten(nested, depth + 1))
                    {
                        yield return inner;
                    }
                }
            }
        }
    }

    private static bool Has(JsonElement item, string name) => item.TryGetProperty(name, out _);

    private static bool IsPerson(JsonElement item) => TypesOf(item).Contains("Person", StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> TypesOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("@type", out var type) ? TextsOf(type).Select(text => text[(text.LastIndexOf('/') + 1)..]) : [];

    private static IEnumerable<string> TextsOf(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MostValues) : Enumerable.Repeat(value, 1)).Select(TextOf).OfType<string>();

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => InlineText.Fold(System.Net.WebUtility.HtmlDecode(JsonText.Of(value))),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => value.EnumerateArray().Select(TextOf).FirstOrDefault(text => text is not null),
        JsonValueKind.Object => value.TryGetProperty("name", out var name) ? TextOf(name)
            : value.TryGetProperty("@value", out var plain) ? TextOf(plain)
            : value.TryGetProperty("url", out var url) ? TextOf(url)
            : value.TryGetProperty("@id", out var id) ? TextOf(id) : null,
        _ => null,
    };
}
