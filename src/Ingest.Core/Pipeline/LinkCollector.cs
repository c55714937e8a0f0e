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
    DocumentReader reader, SiteEntries sites, PushedSources pushed, IIngestStore store, IOptions<PipelineOptions> options, TimeProvider time, ILogger<LinkCollector> logger)
{
    /// <summary>Offers given to the store in one step; a sitemap may hold fifty times as many.</summary>
    private const int OffersAtOnce = 1_000;

    /// <summary>Reads until <paramref name="stopping"/>; what was read by then counts, the rest is left to the next run.</summary>
    public async Task<Collected> CollectAsync(
        SourceDefinition source, SourceState? state, long? fence, RunTally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var collected = new Collected(DocumentMemory.Of(source, state, time.GetUtcNow()), state?.Found ?? []);
        collected.ForgetSites([.. source.Discover.OfType<DiscoverDefinition.Site>().Select(site => site.Url)]);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        try
        {
            foreach (var entry in source.Discover.Where(entry => GoneRule.MayAsk(collected.StateOf(entry.Url)?.Gone, time.GetUtcNow())))
            {
                await (entry is DiscoverDefinition.Site site
                    ? ReadSiteAsync(site, source, fence, collected, tally, reading.Token)
                    : ReadEntryAsync(entry, source, fence, collected, tally, null, reading.Token));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            collected.Interrupt();
        }

        if (pushed.EveryOf(source.Id, [.. source.Discover.SelectMany(entry => TopicsOf(entry, collected))]) is { } every)
        {
            collected.Stretch(every);
        }

        return collected;
    }

    /// <summary>What hubs may tell of instead of us asking; a site stands for what was found on it.</summary>
    private static IEnumerable<Uri?> TopicsOf(DiscoverDefinition entry, Collected collected) =>
        entry is DiscoverDefinition.Site && collected.Found.FirstOrDefault(site => site.Home == entry.Url) is { Places.Count: > 0 } found
            ? found.Places.Select(place => collected.StateOf(place.Url)?.Topic)
            : [collected.StateOf(entry.Url)?.Topic];

    /// <summary>Reads what is known or found to offer the site's links; when none of it answers, the next run looks anew.</summary>
    private async Task ReadSiteAsync(
        DiscoverDefinition.Site entry, SourceDefinition source, long? fence, Collected collected, RunTally tally, CancellationToken cancellationToken)
    {
        var known = collected.Found.FirstOrDefault(site => site.Home == entry.Url);
        var (site, finding) = await sites.ResolveAsync(entry, known, source, cancellationToken);
        if (finding is not null)
        {
            collected.Heard(finding.Home);
        }

        if (site is not null)
        {
            // Whoever is interrupted while reading the places does not search for them again.
            collected.Find(site);
        }

        if (finding is { Site: null, Home: not FetchResult.Fetched })
        {
            Miss(finding.Home, source, entry.Url, collected, tally);
        }
        else if (site is null or { Places.Count: 0 })
        {
            Fail(source, entry.Url, FailureKind.Malformed, "neither a feed nor a sitemap nor a list of articles was found on this site; name one in the source file", collected, tally);
        }

        var (answered, missed, lost) = (collected.Answered, collected.Missed, collected.Lost);
        foreach (var place in SiteEntries.Of(site, entry.MaxAge).Where(place => GoneRule.MayAsk(collected.StateOf(place.Url)?.Gone, time.GetUtcNow())))
        {
            await ReadEntryAsync(place, source, fence, collected, tally, finding?.Pages, cancellationToken);
        }

        if (site is not null)
        {
            // An outage or a wish to be left alone says nothing against the places.
            var isLost = collected.Missed - missed == collected.Lost - lost;
            collected.Find(site with { Failing = collected.Answered == answered && (site.Failing || isLost) });
        }
    }

    /// <param name="entry">The entry.</param>
    /// <param name="source">The source.</param>
    /// <param name="fence">Of the lease.</param>
    /// <param name="collected">What the run has told so far.</param>
    /// <param name="tally">Counts.</param>
    /// <param name="inHand">Documents that were read a moment ago; null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    private async Task ReadEntryAsync(
        DiscoverDefinition entry, SourceDefinition source, long? fence, Collected collected, RunTally tally, IReadOnlyDictionary<Uri, Page>? inHand, CancellationToken cancellationToken)
    {
        var walk = new DocumentWalk(entry, options.Value.DocumentsPerEntry);
        var wasRead = collected.Knows(entry.Url);
        while (walk.Next() is { } url)
        {
            var before = collected.StateOf(url);
            var reading = inHand?.GetValueOrDefault(url) is { } page
                ? DocumentReader.Read(page, entry, source)
                : await reader.ReadAsync(entry, url, walk.Kind, source, before, cancellationToken);
            collected.Heard(reading.Result);
            switch (reading.Result)
            {
                case FetchResult.Fetched fetched:
                    var (validators, isLarge) = (fetched.Page.Validators, fetched.Page.IsTextCut);
                    if (entry is DiscoverDefinition.Listing listing && url == entry.Url && ListedPage.IsWorthKeeping(listing, fetched.Page))
                    {
                        collected.Listed.Add(new ListedPage(listing, fetched.Page with { Bytes = default }));
                    }

                    reading = reading.WithoutPage();
                    if (isLarge)
                    {
                        await ReleasedMemory.GiveBackAsync();
                    }

                    var (discovery, isAllNew) = await TakeAsync(entry, source, fence, url, validators, reading, collected, tally, cancellationToken);
                    walk.Follow(discovery.Follow);
                    if (wasRead && isAllNew && discovery.Older is { } older)
                    {
                        // Between two looks more was published than the feed holds.
                        walk.FollowOlder(older);
                    }

                    break;
                case FetchResult.NotModified same:
                    tally.DocumentUnchanged();
                    collected.Unchanged(url, DocumentSequel.AfterNothingNew(before, reading, same.Validators, url == entry.Url, time.GetUtcNow()));
                    break;
                default:
                    Miss(reading.Result, source, url, collected, tally);
                    if (reading.Result is FetchResult.Failed { Kind: FailureKind.Gone } && url == entry.Url)
                    {
                        collected.Keep(url, DocumentSequel.AfterGone(before, time.GetUtcNow()));
                    }

                    break;
            }

            if (url == entry.Url && collected.StateOf(url) is { } after)
            {
                DocumentNotices.Tell(logger, source, url, before, after, reading);
            }
        }
    }

    private void Miss(FetchResult result, SourceDefinition source, Uri url, Collected collected, RunTally tally)
    {
        switch (result)
        {
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

    /// <summary>Records the offers first and the validators after: whoever is interrupted between the two reads the document again.</summary>
    private async Task<(Discovery Discovery, bool IsAllNew)> TakeAsync(
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
            return (discovery, false);
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
        var after = DocumentSequel.AfterBody(before, reading, entry, url, kept, now);
        collected.Read(url, gap ? after with { GapAt = now } : after, links, distinct - unknown, unknown, gap);
        return (discovery, distinct > 0 && unknown == distinct);
    }

    private void Fail(SourceDefinition source, Uri url, FailureKind kind, string detail, Collected collected, RunTally tally)
    {
        tally.Fail(DocumentName.Of(url), kind, detail);
        collected.Fail(kind, $"{DocumentName.Of(url)}: {kind.Name()}: {detail}");
        logger.DocumentFailed(source.Id, url.Host, kind.Name(), detail);
    }
}
