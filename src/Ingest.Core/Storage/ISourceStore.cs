using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is remembered about sources.</summary>
public interface ISourceStore
{
    /// <summary>Null when nothing is known; a source whose first run has only begun may be known without any time.</summary>
    Task<SourceState?> FindAsync(SourceId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<SourceState>> AllAsync(CancellationToken cancellationToken);

    Task SaveAsync(SourceState state, CancellationToken cancellationToken);
}
