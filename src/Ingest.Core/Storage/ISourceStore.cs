using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is remembered about sources.</summary>
public interface ISourceStore
{
    /// <summary>Null when nothing is known; a source whose first run has only begun may be known without any time.</summary>
    Task<SourceState?> FindAsync(SourceId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<SourceState>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Writes what is remembered, all but <see cref="SourceState.OrderedPause"/> and <see cref="SourceState.FileGoneSince"/>: those of the store stay.</summary>
    Task SaveAsync(SourceState state, CancellationToken cancellationToken);

    /// <summary>Writes the pause that a person ordered, null for none, beside whatever a run writes at the same moment; a source of which nothing is known becomes known.</summary>
    Task OrderPauseAsync(SourceId id, Pause? pause, CancellationToken cancellationToken);

    /// <summary>Ends the pause that a person ordered at <paramref name="since"/>, as the store gave it; another that was ordered meanwhile stays.</summary>
    Task EndPauseAsync(SourceId id, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Writes when the source is due, as <see cref="OrderPauseAsync"/> writes a pause; a run in flight plans the time after it all the same.</summary>
    Task OrderDueAsync(SourceId id, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>The sources whose <see cref="SourceState.DueAt"/> has come, in order of their ids.</summary>
    Task<IReadOnlyList<SourceId>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes since when the file of a source is gone, null for not, beside whatever a run writes; a source of which nothing is known stays unknown.</summary>
    Task MarkFileGoneAsync(SourceId id, DateTimeOffset? since, CancellationToken cancellationToken);
}
