using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Reports of finished runs.</summary>
public interface IRunStore
{
    Task AddAsync(RunReport report, CancellationToken cancellationToken);

    /// <summary>Newest first; of one source or of all.</summary>
    Task<IReadOnlyList<RunReport>> LatestAsync(SourceId? source, int limit, CancellationToken cancellationToken);
}
