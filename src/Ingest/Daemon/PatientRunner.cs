using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Daemon;

/// <summary>Runs a source when the store is up; a run whose store goes away is taken up again, under the same tally, when it is back.</summary>
internal sealed class PatientRunner(SharedRunner runner, StoreWatch watch, ILogger<PatientRunner> logger)
{
    /// <summary>Null when it was told to stop while it waited.</summary>
    public async Task<SharedRun?> RunAsync(
        SourceDefinition source, bool onlyIfDue, RunTally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        while (await watch.UpAsync(waiting.Token))
        {
            try
            {
                return await runner.RunAsync(source, onlyIfDue, tally, stopping, cancellationToken);
            }
            catch (StoreUnavailableException exception)
            {
                logger.RunPaused(source.Id);
                watch.WentAway(exception);
            }
        }

        return null;
    }
}
