using Ingest.Core.Common.Dates;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Tests.Support;

internal static partial class Some
{
    /// <summary>A draft with made-up keys; drafts that share <paramref name="keys"/> are near each other.</summary>
    public static StoryDraft Draft(string url = "https://herald.example/news/1", string title = "Barges counted at Quilport", uint[]? keys = null, DateTimeOffset? at = null, string source = "herald", string? guid = null)
    {
        var seenAt = at ?? Now;
        var story = Story(url, title, source, seenAt);
        story = story with { Appearances = [story.Appearances[0] with { Guid = guid }] };
        uint[] sketch = keys ?? [(uint)url.GetHashCode(StringComparison.Ordinal)];
        return new StoryDraft(story, Fingerprint(sketch), "key-of-" + url, seenAt);
    }

    public static Story Story(string url = "https://herald.example/news/1", string title = "Barges counted at Quilport", string source = "herald", DateTimeOffset? at = null) => new()
    {
        Id = StoryId.Create(at ?? Now),
        Url = url,
        Source = new SourceId(source),
        Title = title,
        Published = new NewsDate(new DateTimeOffset(2026, 3, 2, 9, 40, 0, TimeSpan.FromHours(3)), DatePrecision.Minute, OffsetOrigin.Source, "json-ld datePublished"),
        FirstSeen = at ?? Now,
        Updated = at ?? Now,
        Language = "en",
        Body = ["The council counted 31 barges.", "عُدّت القوارب في الميناء ١٢ مرة.", "Ende 𝒜 der Zählung."],
        WordCount = 12,
        ContentHash = "hash-of-" + title,
        SearchTokens = ["barges", "council"],
        Appearances = [new Appearance { Source = new SourceId(source), Url = url, Title = title, SeenAt = at ?? Now, Relation = AppearanceRelation.Original }],
    };

    /// <summary>With every field that a story can have.</summary>
    public static Story FullStory() => Story() with
    {
        Published = Story().Published! with { Evidence = "the other reading is in the future" },
        Authors = ["Ada Mostwick", "ليلى الميناوي"],
        Agency = "Harbour Wire",
        Modified = new NewsDate(Now.ToOffset(TimeSpan.FromHours(1)), DatePrecision.Day, OffsetOrigin.Assumed, "time", "the body tells of a later day"),
        Direction = TextDirection.Rtl,
        Dateline = new Dateline("Harbour Wire", "Quilport"),
        Section = "Harbour",
        Tags = ["barges", "قوارب"],
        Image = new StoryImage(new Uri("https://herald.example/a.jpg"), 1200, 800, "A barge"),
        Summary = "Barges were counted.",
        Html = "<p>The council counted 31 barges.</p>",
        Paywalled = true,
        Live = true,
        LiveEntries = [new LiveEntry(Now, "Barge 31", "It moored at noon.\nNobody was on board."), new LiveEntry(null, null, "عُدّت القوارب.")],
        Rights = new Reservation("tdmrep.json", "location /news/*", "https://herald.example/terms.json"),
        Removed = new Removal(Now, "gone", "herald.example: answered 410"),
        Revision = 2,
        Folding = 2,
        Related = [new RelatedStory(new StoryId("0123"), 0.41, "same template")],
        Provenance = new Dictionary<string, string> { ["title"] = "h1", ["body"] = "css .text" },
        Appearances =
        [
            Story().Appearances[0],
            new Appearance
            {
                Source = new SourceId("gazette"),
                Url = "https://gazette.example/1",
                Title = "Barges counted again",
                SeenAt = Now,
                Published = new NewsDate(Now.ToOffset(TimeSpan.FromHours(3)), DatePrecision.Minute, OffsetOrigin.Stated, "feed pubDate", "the offset is stated"),
                Relation = AppearanceRelation.Variant,
                Similarity = 0.75,
                Evidence = new Evidence("contained", "three of four passages are the same") { Containment = 0.75, Jaccard = 0.5, SharedNumerals = 0.9, Apart = TimeSpan.FromMinutes(90) },
                Removed = new Removal(Now, "not_found", "gazette.example: answered 404"),
                Guid = "tag:gazette.example,2026:1",
                ImportId = "line-7",
            },
        ],
    };

    public static Fingerprint Fingerprint(params uint[] sketch)
    {
        uint[] sorted = [.. sketch.Distinct().Order()];
        return new Fingerprint
        {
            Version = 1,
            Sketch = sorted,
            Level = 0,
            Count = sorted.Length,
            Keys = sorted,
            Numerals = [7, 31],
            TitleTokens = [3, 4],
            Exact = sorted.Aggregate(17UL, (hash, value) => (hash * 31) + value),
        };
    }

    public static LinkRecord Link(string key = "key", string source = "herald", DateTimeOffset? next = null) => new()
    {
        Key = key,
        Source = new SourceId(source),
        Link = new Link { Url = new Uri("https://herald.example/news/" + key), Title = "Offer " + key, Guid = "guid-" + key },
        NextTry = next ?? Now,
        FirstSeen = Now,
        LastSeen = Now,
    };
}
