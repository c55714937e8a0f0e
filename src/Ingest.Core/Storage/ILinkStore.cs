using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Offered URLs by the key of their canonical form.</summary>
public interface ILinkStore
{
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

    /// <summary>Writes what became of a link, whatever was there before.</summary>
    Task SettleAsync(LinkRecord link, CancellationToken cancellationToken);

    /// <summary>How the identifiers of a source's feeds have proved themselves, counted over a bounded number of links.</summary>
    Task<GuidCount> CountGuidsAsync(SourceId source, CancellationToken cancellationToken);

    /// <summary>Number of links by state.</summary>
    Task<IReadOnlyDictionary<LinkState, long>> CountAsync(SourceId? source, CancellationToken cancellationToken);
}
