using Ingest.Core.Fetch;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Keeps what hosts asked for (Retry-After, spacing) in the store, so that a restart does not forget it.</summary>
public sealed class HostMemory(HostGate gate, IIngestStore store, TimeProvider time)
{
    /// <summary>Spacing shorter than this is not worth a write: a restart takes longer.</summary>
    private static readonly TimeSpan Worth = TimeSpan.FromSeconds(10);

    /// <summary>Hands the kept times to the gate; once, before the first request.</summary>
    public async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var hosts = await store.Hosts.AllAsync(cancellationToken);
        gate.Restore(hosts.Where(host => host.NextAllowedAt > now).Select(host => (host.Host, host.NextAllowedAt)));
    }

    /// <summary>Keeps what hosts have asked for since the last call; after every request, so that not even a kill forgets it.</summary>
    public async Task KeepHoldsAsync(CancellationToken cancellationToken)
    {
        foreach (var (host, until) in gate.TakeHolds())
        {
            await store.Hosts.SaveAsync(new HostState(host, until), cancellationToken);
        }
    }

    /// <summary>Keeps wide spacing too; after every run.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var least = time.GetUtcNow() + Worth;
        foreach (var (host, at) in gate.Snapshot().Where(host => host.NextAllowedAt > least))
        {
            await store.Hosts.SaveAsync(new HostState(host, at), cancellationToken);
        }
    }
}
