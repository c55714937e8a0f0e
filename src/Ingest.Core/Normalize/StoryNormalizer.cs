using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Normalize.Datelines;
using Ingest.Core.Normalize.Languages;
using Ingest.Core.Normalize.Text;

namespace Ingest.Core.Normalize;

/// <summary>Turns an article into a story ready to be placed among the stored ones.</summary>
public sealed class StoryNormalizer
{
    /// <summary>How the URL of an imported text begins that came without one.</summary>
    public const string ImportedUrl = "urn:ingest:import:";

    private const int LongestSummary = 1000;

    private readonly LanguageReader _languages = new();

    /// <summary>Normalizes what a page said.</summary>
    public StoryDraft Normalize(Article article, NormalizeContext context)
    {
        var title = CleanText.Line(article.Title);
        var blocks = BodyBlocks.Clean(article.Body, title);
        var body = blocks.Select(block => block.Text).ToList();
        var declared = Declared(article, context);
        var language = _languages.Read(Sample(title, body), declared?.Tag);
        var dates = PublicationDate.Resolve(article with { Language = Regional(language, article.Language, context) }, context);
        var dateline = body.Count == 0 ? null : DatelineReader.Read(body[0], Houses(article, context));
        var url = CanonicalUrl.Of(article.CanonicalUrl ?? article.Url);
        if (context.LeavesTextOut)
        {
            // What the text tells about the story (its language, its dateline) stays, the text does not.
            (blocks, body) = ([], []);
        }

        var story = Build(
            new Basics(url.AbsoluteUri, context.Source.Id, title, blocks, body, language, context.SeenAt, dates.Published, GuidForm.Of(context.Link?.Guid), context.ImportId));
        story = story with
        {
            Authors = NameLists.Authors(article.Authors.Count > 0 ? article.Authors : context.Link?.Authors ?? []),
            Agency = article.Agency ?? dateline?.Agency,
            Modified = dates.Modified,
            Dateline = dateline,
            Section = Section(article.Section),
            Tags = NameLists.Tags([.. article.Tags.Count > 0 ? article.Tags : context.Link?.Tags ?? [], .. context.Source.Tags]),
            Image = article.Image ?? (context.Link?.Image is { } image ? new StoryImage(image) : null),
            Summary = Summary(article.Summary ?? context.Link?.Summary),
            Paywalled = article.AccessibleForFree is { } free ? !free : null,
            Live = article.Live,
            LiveEntries = context.LeavesTextOut || article.LiveUpdates.Count == 0 ? null : LiveEntries.Of(article, context),
            Rights = context.Rights,

            // An appearance is where the page was read; a mirror that names the original as canonical is one more place.
            Appearances = [story.Appearances[0] with { Url = CanonicalUrl.Of(context.Page?.Url ?? article.Url).AbsoluteUri }],
        };

        story = story with { Provenance = Provenance(story, article, context, declared) };
        var key = CanonicalUrl.Key(url);
        var draft = Draft(story, key) with { AliasKeys = Aliases(key, article, context), PageKey = CanonicalUrl.Key(context.Page?.Url ?? article.Url) };

        // Without a fingerprint it finds no neighbour and is none.
        return context.Source.Deduplicate ? draft : draft with { Fingerprint = Fingerprinter.None };
    }

    /// <summary>The language of an article that is beyond doubt none of these; null when it may be one of them.</summary>
    public static LanguageEvidence? Contradiction(Article article, IReadOnlyList<string> languages) =>
        LanguageContradiction.Find(string.Join('\n', article.Body.Select(block => block.Text)), languages);

    /// <summary>Normalizes a text from a file.</summary>
    public StoryDraft Normalize(ImportedText text, DateTimeOffset seenAt)
    {
        var title = CleanText.Line(text.Title);
        var blocks = BodyBlocks.Clean(ImportedParagraphs.Split(text.Body), title);
        var body = blocks.Select(block => block.Text).ToList();
        var language = _languages.Read(Sample(title, body), text.Language);
        var url = text.Url is { } given
            ? CanonicalUrl.Of(given)
            : new Uri($"{ImportedUrl}{Uri.EscapeDataString(text.Source.Value)}:{Uri.EscapeDataString(text.Id)}");
        var dateline = body.Count == 0 ? null : DatelineReader.Read(body[0], []);

        var story = Build(new Basics(url.AbsoluteUri, text.Source, title, blocks, body, language, seenAt, text.Published, null, text.Id)) with
        {
            Authors = NameLists.Authors(text.Authors),
            Agency = text.Agency is { } agency && CleanText.Line(agency) is { Length: > 0 } named ? named : dateline?.Agency,
            Modified = text.Modified,
            Section = Section(text.Section),
            Tags = NameLists.Tags(text.Tags),
            Image = text.Image,
            Summary = Summary(text.Summary),
            Dateline = dateline,
        };
        return Draft(story, CanonicalUrl.Key(url));
    }

    private static Story Build(Basics basics) => new()
    {
        Id = StoryId.Create(basics.SeenAt),
        Url = basics.Url,
        Source = basics.Source,
        Title = basics.Title,
        Published = basics.Published,
        FirstSeen = basics.SeenAt,
        Updated = basics.SeenAt,
        Language = basics.Language,
        Direction = LanguageDirection.Of(Sample(basics.Title, basics.Body)),
        Body = basics.Body,
        Html = basics.Blocks.Count == 0 ? null : BodyHtml.Write(basics.Blocks),
        WordCount = Text.WordCount.Of(basics.Body),
        ContentHash = ContentHash.Of(basics.Title, basics.Body),
        SearchTokens = SearchTokens.Of(basics.Title, basics.Body),
        Folding = StoryFolding.Version,
        Appearances =
        [
            new Appearance
            {
                Source = basics.Source,
                Url = basics.Url,
                Title = basics.Title,
                SeenAt = basics.SeenAt,
                Published = basics.Published,
                Relation = AppearanceRelation.Original,
                Guid = basics.Guid,
                ImportId = basics.ImportId,
            },
        ],
    };

    private static StoryDraft Draft(Story story, string key)
    {
        var at = story.Published is { Precision: >= DatePrecision.Day } published && published.At <= story.FirstSeen ? published.At : story.FirstSeen;
        return new StoryDraft(story, Fingerprinter.Compute(story.Title, story.Body), key, at);
    }

    private static List<string> Aliases(string key, Article article, NormalizeContext context) =>
    [
        .. new[] { context.Link?.Url, context.Page?.RequestUrl, context.Page?.Url, article.Url, article.CanonicalUrl }
            .OfType<Uri>()
            .Select(CanonicalUrl.Key)
            .Where(alias => alias != key)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The language that is said to be the text's. The operator is asked first: templates say <c>lang="en"</c> whatever stands in them.</summary>
    private static (string Tag, string Rule)? Declared(Article article, NormalizeContext context)
    {
        var candidates = new (string? Tag, string Rule)[]
        {
            (context.Source.Language, "source"),
            (article.Language, article.Provenance.GetValueOrDefault("language", "page")),
            (context.Link?.Language, "feed"),
        };
        foreach (var (tag, rule) in candidates)
        {
            if (!string.IsNullOrWhiteSpace(tag))
            {
                return (tag, rule);
            }
        }

        return null;
    }

    /// <summary>The region of a declaration tells the order of a date even where only the language itself is stored.</summary>
    private static string Regional(string language, string? declared, NormalizeContext context)
    {
        var tag = new[] { declared, context.Source.Language }.FirstOrDefault(tag => LanguageTags.Primary(tag) == language);
        return tag ?? language;
    }

    private static string[] Houses(Article article, NormalizeContext context) =>
        [.. new[] { article.SiteName, context.Source.Name }.OfType<string>().Where(name => name.Length > 0)];

    private static string Sample(string title, IReadOnlyList<string> body) => string.Join('\n', body.Take(8).Prepend(title));

    private static string? Section(string? text) => text is not null && CleanText.Line(text) is { Length: > 0 } clean ? clean : null;

    private static string? Summary(string? text) =>
        text is not null && CleanText.FromHtml(text) is { Length: > 0 } clean ? CleanText.Shorten(clean, LongestSummary) : null;

    /// <summary>The rules of the page's own fields, and what gave the others.</summary>
    private static Dictionary<string, string> Provenance(Story story, Article article, NormalizeContext context, (string Tag, string Rule)? declared)
    {
        var fields = new (string Name, bool HasValue, string? Rule)[]
        {
            ("body", story.Body.Count > 0, null),
            ("authors", story.Authors.Count > 0, article.Authors.Count > 0 ? null : "feed"),
            ("agency", story.Agency is not null, article.Agency is not null ? null : "dateline"),
            ("section", story.Section is not null, null),
            ("tags", story.Tags.Count > 0, article.Tags.Count > 0 ? null : context.Link?.Tags.Count > 0 ? "feed" : "source"),
            ("image", story.Image is not null, article.Image is not null ? null : "feed"),
            ("summary", story.Summary is not null, article.Summary is not null ? null : "feed"),
            ("published", story.Published is not null, story.Published?.From),
            ("modified", story.Modified is not null, story.Modified?.From),
            ("dateline", story.Dateline is not null, "text"),

            // A declaration is kept where the text does not contradict it.
            ("language", story.Language != LanguageReader.Unknown, declared is { } said && LanguageTags.Primary(said.Tag) == story.Language ? said.Rule : "text"),
        };
        var provenance = new Dictionary<string, string>(article.Provenance, StringComparer.Ordinal);
        foreach (var (name, hasValue, rule) in fields)
        {
            if (!hasValue)
            {
                provenance.Remove(name);
            }
            else if (rule is not null)
            {
                provenance[name] = rule;
            }
        }

        return provenance;
    }

    /// <summary>What pages and imported texts have in common.</summary>
    private sealed record Basics(
        string Url,
        SourceId Source,
        string Title,
        IReadOnlyList<Block> Blocks,
        IReadOnlyList<string> Body,
        string Language,
        DateTimeOffset SeenAt,
        NewsDate? Published,
        string? Guid,
        string? ImportId);
}
