using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Reads the feeds, sitemaps and listings of a source and records what they offer.</summary>
public sealed class LinkCollector(
    IFetcher fetcher, IIngestStore store, IOptions<PipelineOptions> options, TimeProvider time, ILogger<LinkCollector> logger)
{
    /// <summary>Sitemaps come and go with the months; what has not been read for this long is forgotten.</summary>
    private static readonly TimeSpan RememberDocuments = TimeSpan.FromDays(30);

    /// <summary>Offers given to the store in one step; a sitemap may hold fifty times as many.</summary>
    private const int OffersAtOnce = 1_000;

    /// <summary>Reads until <paramref name="stopping"/>; what was read by then counts, the rest is left to the next run.</summary>
    public async Task<Collected> CollectAsync(
        SourceDefinition source, SourceState? state, long? fence, RunTally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - RememberDocuments;
        var collected = new Collected(state?.Documents.Where(document => document.Value.FetchedAt > oldest) ?? []);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        try
        {
            foreach (var entry in source.Discover)
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
            var result = await fetcher.FetchAsync(new FetchRequest(url, walk.Kind, source, collected.ValidatorsOf(url)), cancellationToken);
            collected.Heard(result);
            switch (result)
            {
                case FetchResult.Fetched fetched:
                    // The page itself is not handed on: a large one would be kept for as long as its links are written.
                    var (discovery, validators) = (LinkReader.Read(fetched.Page, entry, source.TimeZone), fetched.Page.Validators);
                    walk.Follow(await TakeAsync(entry, source, fence, url, discovery, validators, collected, tally, cancellationToken));
                    break;
                case FetchResult.NotModified same:
                    tally.DocumentUnchanged();
                    collected.Unchanged(url, same.Validators, time.GetUtcNow());
                    break;
                case FetchResult.Failed failed:
                    Fail(source, url, failed.Kind, failed.Detail, collected, tally);
                    break;
                case FetchResult.Refused refused:
                    tally.Refuse(DocumentName.Of(url), refused.Reason, refused.Detail);
                    collected.Refuse($"{DocumentName.Of(url)}: {refused.Reason.Name()}: {refused.Detail}");
                    logger.DocumentRefused(source.Id, url.Host, refused.Reason.Name(), refused.Detail);
                    break;
            }
        }
    }

    /// <summary>Records the offers first and the validators after: whoever is interrupted between the two reads the document again.</summary>
    private async Task<IReadOnlyList<Uri>> TakeAsync(
        DiscoverDefinition entry, SourceDefinition source, long? fence, Uri url, Discovery discovery, Validators validators, Collected collected, RunTally tally, CancellationToken cancellationToken)
    {
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

        tally.Document();
        tally.Offered(links.Count, unknown);
        // An index that answers 304 would hide what its parts have new; a listing's following pages are as old as its first.
        var kept = entry is DiscoverDefinition.Sitemap && discovery.Follow.Count > 0 ? Validators.None : validators;
        collected.Read(url, kept, now, links, unknown, discovery.Cadence);
        return discovery.Follow;
    }

    private void Fail(SourceDefinition source, Uri url, FailureKind kind, string detail, Collected collected, RunTally tally)
    {
        tally.Fail(DocumentName.Of(url), kind, detail);
        collected.Fail(kind, $"{DocumentName.Of(url)}: {kind.Name()}: {detail}");
        logger.DocumentFailed(source.Id, url.Host, kind.Name(), detail);
    }
}
