using System.Globalization;
using Ingest.Core.Common.Dates;
using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>A story as one line of JSON: what <c>extract</c> and <c>export</c> print. Fields below <see cref="Provenance"/> are of <c>export</c> alone.</summary>
public sealed record StoryLine
{
    public required string Id { get; init; }

    public string? Url { get; init; }

    public string? CanonicalUrl { get; init; }

    public required string Title { get; init; }

    /// <summary>Paragraphs joined by a blank line.</summary>
    public required string Body { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Agency { get; init; }

    /// <summary>RFC 3339, or a date alone when no more is known.</summary>
    public string? Published { get; init; }

    /// <summary>Who gave its offset; absent for a date alone.</summary>
    public OffsetOrigin? PublishedOffset { get; init; }

    public string? Modified { get; init; }

    public OffsetOrigin? ModifiedOffset { get; init; }

    public string? Language { get; init; }

    public TextDirection Direction { get; init; }

    public Dateline? Dateline { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public StoryImage? Image { get; init; }

    public string? Summary { get; init; }

    public int WordCount { get; init; }

    public bool? Paywalled { get; init; }

    public bool Live { get; init; }

    public IReadOnlyList<LiveEntry>? LiveEntries { get; init; }

    public Reservation? Rights { get; init; }

    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();

    public SourceId? Source { get; init; }

    public DateTimeOffset? FirstSeen { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public Removal? Removed { get; init; }

    public int? Revision { get; init; }

    public string? ContentHash { get; init; }

    public IReadOnlyList<Appearance>? Appearances { get; init; }

    public IReadOnlyList<RelatedStory>? Related { get; init; }

    public int? SchemaVersion { get; init; }

    /// <summary>What one page says, under the id that the caller gave it.</summary>
    public static StoryLine OfPage(string id, string? url, Story story) => Common(id, story) with
    {
        Url = url,
        CanonicalUrl = story.Url.StartsWith("file:", StringComparison.Ordinal) ? null : story.Url,
    };

    /// <summary>A stored story with everything that is known of it.</summary>
    public static StoryLine OfStored(Story story) => Common(story.Id.Value, story) with
    {
        Url = story.Url,
        CanonicalUrl = story.Url,
        Source = story.Source,
        FirstSeen = story.FirstSeen,
        Updated = story.Updated,
        Removed = story.Removed,
        Revision = story.Revision,
        ContentHash = story.ContentHash,
        Appearances = story.Appearances,
        Related = story.Related,
        SchemaVersion = story.SchemaVersion,
    };

    /// <summary>RFC 3339, or a date alone when nothing finer was stated.</summary>
    public static string? Format(NewsDate? date) => date?.Precision switch
    {
        null => null,
        <= DatePrecision.Day => date.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => date.At.ToString(date.At.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
    };

    /// <summary>The same for people, who are told of an offset that nobody stated.</summary>
    public static string? Words(NewsDate? date) => OffsetOf(date) switch
    {
        OffsetOrigin.Assumed => Format(date) + " (offset assumed)",
        OffsetOrigin.Source => Format(date) + " (offset by the source's time_zone)",
        _ => Format(date),
    };

    /// <summary>Null for a date alone, which no offset makes another.</summary>
    public static OffsetOrigin? OffsetOf(NewsDate? date) => date is { Precision: > DatePrecision.Day } ? date.Offset : null;

    private static StoryLine Common(string id, Story story) => new()
    {
        Id = id,
        Title = story.Title,
        Body = string.Join("\n\n", story.Body),
        Authors = story.Authors,
        Agency = story.Agency,
        Published = Format(story.Published),
        PublishedOffset = OffsetOf(story.Published),
        Modified = Format(story.Modified),
        ModifiedOffset = OffsetOf(story.Modified),
        Language = story.Language,
        Direction = story.Direction,
        Dateline = story.Dateline,
        Section = story.Section,
        Tags = story.Tags,
        Image = story.Image,
        Summary = story.Summary,
        WordCount = story.WordCount,
        Paywalled = story.Paywalled,
        Live = story.Live,
        LiveEntries = story.LiveEntries,
        Rights = story.Rights,
        Provenance = story.Provenance,
    };
}
