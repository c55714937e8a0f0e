using Ingest.Core.Deduplicate;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>The way of one story: link → page → article → story → verdict → stored.</summary>
public sealed class StoryPipeline(
    IFetcher fetcher,
    ExtractionQueue queue,
    FurtherPages pages,
    StoryNormalizer normalizer,
    StoryPlacer placer,
    IIngestStore store,
    ArticleSpool spool,
    RemovalMarker removals,
    IOptions<PipelineOptions> options,
    IOptions<FetchOptions> fetching,
    TimeProvider time)
{
    /// <summary>Takes a link as far as it goes and writes what became of it. Throws only when the store fails or the caller cancels.</summary>
    /// <param name="link">The link.</param>
    /// <param name="source">The source on whose behalf it is read.</param>
    /// <param name="repeated">Hashes of what the source is known to repeat.</param>
    /// <param name="cancellationToken">Ends the call; the link stays as it was.</param>
    public async Task<Processed> ProcessAsync(LinkRecord link, SourceDefinition source, IReadOnlySet<string> repeated, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(new FetchRequest(link.Link.Url, FetchKind.Page, source, link.Validators), cancellationToken);
        var fetched = result is FetchResult.Fetched;
        var reading = result is FetchResult.Fetched { Page: var page } ? await ReadAsync(link, source, page, repeated, cancellationToken) : null;
        result = reading?.Interrupted ?? result;
        var outcome = result switch
        {
            FetchResult.Fetched => await StoreAsync(reading!, cancellationToken),
            FetchResult.NotModified same => await KeepAsync(link, source, same.Validators, cancellationToken),
            FetchResult.Refused refused => new Outcome.Rejected(refused.Reason, refused.Detail),
            FetchResult.Failed failed => new Outcome.Failed(failed.Kind, failed.Detail),
            _ => throw new InvalidOperationException($"no such result: {result}"),
        };

        var now = time.GetUtcNow();
        // The first page of an article that lacks another is there.
        var missed = reading?.Interrupted is null ? await removals.LookAsync(link, outcome, (result as FetchResult.Fetched)?.Page, cancellationToken) : null;
        if (missed is not null)
        {
            outcome = missed;
        }
        else if (outcome is Outcome.Rejected rejected)
        {
            var written = await store.Links.SettleAsync(LinkSettlement.Rejected(link, rejected, options.Value, now), cancellationToken);
            if (written.Reason is not null)
            {
                await store.Quarantine.SaveAsync(
                    new QuarantineEntry(link.Key, source.Id, link.Link.Url.AbsoluteUri, rejected.Reason, rejected.Detail, now) { Fence = link.Fence }, cancellationToken);
            }
        }
        else if (outcome is Outcome.Failed failure)
        {
            await store.Links.SettleAsync(LinkSettlement.Failed(link, failure, result.NotBefore, options.Value, now), cancellationToken);
        }
        else if (link.Reason is not null || link.Released)
        {
            // The wall that stood in its place has fallen, or a release came between link and entry.
            await store.Quarantine.RemoveAsync(link.Key, cancellationToken);
        }

        return new Processed(outcome, fetched, NotModified: result is FetchResult.NotModified, result.NotBefore)
        {
            Unmatched = reading?.Unmatched,
            Dates = reading?.Dates ?? [],
            Read = reading?.Unmatched is null ? null : reading.Page,
            Reserved = reading is { LeavesTextOut: true, Article: not null },
            Returned = missed is null && link.Misses > 1 && outcome is Outcome.Stored or Outcome.Unchanged or Outcome.Duplicate,
            Edges = outcome is Outcome.Stored { Verdict: Verdict.New or Verdict.Related } ? reading!.Edges : [],
        };
    }

    private async Task<Outcome> StoreAsync(Reading reading, CancellationToken cancellationToken)
    {
        try
        {
            if (reading.Raw is { } raw)
            {
                await store.Pages.SaveAsync(raw, cancellationToken);
            }

            return reading.Article is { } article
                ? StoryPlacer.OutcomeOf(await store.Stories.PlaceAsync(article.Draft, placer.Placement, article.Settled, cancellationToken))
                : reading.No!;
        }
        catch (StoreUnavailableException)
        {
            // The host need not be asked again for what is in our hands.
            if (reading.Article is { } article)
            {
                spool.Keep(article);
            }

            throw;
        }
    }

    private async Task<Reading> ReadAsync(LinkRecord link, SourceDefinition source, Page page, IReadOnlySet<string> repeated, CancellationToken cancellationToken)
    {
        var input = new ExtractInput(page, source.Extract.At(page.FetchedAt))
        {
            Offered = link.Link.ContentHtml,
            Released = link.Released,
            Repeated = repeated,
        };
        var extraction = await queue.ExtractAsync(input, source, cancellationToken);
        var rights = extraction.Rights ?? RightsReader.OfAnswer(page);
        var leavesTextOut = fetching.Value.LeavesOut(source, rights);

        // Of a page that was refused before it was read nobody knows what it reserves.
        var mayKeep = extraction.Unmatched is not null || !fetching.Value.AsksForRights(source);
        var raw = options.Value.KeepPages && !leavesTextOut && mayKeep
            ? new StoredPage(link.Key, source.Id, page.Url.AbsoluteUri, page.Status, page.Headers, page.Bytes, page.Charset, page.FetchedAt) { Fence = link.Fence }
            : null;
        if (extraction is Extraction.Rejected no)
        {
            // On a wall or a front page no rule can fit.
            var unmatched = no.Reason is RejectionReason.NoTitle or RejectionReason.NoBody ? no.Unmatched : null;
            return new Reading(page, null, new Outcome.Rejected(no.Reason, no.Detail), raw, unmatched, leavesTextOut);
        }

        var joined = await pages.JoinAsync((Extraction.Found)extraction, input, source, cancellationToken);
        var found = joined.Whole;
        var context = new NormalizeContext(source, link.Link, page, time.GetUtcNow()) { Rights = rights, LeavesTextOut = leavesTextOut };
        var draft = normalizer.Normalize(found.Article, context) with { Fence = link.Fence };
        var dates = DateFit.Of(found.Article, context);
        if (joined.Missing is { } missing && await IsHeldBackAsync(joined, link, draft, cancellationToken))
        {
            return new Reading(page, null, null, raw, extraction.Unmatched, leavesTextOut) { Interrupted = missing.Kind == FailureKind.Gone ? missing with { Kind = FailureKind.NotFound } : missing, Dates = dates };
        }

        if (await removals.FindRedirectAwayAsync(link, page, draft, cancellationToken) is { } away)
        {
            // What another page lacks says nothing about the rules.
            return new Reading(page, null, away, null, null, leavesTextOut);
        }

        var settled = LinkSettlement.Visited(link, page.Validators, draft.Story.Published?.At ?? link.Link.Published, source.Schedule.Revisit, options.Value, time.GetUtcNow());
        // The text that the feed carried is the reserved one.
        settled = leavesTextOut ? settled with { Link = settled.Link with { ContentHtml = null } } : settled;
        return new Reading(page, new SpooledArticle(draft, link, settled, raw), null, raw, extraction.Unmatched, leavesTextOut) { Edges = leavesTextOut ? [] : found.Edges, Dates = dates };
    }

    /// <summary>An article that lacks a page waits for it as long as a failed page would be tried again, and never takes the place of more text than it has.</summary>
    private async Task<bool> IsHeldBackAsync(JoinedPages joined, LinkRecord link, StoryDraft draft, CancellationToken cancellationToken) =>
        (joined.MayCome && !LinkSettlement.IsLastTry(link, joined.Missing!.Kind, options.Value))
        || (link.Story is { } id && await store.Stories.FindAsync(id, cancellationToken) is { } stored && stored.WordCount > draft.Story.WordCount);

    private async Task<Outcome> KeepAsync(LinkRecord link, SourceDefinition source, Validators validators, CancellationToken cancellationToken)
    {
        await store.Links.SettleAsync(LinkSettlement.Visited(link, validators, link.Link.Published, source.Schedule.Revisit, options.Value, time.GetUtcNow()), cancellationToken);
        return new Outcome.Unchanged(link.Story);
    }

    /// <summary>A page as it was read: an article, or why it is none; and the raw page where it is kept.</summary>
    private sealed record Reading(Page Page, SpooledArticle? Article, Outcome.Rejected? No, StoredPage? Raw, IReadOnlyList<UnmatchedRule>? Unmatched, bool LeavesTextOut)
    {
        /// <summary>Why a further page of the article could not be had; null when all of it was read. One that is gone does not end the article's own link.</summary>
        public FetchResult.Failed? Interrupted { get; init; }

        public IReadOnlyList<string> Edges { get; init; } = [];

        public IReadOnlyList<JudgedDate> Dates { get; init; } = [];
    }
}
