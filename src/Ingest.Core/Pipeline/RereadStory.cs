using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>A stored story as other rules read the same page: all that was read from it is replaced, also by nothing; whatever came about since stays. Pure.</summary>
internal static class RereadStory
{
    private static readonly string[] Fields =
    [
        "title", "authors", "agency", "published", "published_offset", "modified", "modified_offset", "language", "direction", "dateline", "section", "tags", "image", "summary",
        "paywalled", "live", "live_entries", "rights", "body",
    ];

    /// <param name="before">As it is stored.</param>
    /// <param name="read">As the page is read today.</param>
    /// <param name="place">The place among those of the story whose page it is.</param>
    public static Story Of(Story before, Story read, Appearance? place)
    {
        var published = PublishedOf(before, read);
        return before with
        {
            Title = read.Title,
            Body = read.Body,
            Html = read.Html,
            WordCount = read.WordCount,
            ContentHash = read.ContentHash,
            SearchTokens = read.SearchTokens,
            Folding = read.Folding,
            Authors = read.Authors,
            Agency = read.Agency,
            Published = published,
            Modified = read.Modified ?? (ReferenceEquals(published, read.Published) ? null : before.Modified),
            Language = read.Language,
            Direction = read.Direction,
            Dateline = read.Dateline,
            Section = read.Section,
            Tags = read.Tags,
            Image = read.Image,
            Summary = read.Summary,
            Paywalled = read.Paywalled,
            Live = read.Live,
            LiveEntries = read.LiveEntries,
            Rights = read.Rights,
            Provenance = read.Provenance,
            Appearances = [.. before.Appearances.Select(one => ReferenceEquals(one, place) ? one with { Title = read.Title, Published = published } : one)],
        };
    }

    /// <summary>Stored names of the fields in which a reader would see a difference, the body last.</summary>
    public static IReadOnlyList<string> Changed(Story before, Story after)
    {
        var (old, now) = (Line(before), Line(after));
        return [.. Fields.Where(field => !JsonNode.DeepEquals(old[field], now[field]))];
    }

    /// <summary>A page that its publisher changed may state the time of the change alone: the first publication holds.</summary>
    private static NewsDate? PublishedOf(Story before, Story read) =>
        before.Revision > 0 && before.Published is { } first && read.Published is { } again && again.At > first.At ? first : read.Published;

    private static JsonObject Line(Story story) => JsonSerializer.SerializeToNode(StoryLine.OfPage(string.Empty, null, story), StoryJson.Options)!.AsObject();
}
