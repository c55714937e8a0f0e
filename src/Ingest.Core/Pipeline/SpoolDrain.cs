using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

/// <summary>
/// Stores what waits in the spool, oldest first, as the pipeline would have. May be cut short anywhere and repeated: an article leaves the
/// spool after it is stored, and one that is stored already is recognised by its link.
/// </summary>
public sealed class SpoolDrain(ArticleSpool spool, IIngestStore store, StoryPlacer placer, IngestMetrics metrics, TimeProvider time, ILogger<SpoolDrain> logger)
{
    /// <summary>Returns the number of articles that were placed. What waits stays where it is when the store fails or the caller cancels.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        spool.Adopt();
        var placed = 0;
        while (spool.Oldest() is { } file)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (spool.Read(file) is { } article && await TakeAsync(file, article, cancellationToken))
            {
                placed++;
            }
        }

        return placed;
    }

    /// <summary>One article; whatever our own code does wrong with it must not stop the others.</summary>
    private async Task<bool> TakeAsync(SpoolFile file, SpooledArticle article, CancellationToken cancellationToken)
    {
        try
        {
            if (await store.Links.FindAsync(article.Before.Key, cancellationToken) is not { } link)
            {
                spool.SetAside(file, "the store does not know its link; it is another store than the one the article was meant for");
                return false;
            }

            var wanted = !article.IsHandledIn(link);
            if (wanted)
            {
                await PlaceAsync(article, link, cancellationToken);
            }

            spool.Remove(file);
            return wanted;
        }
        catch (Exception exception) when (exception is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            logger.SpooledBroke(exception, article.Before.Source, article.Before.Link.Url.Host, article.Before.Link.Url.AbsolutePath);
            spool.SetAside(file, exception.Message);
            return false;
        }
    }

    /// <summary>The lease under which the article was read is over; that nobody has handled the link since was just seen.</summary>
    private async Task PlaceAsync(SpooledArticle article, LinkRecord link, CancellationToken cancellationToken)
    {
        if (article.Page is { } page)
        {
            await store.Pages.SaveAsync(page with { Fence = null }, cancellationToken);
        }

        var settled = article.Settled with { Fence = null, LastSeen = link.LastSeen > article.Settled.LastSeen ? link.LastSeen : article.Settled.LastSeen };
        // It is stored now, however long it waited: who follows what is stored must not miss it.
        var now = time.GetUtcNow();
        var draft = article.Draft with { Fence = null, Story = article.Draft.Story with { FirstSeen = now, Updated = now } };
        var change = await store.Stories.PlaceAsync(draft, placer.Placement, settled, cancellationToken);
        metrics.Settled(article.Before.Source, StoryPlacer.OutcomeOf(change));
    }
}
