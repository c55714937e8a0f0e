namespace Ingest.Core.Storage;

/// <summary>What is remembered about hosts.</summary>
public interface IHostStore
{
    Task<IReadOnlyList<HostState>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Null when nothing is remembered.</summary>
    Task<HostState?> FindAsync(string host, CancellationToken cancellationToken);

    /// <summary>Keeps the later of the time that is known and this one: whoever asked for the longer wait is heeded.</summary>
    Task SaveAsync(HostState state, CancellationToken cancellationToken);
}
