using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Spool;

/// <summary>An article that was read while the store was away, with all that is needed to store it later.</summary>
/// <param name="Draft">The story as it is to be placed.</param>
/// <param name="Before">The link as it was when the article was read.</param>
/// <param name="Settled">The link as it is to be settled.</param>
/// <param name="Page">The raw page; null when raw pages are not kept.</param>
public sealed record SpooledArticle(StoryDraft Draft, LinkRecord Before, LinkRecord Settled, StoredPage? Page)
{
    /// <summary>
    /// True when the link has been taken to an outcome since: by another worker, or by ourselves when the answer of the store was lost.
    /// Another worker's failure is none: we have the article that it could not get.
    /// </summary>
    /// <param name="link">The link as the store has it.</param>
    public bool IsHandledIn(LinkRecord link) =>
        link.Visits != Before.Visits || (link.State != Before.State && link.State is not LinkState.Failed);
}
