using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Declared;

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

    private readonly JsonElement? _article;
    private readonly List<JsonElement> _others;
    private readonly string? _broken;
    private readonly Dictionary<string, string?> _texts = new(StringComparer.Ordinal);

    private JsonLd(JsonElement? article, List<JsonElement> others, string? broken) => (_article, _others, _broken) = (article, others, broken);

    public bool Found => _article is not null;

    public string? Type => _article is { } article ? JsonLdValue.Types(article).FirstOrDefault() : null;

    public static JsonLd Read(PageTree tree)
    {
        JsonElement? best = null;
        string? broken = null;
        var others = new List<JsonElement>();
        foreach (var script in new ElementIndex(tree).Matching("script[type='application/ld+json' i]"))
        {
            var text = script.TextContent;
            if (JsonLdText.Parse(text) is not { } root)
            {
                broken ??= text;
                continue;
            }

            foreach (var item in JsonLdValue.Flatten(root, 0))
            {
                if (JsonLdValue.Types(item).Any(Types.Contains) && (best is null || (!JsonLdValue.Has(best.Value, "datePublished") && JsonLdValue.Has(item, "datePublished"))))
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

    /// <summary>Several finders ask for the same.</summary>
    public string? Text(string name)
    {
        if (_article is not { } article)
        {
            return null;
        }

        if (!_texts.TryGetValue(name, out var text))
        {
            _texts[name] = text = article.TryGetProperty(name, out var value) ? JsonLdValue.Text(value) : null;
        }

        return text;
    }

    /// <summary>What another thing on the page says, such as the <c>WebPage</c> around the article.</summary>
    public string? Beside(string name) => _others.Select(other => other.TryGetProperty(name, out var value) ? JsonLdValue.Text(value) : null).FirstOrDefault(text => text is not null);

    /// <summary>The first short string of the name in linked data that cannot be read as such.</summary>
    public string? Stray(string name) => _broken is null ? null : JsonLdText.Stray(_broken, name);

    /// <summary>The steps of the first path to the page that it describes, from the top.</summary>
    public IReadOnlyList<string> Breadcrumbs()
    {
        var path = _others.Find(other => JsonLdValue.Types(other).Contains("BreadcrumbList"));
        return path.ValueKind == JsonValueKind.Object && path.TryGetProperty("itemListElement", out var steps) && steps.ValueKind == JsonValueKind.Array
            ? [.. steps.EnumerateArray().Take(MostOthers).Select(step => step.ValueKind == JsonValueKind.Object && !JsonLdValue.Has(step, "name") && step.TryGetProperty("item", out var item) ? JsonLdValue.Text(item) : JsonLdValue.Text(step)).OfType<string>()]
            : [];
    }

    public bool IsLiveBlog => LiveBlogs().Any();

    /// <summary>The entries of the live blog that the page declares, as they stand.</summary>
    public IEnumerable<LiveUpdate> LiveUpdates(NameHints hints) =>
        LiveBlogs().SelectMany(blog => blog.TryGetProperty("liveBlogUpdate", out var updates) ? JsonLdValue.Several(updates) : []).Where(update => update.ValueKind == JsonValueKind.Object).Take(JsonLdValue.MostValues).Select(update =>
        {
            string? Own(string name) => update.TryGetProperty(name, out var value) ? JsonLdValue.Text(value) : null;
            var text = update.TryGetProperty("articleBody", out var body) && body.ValueKind == JsonValueKind.String ? JsonText.Of(body) : Own("description") ?? Own("text");
            return new LiveUpdate(Own("datePublished") ?? Own("dateCreated") ?? Own("dateModified"), Own("headline") ?? Own("name"), [.. DeclaredBody.Read(text, hints).Select(block => block.Text)]);
        });

    private IEnumerable<JsonElement> LiveBlogs() => (_article is { } article ? _others.Prepend(article) : _others).Where(thing => JsonLdValue.Types(thing).Contains("LiveBlogPosting"));

    /// <summary>The string as it stands, line breaks, markup and character references included.</summary>
    public string? Raw(string name) => _article is { } article && article.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? JsonText.Of(value) : null;

    public IReadOnlyList<string> Texts(string name) => _article is { } article && article.TryGetProperty(name, out var value) ? [.. JsonLdValue.Texts(value)] : [];

    public bool? Bool(string name) => _article is { } article && article.TryGetProperty(name, out var value) ? JsonLdValue.Bool(value) : null;

    /// <summary>The selectors of the parts that are not free; an empty one where a part names none.</summary>
    public IEnumerable<string> PaidParts() => _article is { } article && article.TryGetProperty("hasPart", out var parts)
        ? JsonLdValue.Several(parts).Take(MostOthers)
            .Where(part => part.ValueKind == JsonValueKind.Object && part.TryGetProperty("isAccessibleForFree", out var free) && JsonLdValue.Bool(free) is false)
            .SelectMany(part => part.TryGetProperty("cssSelector", out var selector) ? JsonLdValue.Texts(selector) : [string.Empty])
        : [];

    /// <summary>Names of the people, and of the houses, under a property.</summary>
    public (IReadOnlyList<string> People, IReadOnlyList<string> Houses) Names(string name) => _article is { } article ? NamesOf(article, name) : ([], []);

    /// <summary>Names under a property that the page says are those of people, not merely of no house.</summary>
    public IEnumerable<string> Persons(string name) => _article is { } article && article.TryGetProperty(name, out var value)
        ? JsonLdValue.Several(value).Take(JsonLdValue.MostValues).Select(Referred).Where(JsonLdValue.IsPerson).Select(JsonLdValue.Text).OfType<string>()
        : [];

    private (IReadOnlyList<string> People, IReadOnlyList<string> Houses) NamesOf(JsonElement thing, string name)
    {
        var (people, houses) = (new List<string>(), new List<string>());
        if (thing.TryGetProperty(name, out var value))
        {
            foreach (var item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(JsonLdValue.MostValues) : Enumerable.Repeat(value, 1))
            {
                var named = Referred(item);
                if (JsonLdValue.Text(named) is { Length: > 0 } text)
                {
                    (named.ValueKind == JsonValueKind.Object && JsonLdValue.Types(named).Any(type => type.EndsWith("Organization", StringComparison.OrdinalIgnoreCase)) && !JsonLdValue.IsPerson(named) ? houses : people).Add(text);
                }
            }
        }

        return (people, houses);
    }

    /// <summary>Names of the people under a property of another thing on the page, such as the <c>WebPage</c> around the article.</summary>
    public IReadOnlyList<string> PeopleBeside(string name) =>
        _others.Find(other => JsonLdValue.Has(other, name) && (JsonLdValue.Types(other).Any(type => type.EndsWith("Page", StringComparison.Ordinal)))) is { ValueKind: JsonValueKind.Object } found ? NamesOf(found, name).People : [];

    /// <summary>The people that the page describes as things of their own.</summary>
    public IReadOnlyList<string> Persons() => [.. _others.Where(JsonLdValue.IsPerson).Select(other => JsonLdValue.Text(other)).OfType<string>().Distinct()];

    /// <summary>The thing of the page that a bare <c>@id</c> points to; whatever has a name stays itself.</summary>
    private JsonElement Referred(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || JsonLdValue.Has(item, "name") || !item.TryGetProperty("@id", out var id) || id.ValueKind != JsonValueKind.String)
        {
            return item;
        }

        var target = JsonText.Of(id);
        return _others.Find(other => JsonLdValue.Has(other, "name") && other.TryGetProperty("@id", out var own) && own.ValueKind == JsonValueKind.String && JsonText.Of(own) == target) is { ValueKind: JsonValueKind.Object } found
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
            return (JsonLdValue.Text(first), null, null, null);
        }

        int? Number(string name) => first.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var pixels) ? pixels : null;
        return (first.TryGetProperty("url", out var url) ? JsonLdValue.Text(url) : null, Number("width"), Number("height"), first.TryGetProperty("caption", out var caption) ? JsonLdValue.Text(caption) : null);
    }
}
