namespace Ingest.Core.Storage;

/// <summary>
/// Exclusive rights with an end, by the store's own clock: one worker at a time reads a source or talks to a host. Every grant has a
/// greater <see cref="Lease.Fence"/> than the one before; a record that carries the fence of an earlier lease of its source is refused with
/// <see cref="StaleLeaseException"/> wherever it is written, so that a worker that was frozen past its lease changes nothing.
/// </summary>
public interface ILeaseStore
{
    /// <summary>The clock by which leases are measured: the server's, where there is one.</summary>
    Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken);

    /// <summary>Takes the lease when it is free, over, or the caller's own already; of several callers at one moment one gets it.</summary>
    Task<LeaseAttempt> TakeAsync(LeaseKey key, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Holds the lease for <paramref name="duration"/> from now. False when another worker has taken it since, or it was released.</summary>
    Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Frees the lease at once; nothing happens when it is another worker's by now.</summary>
    Task ReleaseAsync(Lease lease, CancellationToken cancellationToken);
}
