namespace Ingest.Core.Storage;

/// <summary>
/// What a back end must promise. Every method may be called at the same time from several threads; every write outlives the end
/// of the process once its task completes, and on MongoDB the loss of a member; a cancelled call leaves no record half-written; times are UTC with millisecond precision and keep their offset
/// beside them where the model does. A store that cannot be reached throws <see cref="StoreUnavailableException"/>.
/// </summary>
public interface IIngestStore : IAsyncDisposable
{
    /// <summary>The connection in words, without secrets.</summary>
    string Description { get; }

    IStoryStore Stories { get; }

    ILinkStore Links { get; }

    IPageStore Pages { get; }

    ISourceStore Sources { get; }

    ISourceFileStore SourceFiles { get; }

    IHostStore Hosts { get; }

    ILeaseStore Leases { get; }

    IRunStore Runs { get; }

    IQuarantineStore Quarantine { get; }

    ICorrectionStore Corrections { get; }

    IRecordStore Records { get; }

    /// <summary>
    /// Creates a new schema and moves an older one forward; safe to repeat. Where the schema is already this program's nothing is sent that
    /// needs more than reading. Refuses a schema newer than this program. <see cref="IStoreSchema"/> also mends what was changed by hand.
    /// </summary>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Sees that the store answers and takes writes; leaves nothing behind.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Removes what is older than its retention: raw pages, runs, fingerprints, the quarantine, and waits of hosts that are over. Returns the number of records removed.</summary>
    Task<int> PurgeAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken);
}
