using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>The state of a story after its publisher changed it.</summary>
internal static class RevisedStory
{
    /// <summary>
    /// The text and all that is said about it move on; where the new state is silent the old one holds. The story keeps its id, first
    /// place, first sight and first publication.
    /// </summary>
    public static Story Of(Story before, Story now) => before with
    {
        Title = now.Title,
        Body = now.Body,
        Html = now.Html,
        WordCount = now.WordCount,
        ContentHash = now.ContentHash,
        SearchTokens = now.SearchTokens,
        Folding = now.Folding,
        Authors = now.Authors.Count > 0 ? now.Authors : before.Authors,
        Agency = now.Agency ?? before.Agency,
        Published = before.Published ?? now.Published,
        Modified = ModifiedOf(before, now),
        Updated = now.Updated,
        Language = now.Language == "und" ? before.Language : now.Language,
        Direction = now.Direction,
        Dateline = now.Dateline ?? before.Dateline,
        Section = now.Section ?? before.Section,
        Tags = now.Tags.Count > 0 ? now.Tags : before.Tags,
        Image = now.Image ?? before.Image,
        Summary = now.Summary ?? before.Summary,
        Paywalled = now.Paywalled ?? before.Paywalled,
        Live = now.Live,
        LiveEntries = now.LiveEntries,
        Rights = now.Rights,
        Revision = before.Revision + 1,
        Provenance = now.Provenance.Count > 0 ? now.Provenance : before.Provenance,
    };

    /// <summary>A later publication date than the first is in truth a date of change: some publishers print no other.</summary>
    private static NewsDate? ModifiedOf(Story before, Story now)
    {
        if (now.Modified is not null)
            return now.Modified;
        return now.Published is { } again && before.Published is { } first && again.At > first.At ? again : before.Modified;
    }
}
