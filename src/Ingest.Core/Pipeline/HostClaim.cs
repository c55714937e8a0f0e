using Ingest.Core.Fetch;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>One host that is this worker's. Times are kept by the store's clock, so that workers whose own clocks differ space alike.</summary>
internal sealed class HostClaim(HeldLease held, string host, DateTimeOffset nextAllowedAt, IIngestStore store, TimeProvider time) : IHostClaim
{
    private DateTimeOffset? _holdUntil;

    public DateTimeOffset NextAllowedAt => nextAllowedAt;

    public bool IsCurrent => held.IsCurrent;

    public async Task StartAsync(DateTimeOffset nextAllowedAt, CancellationToken cancellationToken)
    {
        var storeNow = await store.Leases.NowAsync(cancellationToken);
        await store.Hosts.SaveAsync(new HostState(host, storeNow + (nextAllowedAt - time.GetUtcNow())), cancellationToken);
    }

    public void Hold(DateTimeOffset until) => _holdUntil = until;

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_holdUntil is { } until)
            {
                await StartAsync(until, CancellationToken.None);
            }
        }
        catch (StoreUnavailableException)
        {
            // This worker keeps to it all the same; only a restart while the store is away forgets it.
        }

        await held.DisposeAsync();
    }
}
