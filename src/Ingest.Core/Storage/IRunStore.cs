using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Reports of finished runs.</summary>
public interface IRunStore
{
    Task AddAsync(RunReport report, CancellationToken cancellationToken);

    /// <summary>Newest first; of one source or of all.</summary>
    Task<IReadOnlyList<RunReport>> LatestAsync(SourceId? source, int limit, CancellationToken cancellationToken);

    /// <summary>New stories of a source by its runs that began after a time; null when none is known that began by then.</summary>
    Task<int?> StoredSinceAsync(SourceId source, DateTimeOffset since, CancellationToken cancellationToken);
}
