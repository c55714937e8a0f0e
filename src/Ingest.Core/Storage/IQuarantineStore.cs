using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Rejected pages, one entry a link key.</summary>
public interface IQuarantineStore
{
    Task SaveAsync(QuarantineEntry entry, CancellationToken cancellationToken);

    /// <summary>Newest first; of one source or of all.</summary>
    Task<IReadOnlyList<QuarantineEntry>> LatestAsync(SourceId? source, int limit, CancellationToken cancellationToken);

    /// <summary>Removes an entry; false when there was none.</summary>
    Task<bool> RemoveAsync(string key, CancellationToken cancellationToken);
}
