using Ingest.Core.Sources;

namespace Ingest.Daemon;

/// <summary>Starts a run of a source out of turn (the scheduler is a process boundary of its own, recorded in tests).</summary>
internal interface ISourceTrigger
{
    /// <summary>Runs the source at <paramref name="at"/>, whatever its due time says.</summary>
    Task PushAsync(SourceDefinition source, DateTimeOffset at, CancellationToken cancellationToken);
}
