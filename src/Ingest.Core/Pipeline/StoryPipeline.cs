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
    ArticleExtractor extractor,
    StoryNormalizer normalizer,
    StoryPlacer placer,
    IIngestStore store,
    ArticleSpool spool,
    IOptions<PipelineOptions> options,
    TimeProvider time)
{
    /// <summary>Takes a link as far as it goes and writes what became of it. Throws only when the store fails or the caller cancels.</summary>
    public async Task<Processed> ProcessAsync(LinkRecord link, SourceDefinition source, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(new FetchRequest(link.Link.Url, FetchKind.Page, source, link.Validators), cancellationToken);
        var outcome = result switch
        {
            FetchResult.Fetched fetched => await ReadAsync(link, source, fetched.Page, cancellationToken),
            FetchResult.NotModified same => await KeepAsync(link, same.Validators, cancellationToken),
            FetchResult.Refused refused => new Outcome.Rejected(refused.Reason, refused.Detail),
            FetchResult.Failed failed => new Outcome.Failed(failed.Kind, failed.Detail),
            _ => throw new InvalidOperationException($"no such result: {result}"),
        };

        var now = time.GetUtcNow();
        if (outcome is Outcome.Rejected rejected)
        {
            await store.Links.SettleAsync(LinkSettlement.Rejected(link, rejected, options.Value, now), cancellationToken);
            await store.Quarantine.SaveAsync(
                new QuarantineEntry(link.Key, source.Id, link.Link.Url.AbsoluteUri, rejected.Reason, rejected.Detail, now) { Fence = link.Fence }, cancellationToken);
        }
        else if (outcome is Outcome.Failed failure)
        {
            await store.Links.SettleAsync(LinkSettlement.Failed(link, failure, result.NotBefore, options.Value, now), cancellationToken);
        }

        return new Processed(outcome, Fetched: result is FetchResult.Fetched, NotModified: result is FetchResult.NotModified, result.NotBefore);
    }

    private async Task<Outcome> ReadAsync(LinkRecord link, SourceDefinition source, Page page, CancellationToken cancellationToken)
    {
        var raw = options.Value.KeepPages
            ? new StoredPage(link.Key, source.Id, page.Url.AbsoluteUri, page.Status, page.Headers, page.Bytes, page.Charset, page.FetchedAt) { Fence = link.Fence }
            : null;
        SpooledArticle? read = null;
        try
        {
            if (raw is not null)
            {
                await store.Pages.SaveAsync(raw, cancellationToken);
            }

            return Read(link, source, page, raw, out read)
                ?? StoryPlacer.OutcomeOf(await store.Stories.PlaceAsync(read!.Draft, placer.Placement, read.Settled, cancellationToken));
        }
        catch (StoreUnavailableException)
        {
            // The host need not be asked again for what is in our hands.
            if (read is not null || Read(link, source, page, raw, out read) is null)
            {
                spool.Keep(read!);
            }

            throw;
        }
    }

    /// <summary>Page to story; null when there is one.</summary>
    private Outcome.Rejected? Read(LinkRecord link, SourceDefinition source, Page page, StoredPage? raw, out SpooledArticle? read)
    {
        read = null;
        var extraction = RedirectGate.Check(page, source) ?? extractor.Extract(page, source.Extract, link.Link.ContentHtml);
        if (extraction is Extraction.Rejected no)
        {
            return new Outcome.Rejected(no.Reason, no.Detail);
        }

        var article = ((Extraction.Found)extraction).Article;
        var draft = normalizer.Normalize(article, new NormalizeContext(source, link.Link, page, time.GetUtcNow())) with { Fence = link.Fence };
        read = new SpooledArticle(draft, link, LinkSettlement.Visited(link, page.Validators, options.Value, time.GetUtcNow()), raw);
        return null;
    }

    private async Task<Outcome> KeepAsync(LinkRecord link, Validators validators, CancellationToken cancellationToken)
    {
        await store.Links.SettleAsync(LinkSettlement.Visited(link, validators, options.Value, time.GetUtcNow()), cancellationToken);
        return new Outcome.Unchanged(link.Story);
    }
}
