using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Offered URLs by the key of their canonical form.</summary>
public interface ILinkStore
{
    /// <summary>How much later the remaining reopened links are due.</summary>
    static readonly TimeSpan Behind = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Records the offers of one document: unknown keys become <see cref="LinkState.Pending"/> and due at once, known ones only
    /// get a new <see cref="LinkRecord.LastSeen"/>. Returns the number that was unknown. Repeated keys count once.
    /// A call that is cancelled or fails may have recorded some of them.
    /// </summary>
    Task<int> OfferAsync(IReadOnlyList<LinkRecord> offers, CancellationToken cancellationToken);

    /// <summary>Links of a source whose <see cref="LinkRecord.NextTry"/> has come: pending ones first and those by first offer, then the longest overdue.</summary>
    Task<IReadOnlyList<LinkRecord>> DueAsync(SourceId source, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Links of a source that failed at the last try, those offered last first.</summary>
    Task<IReadOnlyList<LinkRecord>> FailedAsync(SourceId source, int limit, CancellationToken cancellationToken);

    /// <summary>Null when the key is unknown.</summary>
    Task<LinkRecord?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Links under which a story was read, by key.</summary>
    Task<IReadOnlyList<LinkRecord>> OfStoryAsync(StoryId story, CancellationToken cancellationToken);

    /// <summary>Writes what became of a link, whatever was there before, but <see cref="LinkRecord.Over"/> a release. Returns what was written.</summary>
    Task<LinkRecord> SettleAsync(LinkRecord link, CancellationToken cancellationToken);

    /// <summary>
    /// Makes links of a source due that are not looked at any more, for one of these reasons, and were offered since a time. Those offered last are due first, the others right behind them. Returns their number.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="reasons">Snake_case reasons.</param>
    /// <param name="offeredSince">Links that were offered last before this time are left alone.</param>
    /// <param name="now">When the first are due; the others are due a second later.</param>
    /// <param name="first">How many are due first.</param>
    /// <param name="fence">Of the lease under which they are written; null outside of runs.</param>
    /// <param name="cancellationToken">Ends the call; some may be due by then.</param>
    Task<int> ReopenAsync(SourceId source, IReadOnlyCollection<string> reasons, DateTimeOffset offeredSince, DateTimeOffset now, int first, long? fence, CancellationToken cancellationToken);

    /// <summary>
    /// Brings forward what is planned later than <see cref="LinkRecord.LatestLook"/> allows: looks at pages of stored stories of a source. Nothing else of the links changes. Returns their number.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="waits">How long after each visit the next look is due.</param>
    /// <param name="now">The present; a look is planned no later than a wait from now.</param>
    /// <param name="fence">Of the lease under which they are written; null outside of runs.</param>
    /// <param name="cancellationToken">Ends the call; some may be brought forward by then.</param>
    Task<int> HastenAsync(SourceId source, IReadOnlyList<TimeSpan> waits, DateTimeOffset now, long? fence, CancellationToken cancellationToken);

    /// <summary>How the identifiers of a source's feeds have proved themselves, counted over a bounded number of links.</summary>
    Task<GuidCount> CountGuidsAsync(SourceId source, CancellationToken cancellationToken);

    /// <summary>Number of links by state.</summary>
    Task<IReadOnlyDictionary<LinkState, long>> CountAsync(SourceId? source, CancellationToken cancellationToken);

    /// <summary>Number of links by source and state; what has none is left out.</summary>
    Task<IReadOnlyDictionary<(SourceId Source, LinkState State), long>> CountBySourceAsync(CancellationToken cancellationToken);
}
