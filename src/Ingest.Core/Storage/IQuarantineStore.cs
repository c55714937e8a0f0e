using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Rejected pages, one entry a link key.</summary>
public interface IQuarantineStore
{
    Task SaveAsync(QuarantineEntry entry, CancellationToken cancellationToken);

    /// <summary>Newest first, those of one time by key; of one source or of all, and only those behind <paramref name="after"/> where it is given.</summary>
    Task<IReadOnlyList<QuarantineEntry>> LatestAsync(SourceId? source, QuarantinePlace? after, int limit, CancellationToken cancellationToken);

    /// <summary>Number of entries; of one source or of all.</summary>
    Task<long> CountAsync(SourceId? source, CancellationToken cancellationToken);

    /// <summary>Removes an entry; false when there was none.</summary>
    Task<bool> RemoveAsync(string key, CancellationToken cancellationToken);
}
