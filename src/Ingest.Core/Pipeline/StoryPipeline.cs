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
    TimeProvider time) : IDisposable
{
    /// <summary>A tree takes twenty times the memory of its text: of large pages one is read at a time.</summary>
    private const int LargePage = 256 * 1024;

    private readonly SemaphoreSlim _large = new(1);

    /// <summary>Takes a link as far as it goes and writes what became of it. Throws only when the store fails or the caller cancels.</summary>
    public async Task<Processed> ProcessAsync(LinkRecord link, SourceDefinition source, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(new FetchRequest(link.Link.Url, FetchKind.Page, source, link.Validators), cancellationToken);
        var (outcome, unmatched) = result switch
        {
            FetchResult.Fetched { Page.Text.Length: > LargePage } fetched => await ReadAloneAsync(link, source, fetched.Page, cancellationToken),
            FetchResult.Fetched fetched => await ReadAsync(link, source, fetched.Page, cancellationToken),
            FetchResult.NotModified same => (await KeepAsync(link, same.Validators, cancellationToken), null),
            FetchResult.Refused refused => (new Outcome.Rejected(refused.Reason, refused.Detail), null),
            FetchResult.Failed failed => (new Outcome.Failed(failed.Kind, failed.Detail), null),
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

        return new Processed(outcome, Fetched: result is FetchResult.Fetched, NotModified: result is FetchResult.NotModified, result.NotBefore) { Unmatched = unmatched };
    }

    public void Dispose() => _large.Dispose();

    private async Task<(Outcome Outcome, IReadOnlyList<UnmatchedRule>? Unmatched)> ReadAloneAsync(LinkRecord link, SourceDefinition source, Page page, CancellationToken cancellationToken)
    {
        await _large.WaitAsync(cancellationToken);
        try
        {
            return await ReadAsync(link, source, page, cancellationToken);
        }
        finally
        {
            _large.Release();
        }
    }

    private async Task<(Outcome Outcome, IReadOnlyList<UnmatchedRule>? Unmatched)> ReadAsync(LinkRecord link, SourceDefinition source, Page page, CancellationToken cancellationToken)
    {
        var raw = options.Value.KeepPages
            ? new StoredPage(link.Key, source.Id, page.Url.AbsoluteUri, page.Status, page.Headers, page.Bytes, page.Charset, page.FetchedAt) { Fence = link.Fence }
            : null;
        Reading? reading = null;
        try
        {
            if (raw is not null)
            {
                await store.Pages.SaveAsync(raw, cancellationToken);
            }

            reading = Read(link, source, page, raw);
            return (reading.Article is { } article
                ? StoryPlacer.OutcomeOf(await store.Stories.PlaceAsync(article.Draft, placer.Placement, article.Settled, cancellationToken))
                : reading.No!, reading.Unmatched);
        }
        catch (StoreUnavailableException)
        {
            // The host need not be asked again for what is in our hands.
            reading ??= Read(link, source, page, raw);
            if (reading.Article is { } article)
            {
                spool.Keep(article);
            }

            throw;
        }
    }

    private Reading Read(LinkRecord link, SourceDefinition source, Page page, StoredPage? raw)
    {
        var extraction = RedirectGate.Check(page, source) ?? extractor.Extract(page, source.Extract, link.Link.ContentHtml);
        if (extraction is Extraction.Rejected no)
        {
            // On a wall or a front page no rule can fit.
            return Reading.Nothing(no.Reason, no.Detail) with { Unmatched = no.Reason is RejectionReason.NoTitle or RejectionReason.NoBody ? no.Unmatched : null };
        }

        var article = ((Extraction.Found)extraction).Article;
        var draft = normalizer.Normalize(article, new NormalizeContext(source, link.Link, page, time.GetUtcNow())) with { Fence = link.Fence };
        return new Reading(new SpooledArticle(draft, link, LinkSettlement.Visited(link, page.Validators, options.Value, time.GetUtcNow()), raw), null, extraction.Unmatched);
    }

    private async Task<Outcome> KeepAsync(LinkRecord link, Validators validators, CancellationToken cancellationToken)
    {
        await store.Links.SettleAsync(LinkSettlement.Visited(link, validators, options.Value, time.GetUtcNow()), cancellationToken);
        return new Outcome.Unchanged(link.Story);
    }

    /// <summary>A page as it was read: an article, or why it is none.</summary>
    private sealed record Reading(SpooledArticle? Article, Outcome.Rejected? No, IReadOnlyList<UnmatchedRule>? Unmatched)
    {
        public static Reading Nothing(RejectionReason reason, string detail) => new(null, new Outcome.Rejected(reason, detail), null);
    }
}
