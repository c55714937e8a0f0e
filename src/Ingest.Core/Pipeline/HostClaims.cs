using Ingest.Core.Fetch;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Hosts as leases in the store: one worker at a time talks to a host, and its spacing holds over workers and restarts.</summary>
public sealed class HostClaims(IIngestStore store, Worker worker, IOptions<PipelineOptions> options, TimeProvider time) : IHostClaims
{
    /// <summary>Another worker is usually done with its request long before its lease ends.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    public async Task<IHostClaim> ClaimAsync(string host, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (held, attempt) = await HeldLease.TakeAsync(store.Leases, LeaseKey.OfHost(host), worker, options.Value.Lease, time, cancellationToken);
            if (held is not null)
            {
                return await LearnAsync(held, host, cancellationToken);
            }

            var wait = attempt.Remaining < LookAgain ? attempt.Remaining : LookAgain;
            await Task.Delay(wait * (0.5 + Random.Shared.NextDouble()), time, cancellationToken);
        }
    }

    public async Task<DateTimeOffset?> KnownUntilAsync(string name, CancellationToken cancellationToken) =>
        await store.Hosts.FindAsync(name, cancellationToken) is { } known
            ? time.GetUtcNow() + (known.NextAllowedAt - await store.Leases.NowAsync(cancellationToken))
            : null;

    public async Task KeepAsync(string name, DateTimeOffset until, CancellationToken cancellationToken)
    {
        try
        {
            var ahead = until - time.GetUtcNow();
            await store.Hosts.SaveAsync(new HostState(name, await store.Leases.NowAsync(cancellationToken) + ahead), cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // This worker keeps to it all the same.
        }
    }

    private async Task<IHostClaim> LearnAsync(HeldLease held, string host, CancellationToken cancellationToken)
    {
        try
        {
            var known = await store.Hosts.FindAsync(host, cancellationToken);
            var ahead = known is null ? TimeSpan.Zero : known.NextAllowedAt - await store.Leases.NowAsync(cancellationToken);
            return new HostClaim(held, host, time.GetUtcNow() + ahead, store, time);
        }
        catch (Exception)
        {
            await held.DisposeAsync();
            throw;
        }
    }
}
