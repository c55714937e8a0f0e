using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is remembered about sources.</summary>
public interface ISourceStore
{
    /// <summary>Null before the first run.</summary>
    Task<SourceState?> FindAsync(SourceId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<SourceState>> AllAsync(CancellationToken cancellationToken);

    Task SaveAsync(SourceState state, CancellationToken cancellationToken);
}
