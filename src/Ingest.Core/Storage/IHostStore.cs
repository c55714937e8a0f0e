namespace Ingest.Core.Storage;

/// <summary>What is remembered about hosts.</summary>
public interface IHostStore
{
    Task<IReadOnlyList<HostState>> AllAsync(CancellationToken cancellationToken);

    Task SaveAsync(HostState state, CancellationToken cancellationToken);
}
