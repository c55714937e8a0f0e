using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Reporting;
using Ingest.Core.Schedule;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Reads the feeds, sitemaps and listings of a source and records what they offer.</summary>
public sealed class LinkCollector(
    DocumentReader reader, IIngestStore store, IOptions<PipelineOptions> options, TimeProvider time, ILogger<LinkCollector> logger)
{
    /// <summary>Offers given to the store in one step; a sitemap may hold fifty times as many.</summary>
    private const int OffersAtOnce = 1_000;

    /// <summary>Reads until <paramref name="stopping"/>; what was read by then counts, the rest is left to the next run.</summary>
    public async Task<Collected> CollectAsync(
        SourceDefinition source, SourceState? state, long? fence, RunTally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var collected = new Collected(DocumentMemory.Of(source, state, time.GetUtcNow()));
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        try
        {
            foreach (var entry in source.Discover.Where(entry => GoneRule.MayAsk(collected.StateOf(entry.Url)?.Gone, time.GetUtcNow())))
            {
                await ReadEntryAsync(entry, source, fence, collected, tally, reading.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            collected.Interrupt();
        }

        return collected;
    }

    private async Task ReadEntryAsync(
        DiscoverDefinition entry, SourceDefinition source, long? fence, Collected collected, RunTally tally, CancellationToken cancellationToken)
    {
        var walk = new DocumentWalk(entry, options.Value.DocumentsPerEntry);
        while (walk.Next() is { } url)
        {
            var before = collected.StateOf(url);
            var reading = await reader.ReadAsync(entry, url, walk.Kind, source, before, cancellationToken);
            collected.Heard(reading.Result);
            switch (reading.Result)
            {
                case FetchResult.Fetched fetched:
                    walk.Follow(await TakeAsync(entry, source, fence, url, fetched.Page.Validators, reading.WithoutPage(), collected, tally, cancellationToken));
                    break;
                case FetchResult.NotModified same:
                    tally.DocumentUnchanged();
                    collected.Unchanged(url, DocumentSequel.AfterNothingNew(before, reading, same.Validators, url == entry.Url, time.GetUtcNow()));
                    break;
                case FetchResult.Failed failed:
                    Fail(source, url, failed.Kind, failed.Detail, collected, tally);
                    if (failed.Kind == FailureKind.Gone && url == entry.Url)
                    {
                        collected.Keep(url, DocumentSequel.AfterGone(before, time.GetUtcNow()));
                    }

                    break;
                case FetchResult.Refused refused:
                    tally.Refuse(DocumentName.Of(url), refused.Reason, refused.Detail);
                    collected.Refuse($"{DocumentName.Of(url)}: {refused.Reason.Name()}: {refused.Detail}");
                    logger.DocumentRefused(source.Id, url.Host, refused.Reason.Name(), refused.Detail);
                    break;
            }

            if (url == entry.Url && collected.StateOf(url) is { } after)
            {
                DocumentNotices.Tell(logger, source, url, before, after, reading);
            }
        }
    }

    /// <summary>Records the offers first and the validators after: whoever is interrupted between the two reads the document again.</summary>
    private async Task<IReadOnlyList<Uri>> TakeAsync(
        DiscoverDefinition entry, SourceDefinition source, long? fence, Uri url, Validators validators, DocumentReading reading, Collected collected, RunTally tally,
        CancellationToken cancellationToken)
    {
        var discovery = reading.Discovery!;
        if (discovery.Notes.Count > 0)
        {
            logger.DocumentNoted(source.Id, url.Host, url.AbsolutePath, string.Join("; ", discovery.Notes));
        }

        if (discovery.Problem is { } problem)
        {
            Fail(source, url, FailureKind.Malformed, problem, collected, tally);
            return [];
        }

        var now = time.GetUtcNow();
        var links = discovery.Links.Where(link => source.Filter.Allows(link.Url)).ToList();
        var unknown = 0;
        foreach (var some in links.Chunk(OffersAtOnce))
        {
            var offers = some.Select(link => new LinkRecord
            {
                Key = CanonicalUrl.Key(link.Url),
                Source = source.Id,
                Link = link with { FoundAt = url },
                NextTry = now,
                FirstSeen = now,
                LastSeen = now,
                Fence = fence,
            }).ToList();
            unknown += await store.Links.OfferAsync(offers, cancellationToken);
        }

        var distinct = links.DistinctBy(link => CanonicalUrl.Key(link.Url)).Count();
        tally.Document();
        tally.Offered(links.Count, unknown);
        var before = collected.StateOf(url);
        var gap = DocumentSequel.IsGap(before, discovery, distinct, unknown);
        if (gap)
        {
            tally.Gap();
            logger.ItemsMissed(source.Id, DocumentName.Of(url), before!.FetchedAt);
        }

        // An index that answers 304 would hide what its parts have new; a listing's following pages are as old as its first.
        var kept = entry is DiscoverDefinition.Sitemap && discovery.Follow.Count > 0 ? Validators.None : validators;
        var after = DocumentSequel.AfterBody(before, reading, entry, url == entry.Url, kept, now);
        collected.Read(url, gap ? after with { GapAt = now } : after, links, distinct - unknown, unknown, gap);
        return discovery.Follow;
    }

    private void Fail(SourceDefinition source, Uri url, FailureKind kind, string detail, Collected collected, RunTally tally)
    {
        tally.Fail(DocumentName.Of(url), kind, detail);
        collected.Fail(kind, $"{DocumentName.Of(url)}: {kind.Name()}: {detail}");
        logger.DocumentFailed(source.Id, url.Host, kind.Name(), detail);
    }
}
